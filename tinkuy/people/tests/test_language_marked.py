"""Words of another language than the page's say so, to who hears the page read."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

import tinkuy

PAGE = "{% load content %}<p{% lang code %}>{{ words }}</p>{% written words code %}"


@pytest.mark.parametrize(
    ("code", "page"),
    [
        ("es", '<p lang="es">¿Qué &lt;b&gt; quedó?</p><span lang="es">¿Qué &lt;b&gt; quedó?</span>'),
        ("pt-br", "<p>¿Qué &lt;b&gt; quedó?</p>¿Qué &lt;b&gt; quedó?"),
        ("", "<p>¿Qué &lt;b&gt; quedó?</p>¿Qué &lt;b&gt; quedó?"),
    ],
)
def test_words_are_marked_where_the_page_speaks_another_language(code, page):
    with translation.override("pt-br"):
        assert Template(PAGE).render(Context({"code": code, "words": "¿Qué <b> quedó?"})) == page


@pytest.mark.parametrize(
    ("texts", "words"),
    [({"es": "¿Qué quedó?"}, '<span lang="es">¿Qué quedó?</span>'), ({"es": "Sí", "pt-br": "Sim"}, "Sim"), ({}, "")],
)
def test_content_is_marked_where_it_is_not_in_the_language_of_the_page(texts, words):
    with translation.override("pt-br"):
        assert Template("{% load content %}{% content texts %}").render(Context({"texts": texts})) == words


def test_one_tag_decides_whether_words_are_marked():
    templates = Path(tinkuy.__file__).parent.rglob("templates/**/*.html")

    assert [str(one) for one in templates if re.search(r"!= LANGUAGE_CODE", one.read_text("utf-8"))] == []

"""A country after «of», as each language says it."""

import pytest
from django.template import Context, Template
from django.utils import translation

from tinkuy.people.countries import countries, countries_of, country_after, country_of


@pytest.mark.parametrize(
    ("language", "code", "words"),
    [
        ("pt-br", "AR", "da Argentina"),
        ("pt-br", "EC", "do Equador"),
        ("pt-br", "CU", "de Cuba"),
        ("es", "EC", "de Ecuador"),
        ("en", "PE", "of Peru"),
    ],
)
def test_a_country_draws_its_article_in_only_where_the_language_does(language, code, words):
    with translation.override(language):
        assert country_of(code) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pt-br", "na Bolívia, no Peru, em Cuba; à Bolívia, ao Peru, a Cuba; pela Bolívia, pelo Peru, por Cuba"),
        ("es", "en Bolivia, en Perú, en Cuba; a Bolivia, a Perú, a Cuba; por Bolivia, por Perú, por Cuba"),
        ("en", "in Bolivia, in Peru, in Cuba; to Bolivia, to Peru, to Cuba; for Bolivia, for Peru, for Cuba"),
    ],
)
def test_a_country_stands_after_each_preposition_as_its_language_says(language, words):
    with translation.override(language):
        after = [", ".join(country_after(word, code) for code in ("BO", "PE", "CU")) for word in ("in", "to", "for")]

    assert "; ".join(after) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("pt-br", "da Argentina, do Brasil e de Cuba"), ("es", "de Argentina, Brasil y Cuba")],
)
def test_several_countries_draw_each_their_article_in(language, words):
    with translation.override(language):
        assert countries_of(["CU", "BR", "AR"]) == words


def test_a_page_says_a_country_as_subject_and_object():
    page = Template("{% load content %}{{ code|the_country|capfirst }} · cita {{ code|the_country }}")
    with translation.override("pt-br"):
        assert page.render(Context({"code": "BR"})) == "O Brasil · cita o Brasil"


def test_every_article_is_one_of_portuguese():
    assert {one.article_pt for one in countries().values()} == {"", "a", "o"}

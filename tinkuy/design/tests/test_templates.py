"""What holds for every template of the product: nothing inline, every icon, style sheet and script there."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tinkuy.design.icons import SHAPES, icon

PACKAGE = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
OURS = [path for path in TEMPLATES if "notices" not in path.parts or "mail" not in path.parts]


def name(path):
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_template_has_no_inline_style_script_or_handler(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle\s*=", text)
    assert "<style" not in text
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<script(?![^>]*(\ssrc=|\"application/ld\+json\"))[^>]*>", text)
    assert not re.search(r"(src|href)=\"(https?:)?//", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_icon_that_a_template_names_exists(path):
    named = re.findall(r"{%\s*icon\s+[\"']([\w-]+)[\"']", path.read_text(encoding="utf-8"))

    assert set(named) <= set(SHAPES)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_file_that_a_template_links_exists(path):
    linked = re.findall(r"{%\s*static\s+[\"']([^\"']+)[\"']", path.read_text(encoding="utf-8"))

    assert [file for file in linked if not finders.find(file)] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_every_icon_is_drawn_and_decorative_until_it_has_a_label(shape):
    assert 'aria-hidden="true"' in icon(shape)
    assert 'role="img" aria-label="Aviso"' in icon(shape, "Aviso")


def test_an_unknown_icon_is_refused():
    with pytest.raises(KeyError):
        icon("llama")

"""What holds for every template of the product: nothing inline, every icon, style sheet and script there."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tinkuy.design.components import SHAPES, icon

PACKAGE = Path(__file__).resolve().parent.parent.parent
NAMED_BY_BUTTONS = {'id="withdraw"', 'id="cite"', 'id="undo"', 'id="decide"'}
"""Forms whose buttons say where each of them goes."""
INLINE = [
    re.compile(r"\sstyle\s*="),
    re.compile(r"<style"),
    re.compile(r"\son[a-z]+\s*=\s*[\"']"),
    re.compile(r"<script(?![^>]*(\ssrc=|\"application/ld\+json\"))[^>]*>"),
    re.compile(r"(src|href)=\"(https?:)?//"),
]


@pytest.fixture(scope="module")
def templates() -> dict[Path, str]:
    """The text of each template of the product."""
    return {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("templates/**/*.html"))}


def matches_in(templates: dict[Path, str], pattern: str) -> Iterator[tuple[str, str]]:
    """Each template's place with each match of *pattern* in it."""
    for path, text in templates.items():
        for match in re.findall(pattern, text):
            yield str(path.relative_to(PACKAGE)), match


def faults(found: Iterable[tuple[str, str]], right: Iterable[str]) -> list[tuple[str, str]]:
    return [(path, match) for path, match in found if match not in right]


def test_a_template_of_a_page_has_no_inline_style_script_or_handler(templates):
    """Mails have to carry their style with them."""
    pages = {path: text for path, text in templates.items() if path.name != "mail.html" or "notices" not in path.parts}

    assert len(pages) > 200
    assert [
        (path.name, pattern.pattern) for path, text in pages.items() for pattern in INLINE if pattern.search(text)
    ] == []


def test_every_icon_that_a_template_names_exists(templates):
    assert faults(matches_in(templates, r"{%\s*icon\s+[\"']([\w-]+)[\"']"), SHAPES) == []


def test_every_file_that_a_template_links_exists(templates):
    linked = [*matches_in(templates, r"{%\s*static\s+[\"']([^\"']+)[\"']")]
    there = {file for file in {file for _path, file in linked} if finders.find(file)}

    assert there
    assert faults(linked, there) == []


def test_a_form_that_is_sent_says_where_to_so_that_no_old_fragment_stays(templates):
    """Without an address of its own the answer keeps the fragment of the page, and opens far from its errors."""
    sent = matches_in(templates, r"<form\b[^>]*method=\"post\"[^>]*>")

    assert [
        (path, form)
        for path, form in sent
        if "action=" not in form and not any(button in form for button in NAMED_BY_BUTTONS)
    ] == []


def test_no_form_leads_past_its_errors(templates):
    """To the summary on top; the question in the room has its one error within its own form, the choice of a country
    whose hours are read can have none, nor can the button that makes a link to copy.
    """
    assert (
        faults(matches_in(templates, r"<form\b[^>]*action=\"[^\"]*?#([\w-]+)\""), {"errors", "ask", "hours", "contact"})
        == []
    )


def test_no_template_tells_a_fault_in_words_of_its_own(templates):
    assert faults(matches_in(templates, r"for \w+ in [\w.]+\.errors(?!\.answer)"), ()) == []


def test_every_icon_is_drawn_and_decorative_until_it_has_a_label():
    assert [shape for shape in SHAPES if 'aria-hidden="true"' not in icon(shape)] == []
    assert [shape for shape in SHAPES if 'role="img" aria-label="Aviso"' not in icon(shape, "Aviso")] == []


def test_an_unknown_icon_is_refused():
    with pytest.raises(KeyError):
        icon("llama")

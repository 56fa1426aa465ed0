"""I06: markup in any writable field is shown as text, in a file, in a search, in the answer to a deed.

On every page, as the team and as a visitor see it: `test_answers.py`.
"""

import re

import pytest
from django.test import Client

from tests.promises.access.worlds import World
from tests.promises.pages.poisoned import MARKUP, make_poisoned_world
from tests.promises.pages.read_pages import ALIVE, Page

pytestmark = pytest.mark.one_database


@pytest.fixture
def world(db) -> World:
    return make_poisoned_world()


def test_promise_I06_a_sheet_as_markdown_holds_markup_as_words_only(world):
    text = Client().get("/es/hub/una-ficha.md").text

    assert "zz7()" in text
    assert not re.search(r"(?<!\\)<(?!https?://|hub@)", text)
    assert "](<" not in text  # no link, since every address was a script
    assert "](javascript" not in text.casefold()


def test_promise_I06_a_search_by_a_canary_answers_with_it_as_text(world):
    page = Client().get("/es/hub/", {"q": MARKUP}).text

    assert "&lt;img src=x" in page
    assert not [mark for mark in ALIVE if mark in page]


def test_promise_I06_a_message_after_a_deed_holds_its_words_as_text(world):
    client = Client()
    client.force_login(world.persons["coordination"])
    speaker = world.rows["Speaker"]

    page = client.post(
        f"/es/team/c/{world.cycle.slug}/systematise/speakers/{speaker.pk}/",
        {"country": "PE", "sector": ""},
        follow=True,
    )

    assert page.status_code == 200
    assert not [mark for mark in ALIVE if mark in page.text]


def test_promise_I06_an_address_that_is_a_script_is_seen_by_this_test():
    page = Page('<a href=" java\nscript:x">a</a><img src="x" onerror="y">')

    assert len(page.runs) == 2

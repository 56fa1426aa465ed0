"""A deed that cannot be taken back is not one press away: its form stands folded, with a sentence on what goes."""

import re
from pathlib import Path

import pytest

import tinkuy

PACKAGE = Path(tinkuy.__file__).parent

WITHOUT_A_WAY_BACK = (
    "planning:remove_segment",
    "planning:remove_theme",
    "planning:remove_task",
    "planning:take_guest_photo",
    "planning:remove_guest_photo",
    "planning:withdraw_decision",
    "people:remove_passkey",
    "people:remove_code_app",
    "systematisation:remove_transcript",
    "systematisation:remove_double_coding",
)

pytestmark = pytest.mark.one_database


def templates() -> str:
    return "".join(place.read_text("utf-8") for place in PACKAGE.rglob("templates/**/*.html"))


def test_deeds_without_a_way_back_ask_first():
    pages = templates()

    pressed = {route for route in WITHOUT_A_WAY_BACK if re.search(rf"action=\"{{% url '{route}'[^%]*%}}\"", pages)}
    assert pressed == set()
    assert [route for route in WITHOUT_A_WAY_BACK if f"'{route}'" not in pages] == []


def test_roles_are_taken_on_a_page_of_their_own():
    assert not re.search(r"action=\"{% url 'planning:take_(hub_)?role'", templates())

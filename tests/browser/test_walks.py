"""What a walk sees of a page: under a thumb at each width, with all that is unfolded, by turns in the dark."""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import PHONE
from tests.browser.test_looking import BEGINNING, PLAIN, READABLE
from tests.browser.walks import DARK_PHONES, DESK, PHONES, TABLETS, UNFOLDED, Walk

READ = (
    f"<style>body {{ margin: 0; line-height: 24px }} a {{ {PLAIN} }} .high {{ display: block; height: 44px }}</style>"
)
LOW = '<a href="/">Baja</a>'
UNDER_A_THUMB = sorted((*PHONES, *TABLETS, UNFOLDED))


@pytest.fixture
def walked(walk_pages):
    """`walked("<p>…</p>", at_desk=False)`: what a walk noted of it, as of its third page where *at* is 2."""
    page: Page = walk_pages()

    def look(words: str, *, at: int = 0, at_desk: bool = True) -> Walk:
        page.set_content(f"{BEGINNING}{READ}{words}")
        walk = Walk(pages=["another"] * at)
        walk.look(page, "page", at_desk=at_desk)
        return walk

    return look


def widths(found: list[str]) -> list[int]:
    return sorted(int(one.partition(" px")[0]) for one in found)


def test_what_is_low_is_told_at_every_width_of_a_thumb(walked):
    assert widths(walked(LOW).low) == UNDER_A_THUMB
    assert walked('<a href="/" class="high">Alta</a>').low == []
    assert walked(f"<p>En una frase se lee {LOW}.</p>").low == []


@pytest.mark.parametrize("width", UNDER_A_THUMB)
def test_what_is_low_at_one_width_alone_is_told(walked, width):
    style = f"<style>.one {{ min-height: 44px }} @media (width: {width}px) {{ .one {{ min-height: 30px }} }}</style>"

    assert widths(walked(f'{style}<button class="one">Botón</button>').low) == [width]


def test_a_mouse_needs_no_height(walked):
    style = "<style>@media (pointer: coarse) { button { min-height: 44px } }</style>"

    assert walked(f"{style}<button>Botón</button>").low == []


def test_words_under_another_thing_to_press_are_told(walked):
    near = (
        '<div><a href="/" style="padding: 14px 0">Una</a></div><div><a href="/" style="padding: 14px 0">Otra</a></div>'
    )
    over = '<div style="position: relative"><a href="/" class="high">Una</a>'
    over += '<a href="/" class="high" style="position: absolute; inset: 0">Otra</a></div>'

    assert widths(walked(near).under) == UNDER_A_THUMB
    assert walked(near).under[0].endswith(": Una / Otra")
    assert walked(over).under == []
    assert walked('<label class="high">Casilla <input type="checkbox"></label>').under == []


def test_what_sticks_out_on_a_tablet_is_told(walked):
    assert widths(walked("<style>@media (width: 820px) { h1 { width: 840px } }</style>").wide) == [820]


def test_what_can_be_unfolded_is_looked_at(walked):
    folded = "<details name=one><summary class=high>Más</summary>{}</details>"
    folded += "<details name=one open><summary class=high>Menos</summary></details>"
    found = walked(folded.format(f'{LOW}<p style="color: #eee; background: #fff">No se lee.</p>'))

    assert widths(found.low) == [UNFOLDED]
    assert [bool(found.faults[window]) for window in (DESK, *DARK_PHONES)] == [False, True, False]


@pytest.mark.parametrize(("at", "window"), list(enumerate((DESK, *DARK_PHONES))))
def test_axe_looks_by_turns(walked, at, window):
    unread = READABLE + '<p style="color: #eee; background: #fff">No se lee.</p>'

    found = walked(unread, at=at, at_desk=False)

    assert [where for where, faults in found.faults.items() if faults] == [window]
    assert all("color-contrast" in fault for fault in found.faults[window])
    assert walked(READABLE, at=at, at_desk=False).faults[window] == []


def test_a_page_is_as_wide_as_a_desk_also_where_axe_looks_at_a_telephone(walked):
    style = "<style>@media (width: 1280px) { h1 { width: 1300px } }</style>"

    assert "in a window of 1280" in walked(style, at=1, at_desk=False).faults[DESK][0]
    assert walked(style, at=1, at_desk=False).faults[PHONE, True] == []

"""Leaving in a hurry, in real browsers against a real `tinkuy serve`: the door is closed behind, also for Back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live.room import Room, ask
from tests.browser.looking import PHONE, TALLEST_BAR, height_of_bars

ELSEWHERE = "https://www.wikipedia.org/**"


@pytest.fixture
def elsewhere(room: Room):
    """`elsewhere(page)`: the neutral page answers without a network."""

    def answer(page: Page) -> Page:
        page.context.route(ELSEWHERE, lambda route: route.fulfill(body="<title>Otra</title>", content_type="text/html"))
        return page

    return answer


def walk(room: Room, page: Page) -> str:
    """From one's own page to the room, where a question without a name is asked; the address of one's own page."""
    own = room.seeded["path"].split("/s/")[0].replace("/c/", "/me/") + "/"
    page.goto(own)
    expect(page.get_by_text("Aparece como")).to_be_visible()
    page.goto(room.seeded["path"])
    ask(page, "¿Quién me protege?")
    expect(page.get_by_text("¿Quién me protege?").first).to_be_visible()
    return own


def assert_closed(page: Page, own: str, path: str) -> None:
    """Nothing of hers stands anywhere on the way back, nor at the addresses."""
    for _step in range(4):
        page.go_back()
        expect(page.locator("body")).not_to_contain_text("¿Quién me protege?")
        expect(page.locator("body")).not_to_contain_text("Aparece como")
    for address in (own, path):
        page.goto(address)
        expect(page).to_have_url(re.compile(r"/me/\?next="))


def test_after_the_exit_back_shows_nothing_of_hers(room, elsewhere):
    page = elsewhere(room.listening("Tero"))
    other = elsewhere(page.context.new_page())
    own = walk(room, page)
    other.goto(own)
    page.get_by_label("Su pregunta").fill("Algo delicado")

    page.get_by_role("button", name="Salir rápido").click()

    expect(page).to_have_title("Otra")
    expect(other).to_have_title("Otra")  # the other tab left too
    assert_closed(page, own, room.seeded["path"])
    assert page.evaluate("sessionStorage.length") == 0


def test_without_a_line_the_door_is_closed_when_it_is_back(room, elsewhere):
    page = elsewhere(room.listening("Tero"))
    own = walk(room, page)
    page.context.route("**/exit/", lambda route: route.abort())

    for _press in range(3):
        page.keyboard.press("Escape")

    expect(page).to_have_title("Otra")
    assert_closed(page, own, room.seeded["path"])


def test_without_scripts_it_is_a_form_that_does_the_same(room, elsewhere):
    page = elsewhere(room.page_of("Tero", java_script_enabled=False))
    own = walk(room, page)

    page.get_by_role("button", name="Salir rápido").click()

    expect(page).to_have_title("Otra")
    assert_closed(page, own, room.seeded["path"])


def test_on_a_phone_the_same_words_stand_where_the_thumb_is_and_cover_nothing(room):
    page = room.page_of("Tero", width=PHONE)
    cycle = room.seeded["path"].split("/s/")[0]
    for address in (room.seeded["path"], f"{cycle}/", f"{cycle}/register/", "/es/me/", "/es/"):
        page.goto(address)
        for _position in ("top", "foot"):
            place = page.get_by_role("button", name="Salir rápido", exact=True).bounding_box()
            assert place, address
            assert place["height"] >= 44
            assert place["x"] + place["width"] > PHONE / 2
            assert place["y"] > 600, address
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            at = [12, place["y"] + place["height"] / 2]
            is_bar = page.evaluate(IN_BAR, at)
            assert is_bar, f"{address}: a sentence runs beside the button, and under it"
            assert height_of_bars(page) <= TALLEST_BAR, address
        bars = page.locator(".jump-bar, .phone-bar, .site-footer a, .room-foot a")
        for bar in [one.bounding_box() for one in bars.all() if one.is_visible()]:
            assert not overlap(place, bar), address


IN_BAR = "([x, y]) => !!document.elementFromPoint(x, y).closest('.quick-exit-form, .beside-exit')"


def overlap(one: dict, other: dict) -> bool:
    across = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    return across and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]

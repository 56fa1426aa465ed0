"""A transcript of some time at the workbench: a part of it stands at once, the rest comes while one looks at it."""

from collections.abc import Callable

import pytest
from django_scopes import scope
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.looking import PHONE, assert_accessible, assert_no_overflow, assert_stands
from tests.browser.stage import TEAM, Held, held_cycle
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.evidence.queries.lookup import CAPTIONS_AT_ONCE
from tinkuy.systematisation.workbench.tests.long_transcript import long_transcript

PAGE = f"{TEAM}systematise/s/1/"
ALL = 600
CAPTIONS = "[data-transcript] li[id^=cue-]"
TOP = "id => document.getElementById(id).getBoundingClientRect().top"
ROUNDING = 2
"""Pixels: a browser scrolls by whole ones, once for each piece, and once where captions above turn out to be higher."""
IN_ORDER = f"""[...document.querySelectorAll("{CAPTIONS}")].every((item, place) => item.id === `cue-${{place + 1}}`)"""


@pytest.fixture
def held(db) -> Held:
    held = held_cycle()
    with scope(cycle=held.cycle):
        long_transcript(held.cycle, held.webinars[0], captions=ALL, quotes=120)
    return held


def hold_pieces(page: Page, *, made: bool = False) -> Callable[[], None]:
    """Pieces of *page* wait until what is returned is called: those that are asked for, or those that are *made*."""
    waiting: list[tuple[Route, APIResponse | None]] = []
    is_open = False

    def wait(route: Route) -> None:
        if "x-part" not in route.request.headers or is_open:
            route.continue_()
            return
        answer = route.fetch() if made else None
        if is_open:  # let go while it was being made
            go_on(route, answer)
        else:
            waiting.append((route, answer))

    def go_on(route: Route, answer: APIResponse | None) -> None:
        route.fulfill(response=answer) if answer else route.continue_()

    def let_go() -> None:
        nonlocal is_open
        is_open = True
        for route, answer in waiting:
            go_on(route, answer)

    page.route("**/systematise/s/1/*", wait)
    return let_go


def expect_all(page: Page) -> None:
    expect(page.locator(CAPTIONS)).to_have_count(ALL)
    expect(page.locator("[data-more]")).to_have_count(0)
    assert page.evaluate(IN_ORDER)
    expect(page.locator(".scrubber a[href^='#quote-']")).to_have_count(page.locator(".scrubber a").count())


def quote_after(held: Held, place: int) -> Excerpt:
    with scope(cycle=held.cycle):
        return Excerpt.objects.filter(cue__ordinal__gt=place).select_related("cue").order_by("start_ms")[0]


@pytest.mark.parametrize("width", [1280, PHONE])
def test_the_caption_of_an_address_stays_in_place_while_the_rest_arrives(browse, enter, held, width):
    page = browse(width=width)
    enter(page, held.systematisation)
    let_go = hold_pieces(page)

    page.goto(f"{PAGE}?cue=400#cue-400")
    expect(page.locator("[data-more=after] [data-coming]")).to_be_visible()
    expect(page.locator("[data-more=before] [data-coming]")).to_be_visible()
    expect(page.locator(CAPTIONS)).to_have_count(CAPTIONS_AT_ONCE)
    expect(page.locator("#cue-400")).to_be_in_viewport()
    assert_stands(page)
    before = page.evaluate(TOP, "cue-400")
    let_go()
    expect_all(page)

    assert abs(page.evaluate(TOP, "cue-400") - before) <= ROUNDING
    if width == PHONE:
        assert_accessible(page)


def test_an_address_that_only_the_browser_knows_is_gone_to_when_its_caption_arrives(desk, enter, held):
    enter(desk, held.systematisation)
    quote = quote_after(held, 450)

    for anchor in ("cue-550", f"quote-{quote.public_id}"):
        desk.goto("about:blank")
        desk.goto(f"{PAGE}#{anchor}")
        expect_all(desk)
        expect(desk.locator(f"#{anchor}")).to_be_in_viewport()
        assert desk.evaluate("id => document.querySelector(':target').id === id", anchor)


def test_keys_and_a_selection_go_over_the_edge_of_what_was_there_first(desk, enter, held):
    enter(desk, held.systematisation)
    desk.goto(PAGE)
    expect_all(desk)

    edge = desk.locator(f"#cue-{CAPTIONS_AT_ONCE}")
    edge.evaluate("item => item.focus()")
    desk.keyboard.press("j")
    expect(desk.locator(f"#cue-{CAPTIONS_AT_ONCE + 1}")).to_be_focused()
    desk.keyboard.press("k")
    expect(edge).to_be_focused()
    for at, place in enumerate((CAPTIONS_AT_ONCE, CAPTIONS_AT_ONCE + 1)):
        words = desk.locator(f"#cue-{place} .words")
        words.scroll_into_view_if_needed()
        box = words.bounding_box()
        assert box
        desk.mouse.move(box["x"] + 4, box["y"] + 12) if not at else desk.mouse.move(box["x"] + 60, box["y"] + 12)
        (desk.mouse.up if at else desk.mouse.down)()
    knots = desk.locator(".scrubber a").count()
    desk.locator("#palette button[value=risk]").click()
    desk.locator("#code-options [role=option]", has_text="Sin código").click()
    expect(desk.locator(".told")).to_have_text("Guardada como cita de Riesgo.")
    expect(desk.locator(".scrubber a")).to_have_count(knots + 1)
    with scope(cycle=held.cycle):
        coded = Excerpt.objects.select_related("cue", "last_cue").order_by("-pk")[0]
        assert (coded.cue.ordinal, coded.last_cue.ordinal) == (CAPTIONS_AT_ONCE, CAPTIONS_AT_ONCE + 1)


def test_what_is_undone_while_a_piece_is_on_its_way_is_not_in_it(desk, enter, held):
    with scope(cycle=held.cycle):
        cue = lookup.cues(1).get(ordinal=300)
        bars = Excerpt.objects.filter(cue__ordinal__range=(298, 300)).exclude(cue__ordinal__lt=300, last_cue=None)
        before = sum(1 for one in bars if (one.last_cue or one.cue).ordinal >= 300)
        quote = code_passage(actor=held.systematisation, cue=cue, start=0, end=3, kind="risk")
    enter(desk, held.systematisation)
    let_go = hold_pieces(desk, made=True)
    desk.goto(PAGE)
    expect(desk.locator("[data-more=after] [data-coming]")).to_be_visible()

    desk.get_by_role("button", name="Deshacer").click()
    expect(desk.locator(".told")).to_have_text("Deshecho.")
    let_go()
    expect_all(desk)
    expect(desk.locator("#cue-300 .bars i")).to_have_count(before)
    expect(desk.locator(f"a[href='#quote-{quote.public_id}']")).to_have_count(0)


def test_a_reload_in_the_middle_stays_there(desk, enter, held):
    enter(desk, held.systematisation)
    desk.goto(PAGE)
    expect_all(desk)
    desk.locator("#cue-350").evaluate("item => item.scrollIntoView({ block: 'center' })")
    expect(desk.locator("#cue-350")).to_be_in_viewport()

    desk.reload()
    expect_all(desk)
    expect(desk.locator("#cue-350")).to_be_in_viewport()


def test_without_a_line_the_links_remain_and_with_it_the_rest_arrives(desk, enter, held):
    enter(desk, held.systematisation)
    refuse = lambda route: route.abort() if "x-part" in route.request.headers else route.continue_()  # noqa: E731
    desk.route("**/systematise/s/1/*", refuse)

    desk.goto(f"{PAGE}?cue=400#cue-400")
    expect(desk.locator("[data-more=after] [data-missing]")).to_be_visible()
    expect(desk.locator("[data-more=before] [data-missing]")).to_be_visible()
    expect(desk.locator("[data-more=before] a")).to_be_visible()
    desk.unroute("**/systematise/s/1/*", refuse)
    desk.context.set_offline(True)
    desk.context.set_offline(False)
    expect_all(desk)


def test_without_scripts_one_goes_from_part_to_part_and_from_a_knot_to_its_caption(without_scripts, enter, held):
    page = without_scripts
    enter(page, held.systematisation)
    page.goto(PAGE)

    page.get_by_role("link", name="Los subtítulos que siguen, de 09:00 a 17:56").click()
    expect(page.locator(f"#cue-{CAPTIONS_AT_ONCE + 1}")).to_be_in_viewport()
    expect(page.locator(CAPTIONS)).to_have_count(CAPTIONS_AT_ONCE)
    page.get_by_role("link", name="Los subtítulos anteriores, de 00:00 a 08:56").click()
    expect(page.locator(f"#cue-{CAPTIONS_AT_ONCE}")).to_be_in_viewport()

    place = quote_after(held, 450).cue.ordinal
    page.goto(PAGE)
    page.locator(f".scrubber a[href='?to={place}']").focus()  # others may lie over it
    page.keyboard.press("Enter")
    expect(page.locator(f"#cue-{place}")).to_be_in_viewport()
    assert page.url.endswith(f"?cue={place}#cue-{place}")
    assert_no_overflow(page, PHONE)

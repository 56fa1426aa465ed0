"""Coding at the workbench: by keys alone, by mouse alone."""

import pytest
from django_scopes import scope
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import assert_accessible, assert_stands
from tests.browser.stage import TEAM, Held, file_of_the_example, held_cycle
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.transcripts.actions.importing import import_transcript

IS_ABOVE = """selectors => {
    const [upper, lower] = selectors.map(one => document.querySelector(one).getBoundingClientRect());
    return upper.bottom <= lower.top;
}"""
PAGE = f"{TEAM}systematise/s/1/"


@pytest.fixture
def held(db) -> Held:
    """The example's first transcript, and a codebook of two words."""
    held = held_cycle()
    with scope(cycle=held.cycle):
        import_transcript(
            actor=held.systematisation,
            webinar=held.webinars[0],
            data=file_of_the_example("session-1.vtt")["buffer"],
            filename="session-1.vtt",
        )
        for kind, name in (("risk", "Captación en línea"), ("good_practice", "Alojamiento puente")):
            add_code(actor=held.systematisation, cycle=held.cycle, kind=kind, name={"es": name})
    return held


def quotes(held: Held) -> list[tuple[str, str, bool]]:
    """Kind, label of the code, and whether it goes over captions, in the order in which they were coded."""
    with scope(cycle=held.cycle):
        coded = Excerpt.objects.select_related("code").order_by("pk")
        return [(one.kind, one.code.label if one.code else "", one.last_cue_id is not None) for one in coded]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_capability_S4_passages_are_coded_undone_and_done_again_by_keys_alone(desk: Page, enter, held):
    enter(desk, held.systematisation)
    desk.goto(PAGE)
    status = desk.locator(".told")

    press(desk, "?")
    expect(desk.locator("#keys-help")).to_be_visible()
    press(desk, "?", "j", "j", "Enter", "Shift+ArrowDown")
    expect(desk.locator("#palette")).to_be_visible()
    assert_accessible(desk)
    desk.keyboard.type("aloj")  # no kind first: the code brings its own
    press(desk, "Enter")
    expect(status).to_have_text("Guardada como cita de BP-1.")
    expect(desk.locator("#cue-2")).to_be_focused()
    expect(desk.locator("#times-" + str(code_of(held, "good_practice")))).to_have_text("1")
    assert_accessible(desk)

    press(desk, "j", "j", "Enter", "ArrowRight", "3")
    desk.keyboard.type("Palabra nueva")
    press(desk, "Enter")
    expect(status).to_have_text("Guardada como cita de LE-1.")
    expect(desk.locator(".codes [data-label='LE-1']")).to_be_visible()

    press(desk, "Control+z", "Control+z")
    expect(desk.locator("mark")).to_have_count(0)
    press(desk, "Control+Shift+z")
    expect(desk.locator("mark").first).to_be_visible()
    assert [kind for kind, _label, _over in quotes(held)] == ["good_practice"]

    press(desk, "]")
    expect(desk.locator(".quote-code a").first).to_be_focused()
    desk.locator("#keys-on").uncheck()
    press(desk, "?")
    expect(desk.locator("#keys-help")).to_be_hidden()


def test_capability_S4_overlapping_passages_are_coded_by_mouse_and_nothing_is_lost_without_a_line(
    desk: Page, enter, held
):
    enter(desk, held.systematisation)
    desk.goto(PAGE)

    drag(desk, ("#cue-2", 0.0), ("#cue-3", 0.5))
    desk.locator("#palette button[value=risk]").click()
    desk.context.set_offline(True)
    option(desk, "RI-1").click()
    expect(desk.locator("[data-refusal]")).to_contain_text("Sin conexión")
    desk.context.set_offline(False)
    option(desk, "RI-1").click()
    expect(desk.locator(".told")).to_have_text("Guardada como cita de RI-1.")

    drag(desk, ("#cue-3", 0.1), ("#cue-3", 0.9))
    desk.locator("#palette button[value=lesson]").click()
    option(desk, "Sin código").click()
    expect(desk.locator("#cue-3 .bars i")).to_have_count(2)
    assert_stands(desk)
    assert quotes(held) == [("risk", "RI-1", True), ("lesson", "", False)]

    desk.get_by_role("button", name="Deshacer").click()
    expect(desk.locator("#cue-3 .bars i")).to_have_count(1)
    expect(desk.locator(".scrubber a")).to_have_count(1)
    assert quotes(held) == [("risk", "RI-1", True)]
    assert_links_leave_the_words_free(desk)

    desk.goto(f"{PAGE}cues/3/edit/")
    desk.locator("[name=text]").press_sequentially("Además, ")
    desk.get_by_role("button", name="Guardar", exact=True).click()
    expect(desk.locator(".messages")).to_be_visible()
    desk.evaluate("scrollTo(0, 0)")  # the page opens at the caption, and the message stays in sight
    assert desk.evaluate(IS_ABOVE, [".messages", ".spoken"])  # a message pushes no column aside


def assert_links_leave_the_words_free(page: Page) -> None:
    """Under the minute, one below the other: what is selected by mouse is not covered."""
    page.locator("#cue-3 .words").hover()
    words = box(page, "#cue-3 .words")
    code, correct = (box(page, f"#cue-3 .cue-links a:nth-child({n})") for n in (1, 2))
    assert max(one["x"] + one["width"] for one in (code, correct)) <= words["x"]
    assert code["y"] + code["height"] <= correct["y"]


def box(page: Page, selector: str) -> dict[str, float]:
    bounds = page.locator(selector).bounding_box()
    assert bounds, f"{selector} is not shown"
    return dict(bounds)


def option(page: Page, words: str) -> Locator:
    return page.locator("#code-options [role=option]", has_text=words)


def drag(page: Page, begin: tuple[str, float], end: tuple[str, float]) -> None:
    """From a share of the first line of one caption to a share of that of another."""
    for at, (caption, share) in enumerate((begin, end)):
        words = page.locator(f"{caption} .words")
        words.scroll_into_view_if_needed()
        box = words.bounding_box()
        assert box
        page.mouse.move(box["x"] + 2 + share * (box["width"] - 4), box["y"] + 12)
        (page.mouse.up if at else page.mouse.down)()


def code_of(held: Held, kind: str) -> int:
    with scope(cycle=held.cycle):
        return held.cycle.codes.get(kind=kind).pk

"""Step 3 of the main job: what was said live becomes evidence, in one press or with one key."""

from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_stands
from tests.browser.stage import TEAM, Held, held_cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.live.tests.live_rows import everything_live

WORK = f"{TEAM}systematise/"
LIVE = f"{WORK}s/1/live/"
FINDING = "El traslado tiene que estar previsto."


def test_capability_S6_what_was_said_live_becomes_a_finding_validated_by_two_countries(page: Page, enter, db):
    held = held_with_dialogue("PE", "EC")
    enter(page, held.systematisation)
    page.goto(f"{WORK}s/1/")
    page.get_by_role("link", name="Lo que se dijo en vivo").click()
    assert_stands(page)
    for thing in ("question", "note"):
        page.locator(f"[id^={thing}-] button[value=lesson]").click()
        expect(page.locator(f"[id^={thing}-] .cited")).to_be_visible()
    assert_stands(page)

    page.goto(f"{WORK}findings/new/")
    expect(page.get_by_text("Pregunta en vivo · Perú")).to_be_visible()
    for box in page.locator("[name=excerpts]").all():
        box.check()
    page.locator("[name=kind][value=lesson]").check()
    page.locator("[name=text_es]").fill(FINDING)
    page.get_by_role("button", name="Escribir el hallazgo").click()
    page.locator("form[action$='submit/'] button").click()

    for focal_point in (held.focal_pe, held.focal_ec):
        enter(page, focal_point)
        page.goto(f"{WORK}validate/")
        expect(page.get_by_text("Nota compartida")).to_be_visible()
        page.locator("[name=verdict][value=yes]").check()
        page.get_by_role("button", name="Responder por mi país").click()
        page.wait_for_load_state()

    with scope(cycle=held.cycle):
        assert Finding.objects.get().state == "validated"


def test_capability_S6_with_the_keyboard_one_key_cites_and_the_page_stays_on_the_place(desk: Page, enter, db):
    held = held_with_dialogue("PE", "EC")
    enter(desk, held.systematisation)
    desk.goto(LIVE)
    poll = desk.locator("[id^=poll-]")
    poll.focus()
    before = desk.evaluate("scrollY")

    desk.keyboard.press("4")
    expect(poll.locator(".cited")).to_contain_text("Recomendación")
    expect(poll).to_be_focused()
    assert desk.evaluate("scrollY") == before
    desk.keyboard.press("ArrowDown")
    expect(desk.locator("[id^=note-]")).to_be_focused()
    poll.get_by_role("button", name="Deshacer").click()
    expect(poll.locator(".cited")).to_have_count(0)

    with scope(cycle=held.cycle):
        assert Excerpt.objects.count() == 0


def test_capability_S6_what_somebody_cited_meanwhile_is_refused_in_words(desk: Page, enter, db, faults):
    held = held_with_dialogue("PE", "EC")
    other = desk.context.new_page()
    for opened in (desk, other):
        enter(opened, held.systematisation)
        opened.goto(LIVE)
    other.locator("[id^=note-] button[value=risk]").click()
    expect(other.locator("[id^=note-] .cited")).to_be_visible()

    desk.locator("[id^=note-] button[value=risk]").click()

    expect(desk.get_by_text("Esto ya está citado con este tipo.")).to_be_visible()
    assert [fault.partition(":")[0] for fault in faults] == ["422"]  # the script's own request; then the page tells
    faults.clear()


def held_with_dialogue(asker: str, noted: str) -> Held:
    """Two held sessions; in the first a question of one country, its answer, a poll, and a note of another country."""
    held = held_cycle()
    with scope(cycle=held.cycle):
        everything_live(held.webinars[0], asker=asker, noted=noted)
    return held

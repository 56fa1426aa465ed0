"""Suggestions by the keyboard: one key keeps a passage, another says that it is none, and the eye stays in place."""

from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_stands
from tests.browser.stage import TEAM, held_cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.live.tests.live_rows import note
from tinkuy.systematisation.suggestions.models import Dismissal

SAID = (
    "Aprendimos que el turno de noche no puede faltar.",
    "El riesgo es que nadie llame.",
    "Recomendamos dos turnos.",
)


def test_capability_S9_suggestions_are_accepted_and_turned_down_by_the_keyboard(desk: Page, enter, db):
    held = held_cycle()
    with scope(cycle=held.cycle):
        for place, words in enumerate(SAID, 1):
            note(held.webinars[0], text=words, second=60 * place)
    enter(desk, held.systematisation)
    desk.goto(f"{TEAM}systematise/s/1/suggestions/")
    things = desk.locator("[data-thing]")
    assert_stands(desk)

    things.nth(0).focus()
    desk.keyboard.press("a")
    expect(things.nth(0)).to_contain_text("Guardada como cita: lección.")
    expect(things.nth(0)).to_be_focused()
    assert_accessible(desk)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("N")
    expect(things).to_have_count(2)
    expect(things.nth(1)).to_be_focused()
    desk.keyboard.press("2")
    expect(things.nth(1)).to_contain_text("Guardada como cita: buena práctica.")

    desk.reload()
    expect(desk.get_by_text("1 pasaje que alguien descartó")).to_be_visible()
    with scope(cycle=held.cycle):
        assert sorted(Excerpt.objects.values_list("kind", "text")) == [
            ("good_practice", SAID[2]),
            ("lesson", SAID[0]),
        ]
        assert Dismissal.objects.count() == 1

"""Alerts by the keyboard: keys move the choice and press what stands on the chosen alert, and can be turned off."""

import pytest
from django_scopes import scope, scopes_disabled
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import assert_stands
from tests.browser.stage import TEAM, held_cycle
from tests.browser.systematising.test_code_and_validate import code_two_quotes
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.findings.actions.writing import write_finding
from tinkuy.systematisation.guard.models import AlertDecision

NAMES = ("Teodora Mamani", "Rosaura Quispe", "Eulalia Condori")


@pytest.fixture
def alerts(desk: Page, enter, db) -> Page:
    """The page of a cycle in whose findings three names stand, with its script at work."""
    held = held_cycle()
    code_two_quotes(held)
    with scope(cycle=held.cycle):
        for name in NAMES:
            write_finding(
                actor=held.systematisation,
                cycle=held.cycle,
                kind="risk",
                text={"es": f"Según {name}, nadie pregunta."},
                excerpts=list(Excerpt.objects.all()),
            )
    enter(desk, held.systematisation)
    desk.goto(f"{TEAM}systematise/personal-data/")
    expect(chosen(desk)).to_have_count(1)
    expect(desk.locator("li.alert[id]")).to_have_count(len(NAMES))
    return desk


def chosen(page: Page) -> Locator:
    return page.locator("li.alert.chosen[aria-current]")


def test_capability_S3_alerts_are_decided_by_the_keyboard(alerts: Page):
    assert_stands(alerts)

    alerts.keyboard.press("j")
    expect(chosen(alerts)).to_have_id("n2")
    expect(chosen(alerts)).to_be_focused()
    alerts.keyboard.press("n")
    expect(alerts.locator("li.alert[id]")).to_have_count(2)
    expect(chosen(alerts)).to_be_focused()

    alerts.keyboard.press("k")
    expect(chosen(alerts)).to_have_id("n1")
    alerts.keyboard.press("Shift+A")
    expect(alerts.locator("li.alert[id]")).to_have_count(1)

    with scopes_disabled():
        assert sorted(AlertDecision.objects.values_list("answer", flat=True)) == ["agreed", "not_personal"]


def test_the_words_of_the_chosen_alert_are_changed_by_a_key(alerts: Page):
    alerts.keyboard.press("j")
    name = chosen(alerts).locator("mark").inner_text()

    alerts.keyboard.press("c")

    expect(alerts.locator("[name=text_es]")).to_have_value(f"Según {name}, nadie pregunta.")


def test_keys_that_were_turned_off_stay_so_on_the_next_page(alerts: Page):
    alerts.get_by_label("Teclas").uncheck()
    alerts.reload()
    expect(alerts.get_by_label("Teclas")).not_to_be_checked()

    alerts.keyboard.press("j")
    alerts.keyboard.press("n")
    expect(chosen(alerts)).to_have_id("n1")

    alerts.get_by_label("Teclas").check()
    alerts.keyboard.press("j")
    expect(chosen(alerts)).to_have_id("n2")
    with scopes_disabled():
        assert not AlertDecision.objects.exists()

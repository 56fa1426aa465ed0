"""A focal point validates on a telephone, by the link of the mail: answers, asks for a change, is asked again."""

from datetime import timedelta

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_stands, press
from tests.browser.stage import TEAM, Held, held_cycle
from tests.browser.systematising.test_code_and_validate import code_two_quotes
from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.findings.actions.writing import write_finding
from tinkuy.systematisation.rounds.actions import opening

WORDS = {"risk": "La captación se mudó a internet.", "lesson": "Escuchar primero da confianza."}
CHANGED = "La captación se mudó a las redes sociales."


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_capability_S11_a_focal_point_answers_on_the_phone_and_is_asked_again(browse, enter, db, script):
    held = held_cycle()
    code_two_quotes(held)
    number = open_round(held)
    phone = browse(width=390, script=script)

    phone.goto(link_to(held.focal_pe.email, "validation-round"))
    expect(phone.get_by_text("0 de 2", exact=True)).to_be_visible()
    look(phone)
    phone.get_by_role("link", name="Leerlo por separado").first.click()
    phone.locator("[name=verdict][value=with_change]").check()
    phone.locator("[name=proposed]").fill(CHANGED)
    look(phone)
    press(phone)
    expect(phone.get_by_text("1 de 2", exact=True)).to_be_visible()
    phone.locator("[name=verdict][value=yes]").check()
    press(phone)
    expect(phone.get_by_role("heading", name="Gracias. Perú respondió todo.")).to_be_visible()
    phone.get_by_role("link", name="LE-1").click()
    phone.locator("[name=verdict][value=objection]").check()
    phone.locator("[name=comment]").fill("No fue así.")
    press(phone)

    team = browse(script=script)
    enter(team, held.systematisation)
    team.goto(f"{TEAM}systematise/rounds/{number}/")
    look(team)
    with scope(cycle=held.cycle):
        change = Validation.objects.get(verdict="with_change")
        assert Validation.objects.get(finding__kind="lesson").verdict == "objection"
    team.goto(f"{TEAM}systematise/changes/{change.pk}/")
    expect(team.locator("ins")).to_contain_text("las redes sociales.")
    look(team)
    press(team, f"changes/{change.pk}/")
    expect(team.get_by_text("Se vuelve a preguntar a los países citados.")).to_be_visible()
    look(team)

    phone.goto(link_to(held.focal_pe.email, "validation-one"))
    expect(phone.get_by_text("1 de 2", exact=True)).to_be_visible()
    phone.get_by_role("link", name="Seguir").click()
    expect(phone.get_by_role("heading", name=CHANGED)).to_be_visible()


def open_round(held: Held) -> int:
    with scope(cycle=held.cycle):
        quotes = list(Excerpt.objects.all())
        for kind, text in WORDS.items():
            write_finding(actor=held.systematisation, cycle=held.cycle, kind=kind, text={"es": text}, excerpts=quotes)
        opened = opening.open_round(
            actor=held.systematisation,
            cycle=held.cycle,
            findings=list(Finding.objects.all()),
            closes_on=clock.today() + timedelta(days=14),
            silence="no_answer",
        )
    return opened.number


def link_to(email: str, kind: str) -> str:
    """The path in the latest mail of *kind* to *email*."""
    opened = [notice.opened() for notice in Notice.objects.filter(kind=kind).order_by("id")]
    return str([words["path"] for address, words in opened if address == email][-1])


def look(page: Page) -> None:
    assert_stands(page)

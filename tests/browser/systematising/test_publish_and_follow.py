"""Steps 5 and 6 of the main job: the sheet drafts itself, is reviewed, approved, published, found, followed."""

from urllib.parse import urljoin

from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_stands, press
from tests.browser.stage import TEAM, Held, held_cycle
from tests.browser.systematising.test_code_and_validate import code_two_quotes
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.findings.actions.writing import submit_finding, write_finding
from tinkuy.systematisation.rounds.actions.answering import validate_finding

SHEET = "/es/hub/ficha-ciclo-de-prueba/"
LESSON = "Escuchar a dos países ahorró meses."
RECOMMENDATION = "Planificar los temas de forma progresiva."


def test_capability_U1_U4_S12_R1_from_findings_to_the_published_sheet_and_a_countrys_response(page: Page, enter, db):
    held = held_cycle()
    enter(page, held.coordination)
    tell_that_there_is_none(page)
    make_findings(held)
    write_sheet(page, enter, held)
    review_approve_publish(page, enter, held)

    page.context.clear_cookies()
    find_and_read(page)
    follow_the_trail(page)
    record_a_response(page, enter, held)

    expect(page.get_by_role("listitem").get_by_text("En diálogo").first).to_be_visible()


def tell_that_there_is_none(page: Page) -> None:
    """A sheet that is not there is told kindly."""
    for address in (f"{TEAM}sheet/", SHEET):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_accessible(page)


def make_findings(held: Held) -> None:
    code_two_quotes(held)
    with scope(cycle=held.cycle):
        quotes = list(Excerpt.objects.all())
        for kind, text in (("lesson", LESSON), ("recommendation", RECOMMENDATION)):
            finding = write_finding(
                actor=held.systematisation,
                cycle=held.cycle,
                kind=kind,
                text={"es": text},
                details={"inside": {"es": "Equipos regionales"}},
                excerpts=quotes,
            )
            submit_finding(actor=held.systematisation, finding=finding)
            for person, country in ((held.focal_pe, "PE"), (held.focal_ec, "EC")):
                validate_finding(
                    actor=person,
                    finding=finding,
                    country=country,
                    verdict="yes",
                    content_hash=finding.content_hash,
                )


def write_sheet(page: Page, enter, held: Held) -> None:
    enter(page, held.systematisation)
    page.goto(f"{TEAM}sheet/")
    assert_accessible(page)
    press(page, "start/")
    expect(page.locator("[data-while-missing]")).to_be_visible()
    page.locator("[name=summary]").fill("Dos países conversaron sobre qué cambió y acordaron qué poner en práctica.")
    page.locator("[name=contact_name]").fill("Hub regional")
    assert_stands(page)
    page.get_by_role("button", name="Guardar", exact=True).click()
    press(page, "submit/")
    expect(page.get_by_role("status")).to_be_visible()


def review_approve_publish(page: Page, enter, held: Held) -> None:
    for reviewer in held.reviewers:
        enter(page, reviewer)
        page.goto(f"{TEAM}sheet/review/")
        for group in page.locator("input[type=radio][value='3']").all():
            group.check()
        page.locator("[name=verdict][value=approve]").check()
        assert_accessible(page)
        press(page)
    for person, deed in ((held.focal_pe, "approve/"), (held.editor, "publish/")):
        enter(page, person)
        page.goto(f"{TEAM}sheet/")
        press(page, deed)
    expect(page.get_by_role("status")).to_be_visible()


def find_and_read(page: Page) -> None:
    page.goto("/es/")
    page.locator("#q").fill("PLANIFICÁR cambio")
    page.get_by_role("button", name="Buscar").click()
    page.get_by_role("link", name="Ciclo de prueba").first.click()
    for name in ("Resumen de la práctica", "Lecciones aprendidas", "Recomendaciones", "Conoce más", "Escríbanos"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert_stands(page)
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = page.request.get(urljoin(page.url, f"{SHEET.rstrip('/')}.{form}"))
        assert answer.status == 200
        assert answer.body().startswith(start)


def follow_the_trail(page: Page) -> None:
    page.goto(SHEET)
    page.locator("#LE-1 aside a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LESSON)
    expect(page.locator(".trail li")).to_have_count(2)
    assert_stands(page)


def record_a_response(page: Page, enter, held: Held) -> None:
    enter(page, held.focal_pe)
    page.goto(f"{TEAM}practice/communicate/")
    page.locator("[name=finding]").first.check()
    page.locator("[name=country][value=PE]").check()
    press(page)
    page.locator("[name=state]").first.check()
    press(page, "step/")

    page.goto(f"{TEAM}practice/")
    assert_stands(page)

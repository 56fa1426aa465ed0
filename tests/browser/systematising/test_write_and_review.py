"""The sheet is written beside how it reads, and judged beside its draft: what moves while somebody types and scores."""

import re

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_no_overflow
from tests.browser.stage import TEAM, Held, held_cycle
from tests.browser.systematising.test_publish_and_follow import make_findings
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.reviews.criteria import CRITERIA
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.versions.tests.steps import complete

ALL = [criterion.code for criterion in CRITERIA]


def drafted(held: Held) -> Sheet:
    make_findings(held)
    with scope(cycle=held.cycle):
        return complete(draft_sheet(actor=held.systematisation, cycle=held.cycle), held.systematisation)


def test_while_somebody_types_the_ruler_moves_and_the_preview_reads_along(desk: Page, enter, db):
    held = held_cycle()
    drafted(held)
    enter(desk, held.systematisation)
    desk.goto(f"{TEAM}sheet/edit/es/")
    summary, ruler = desk.get_by_label("Resumen de la práctica"), desk.locator("#part-summary .ruler")

    summary.fill("palabra " * 59)
    expect(ruler).to_contain_text("59 de 60 a 110 palabras")
    expect(ruler).to_have_class(re.compile("outside"))
    expect(desk.locator("[data-part=summary]")).to_have_class("later")
    summary.fill("palabra " * 60)
    expect(ruler).not_to_have_class(re.compile("outside"))
    expect(desk.locator("[data-part=summary]")).to_have_class("done")

    desk.locator("#part-details summary").click()
    desk.locator("[name=actions]").fill("Una.\n\n" * 9)
    expect(desk.locator("#part-details .ruler.outside")).to_contain_text("9 de hasta 8 líneas")

    summary.focus()
    place = desk.locator(".preview-paper [data-section=summary]")
    expect(place).to_contain_text("palabra " * 59 + "palabra")
    expect(place).to_have_class("in-hand")
    desk.get_by_label("Título").fill("Otro título")
    expect(desk.locator(".preview-paper h2")).to_have_text("Otro título")
    desk.get_by_label("LE-1: Texto").fill("Otra lección.")
    expect(desk.locator(".preview-paper [data-code=LE-1]")).to_contain_text("Otra lección.")
    expect(desk.get_by_role("button", name="Ver cómo queda")).to_be_hidden()
    assert_accessible(desk)

    paper, page_letters = desk.locator(".preview-paper"), letters(desk)
    desk.get_by_role("radio", name="Página").focus()
    desk.keyboard.press("ArrowRight")
    expect(desk.get_by_role("radio", name="Teléfono")).to_be_checked()
    assert letters(desk) != page_letters
    desk.keyboard.press("ArrowRight")
    expect(desk.get_by_role("radio", name="Papel")).to_be_checked()
    box = desk.locator(".preview-words").bounding_box()
    assert box["height"] / box["width"] == pytest.approx(297 / 210, abs=0.01)
    assert paper.evaluate("paper => paper.scrollWidth > 2 * paper.clientWidth"), "sheets lie side by side"
    desk.locator("[name=safeguards]").fill("Nadie queda expuesto.")
    last = desk.locator(".preview-paper [data-section=safeguards]")
    expect(last).to_contain_text("Nadie queda expuesto.")
    expect(last).to_be_in_viewport()
    assert paper.evaluate("paper => paper.scrollLeft > 0"), "the sheet that has it is shown"
    assert_accessible(desk)


def letters(page: Page) -> str:
    """How large the words of the preview are."""
    return str(page.locator(".preview-words").evaluate("words => getComputedStyle(words).fontSize"))


def test_the_bar_of_a_review_says_what_is_missing_until_it_can_be_sent(desk: Page, enter, db):
    held = held_cycle()
    sheet = drafted(held)
    with scope(cycle=held.cycle):
        submit_sheet(actor=held.systematisation, sheet=sheet)
    enter(desk, held.reviewers[0])
    desk.goto(f"{TEAM}sheet/review/")
    send, bar = desk.get_by_role("button", name="Enviar mi revisión"), desk.locator(".send-bar")
    expect(bar).to_contain_text("0 de 11 criterios. Falta: aplicada, relevante, coherente, 8 más y su parecer.")

    desk.locator("[name=innovadora][value='2']").check()
    expect(desk.locator(".draft-pane .ringed h3")).to_contain_text("lo que evalúa «Innovadora»")
    expect(desk.locator(".looked-at")).to_have_count(1)
    for code in ALL[:-1]:
        desk.locator(f"[name={code}][value='2']").check()
    expect(bar).to_contain_text("10 de 11 criterios. Falta: segura y su parecer.")
    expect(bar).to_contain_text("Promedio hasta ahora: 2,0.")
    expect(send).to_have_attribute("aria-disabled", "true")
    send.focus()
    desk.keyboard.press("Enter")  # leads to what is missing, and sends nothing
    expect(desk.get_by_label("Segura: 0, no se ve")).to_be_focused()
    expect(desk.locator("#row-segura")).to_have_class(re.compile("open"))
    desk.locator("[name=segura][value='3']").check()
    desk.get_by_label("Se puede publicar").check()
    expect(bar).to_contain_text("Grado: buena práctica (promedio 2,1).")
    assert_accessible(desk)

    send.click()
    expect(desk.get_by_role("status")).to_be_visible()
    with scope(cycle=held.cycle):
        assert Review.objects.get().grade_name == "buena práctica"


def test_on_a_telephone_the_draft_stands_behind_a_tab_and_the_way_back_leads_to_the_row(phone: Page, enter, db):
    held = held_cycle()
    sheet = drafted(held)
    with scope(cycle=held.cycle):
        submit_sheet(actor=held.systematisation, sheet=sheet)
    enter(phone, held.reviewers[0])
    phone.goto(f"{TEAM}sheet/review/")
    draft = phone.get_by_role("article", name="Borrador de la ficha")
    expect(draft).to_be_hidden()
    phone.locator("[name=innovadora][value='1']").check()

    phone.locator("#row-innovadora th a").click()
    expect(draft).to_be_visible()
    expect(phone.locator("#d-lessons")).to_have_class("ringed")
    assert_accessible(phone)
    phone.get_by_role("link", name="Puntaje").click()

    expect(draft).to_be_hidden()
    expect(phone.locator("#row-innovadora")).to_be_in_viewport()
    expect(phone.locator("[name=innovadora][value='1']")).to_be_checked()
    assert_no_overflow(phone)

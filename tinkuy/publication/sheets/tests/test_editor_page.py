"""The editor's page: measures beside the labels, parts, a preview that saves nothing, what is approved is read only."""

import re
from html import unescape

import pytest

from tinkuy.publication.sheets.forms import SheetForm
from tinkuy.publication.sheets.measures import MEASURES, SECTION_MEASURES, Measure, ruler
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.versions.tests.steps import review, write
from tinkuy.systematisation.findings.actions.writing import edit_finding

EDITOR = "/es/team/c/ciclo-de-prueba/sheet/edit/es/"


def typed(sheet: Sheet, **changed: str) -> dict[str, str | list[str]]:
    """What the browser sends when somebody has opened the editor and changes some fields."""
    form = SheetForm(content=draft(sheet, "es"), revision=sheet.revision)
    values = {field.name: field.value() for field in form}
    values = {name: value if isinstance(value, list) else str(value or "") for name, value in values.items()}
    basis = unescape(re.findall(r'value="(.*)"', form.basis_field)[0])
    return values | {"basis": basis} | changed


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


def knots(page: str) -> dict[str, str]:
    """Part → whether its knot is full (done) or dashed (later)."""
    cord = page.split('class="part-cord"')[1].split("</ol>")[0]
    return {part: state for state, part in re.findall(r'<li class="(\w+)"[^>]*data-part="(\w+)"', cord)}


@pytest.mark.parametrize(("count", "is_outside"), [(0, False), (59, True), (60, False), (110, False), (111, True)])
def test_a_ruler_says_how_long_a_text_is_and_whether_that_is_right(count, is_outside):
    drawn = ruler(MEASURES["summary"], "palabra " * count)

    assert f"<b>{count}</b> de 60 a 110 palabras" in drawn
    assert ('class="ruler outside"' in drawn) is is_outside


def test_the_dot_of_a_ruler_never_leaves_its_line():
    places = [
        float(re.search(r'cx="([\d.]+)"', ruler(Measure(40, least=12), "a " * count))[1]) for count in (0, 26, 999)
    ]

    assert places == sorted(places)
    assert places[0] > 0
    assert places[-1] < 150


def test_the_title_is_measured_in_letters(sheet, systematisation, signed_in):
    write(sheet, systematisation, title="Ñandú")

    assert "5 de 120 caracteres" in text_of(signed_in(systematisation).get(EDITOR))


def test_capability_U1_a_list_says_how_many_points_it_has_and_should_have(sheet, systematisation, signed_in):
    nine = [f"Acción {number}" for number in range(9)]
    lessons = [{"code": f"LE-{number}", "text": text} for number, text in enumerate(("Una.", "Dos.", "Tres.", ""), 1)]
    write(sheet, systematisation, actions=nine, lessons=lessons, recommendations=[])

    said = text_of(signed_in(systematisation).get(EDITOR))

    assert "9 de hasta 8 líneas" in said
    assert re.search(r"Lecciones 3 de 2 a 6 puntos", said)
    assert re.search(r"Recomendaciones 0 de 1 a 5 puntos", said)
    assert [count for count in range(9) if not MEASURES["actions"].fits("Una.\n\n" * count)] == []
    assert [count for count in range(9) if not SECTION_MEASURES["lessons"].holds(count)] == [1, 7, 8]


def test_a_part_is_a_full_knot_once_it_is_complete(sheet, systematisation, signed_in):
    browser = signed_in(systematisation)
    write(
        sheet, systematisation, summary="", contact={"name": "Hub", "email": ""}, approaches="", safeguards="No expone."
    )
    before = knots(browser.get(EDITOR).text)
    sheet.refresh_from_db()
    write(sheet, systematisation, summary="palabra " * 80, approaches="Llega a mujeres.")

    after = knots(browser.get(EDITOR).text)

    assert (before["summary"], before["approaches"], before["contact"]) == ("later", "later", "done")
    assert (after["summary"], after["approaches"], after["lessons"]) == ("done", "done", "done")


def test_what_is_missing_for_the_peers_is_named_beside_the_button(sheet, systematisation, signed_in):
    write(sheet, systematisation, summary="")

    page = signed_in(systematisation).get(EDITOR)

    assert "Antes de enviarla a revisión falta: Resumen" in text_of(page)
    assert re.search(r'data-once-complete hidden formaction="[^"]*/submit/', page.text), "then only saving is offered"
    sheet.refresh_from_db()
    write(sheet, systematisation, summary="Muy corto.")
    assert re.search(r'data-once-complete formaction="[^"]*/submit/', signed_in(systematisation).get(EDITOR).text)


def test_what_is_sent_too_early_is_saved_and_one_sentence_says_so(sheet, systematisation, signed_in):
    answer = signed_in(systematisation).post(f"{EDITOR}submit/", typed(sheet, summary=""), follow=True)

    said = [str(message) for message in answer.context["messages"]]
    assert len(said) == 1
    assert said[0].startswith("Todavía no se envió a revisión.")
    sheet.refresh_from_db()
    assert (sheet.state, draft(sheet, "es").summary) == ("draft", "")


def test_without_a_script_a_button_shows_how_it_reads_and_saves_nothing(sheet, systematisation, signed_in):
    answer = signed_in(systematisation).post(EDITOR, typed(sheet, title="Cómo quedaría") | {"preview": "yes"})

    assert answer.status_code == 200
    assert '<h2 data-section="title">Cómo quedaría</h2>' in answer.text
    assert ">\nCómo quedaría</textarea>" in answer.text
    sheet.refresh_from_db()
    assert draft(sheet, "es").title != "Cómo quedaría"


def test_capability_U2_the_preview_is_a_page_a_phone_or_paper_and_keeps_the_choice(sheet, systematisation, signed_in):
    browser = signed_in(systematisation)

    def chosen(**sent: str) -> list[tuple[str, bool]]:
        """What the preview offers, and which is ticked, once a title that is not saved was sent with *sent*."""
        page = browser.post(EDITOR, typed(sheet, title="Cómo quedaría") | {"preview": "yes"} | sent).text
        preview = page.split('id="preview"')[1].split("</aside>")[0]
        assert preview.count('<svg class="faja"') == 1
        assert preview.count(">Cómo quedaría<") == 1, "one text for all three"
        offered = re.findall(r'name="preview_as" value="(\w+)"( checked)?>(\w+)<', preview)
        assert [name for _way, _tick, name in offered] == ["Página", "Teléfono", "Papel"]
        return [(way, bool(tick)) for way, tick, _name in offered]

    assert chosen() == chosen(preview_as="muro") == [("page", True), ("phone", False), ("paper", False)]
    assert chosen(preview_as="paper") == [("page", False), ("phone", False), ("paper", True)]
    assert re.search(r"Guardado: \d+ \w+, \d\d:\d\d", text_of(browser.get(EDITOR)))


def test_a_title_that_was_broken_in_its_field_is_one_line(sheet, systematisation, signed_in):
    signed_in(systematisation).post(EDITOR, typed(sheet, title="Un título\r\n en dos líneas"))

    sheet.refresh_from_db()
    assert draft(sheet, "es").title == "Un título en dos líneas"


def test_a_finding_that_says_something_else_by_now_stands_old_beside_new(sheet, findings, systematisation, signed_in):
    lesson = findings[0]
    former = lesson.text["es"]
    browser = signed_in(systematisation)
    assert "Hoy el hallazgo dice otra cosa" not in text_of(browser.get(EDITOR))
    edit_finding(actor=systematisation, finding=lesson, text={"es": f"{former} Y algo nuevo."})

    page = browser.get(EDITOR)

    assert text_of(page).count("Hoy el hallazgo dice otra cosa") == 1
    assert "<ins>Y algo nuevo.</ins>" in page.text
    assert f'data-words="{former} Y algo nuevo."' in page.text


def test_words_that_the_team_changed_in_the_sheet_are_no_change_of_the_finding(
    sheet, findings, systematisation, signed_in
):
    other = [item | {"text": "Palabras de la ficha."} for item in sheet.drafts["es"]["lessons"]]
    write(sheet, systematisation, lessons=other)

    page = signed_in(systematisation).get(EDITOR)

    assert "Palabras de la ficha." in text_of(page)
    assert "Hoy el hallazgo dice otra cosa" not in text_of(page)


def test_once_the_data_are_taken_again_nothing_stands_old_beside_new(sheet, findings, systematisation, signed_in):
    edit_finding(actor=systematisation, finding=findings[0], text={"es": "Otras palabras del hallazgo."})
    browser = signed_in(systematisation)
    assert "Hoy el hallazgo dice otra cosa" in text_of(browser.get(EDITOR))

    browser.post(f"{EDITOR}refresh/")
    sheet.refresh_from_db()
    other = [item | {"text": "Palabras de la ficha."} for item in sheet.drafts["es"]["lessons"]]
    write(sheet, systematisation, lessons=other)

    assert "Hoy el hallazgo dice otra cosa" not in text_of(browser.get(EDITOR))


def test_what_is_approved_is_read_only_until_somebody_opens_it(approved, systematisation, signed_in):
    browser = signed_in(systematisation)

    page, opened = browser.get(EDITOR), browser.get(f"{EDITOR}?reopen=yes")

    assert "Este texto está aprobado: aquí solo se lee." in text_of(page)
    assert "<textarea" not in page.text
    assert "Dos países compartieron lo que funcionó." in text_of(page)
    assert '<input type="hidden" name="reopens" value="yes">' in opened.text


def test_words_typed_while_the_sheet_was_approved_wait_for_a_second_yes(approved, systematisation, signed_in):
    browser, mine = signed_in(systematisation), typed(approved, title="Otro título")

    answer = browser.post(EDITOR, mine)

    assert answer.status_code == 422
    assert "Mientras tanto la ficha fue aprobada." in text_of(answer)
    assert ">\nOtro título</textarea>" in answer.text
    approved.refresh_from_db()
    assert approved.state == "approved"
    assert browser.post(EDITOR, mine | {"reopens": "yes"}).status_code == 302
    approved.refresh_from_db()
    assert (approved.state, draft(approved, "es").title) == ("draft", "Otro título")


def test_who_writes_while_peers_read_is_warned(in_review, peers, systematisation, signed_in):
    review(in_review, peers[0])

    assert "se pedirán las revisiones de nuevo" in text_of(signed_in(systematisation).get(EDITOR))


def test_capability_U2_findings_that_need_no_hand_are_folded_and_their_quotes_are_a_press_away(
    sheet, systematisation, signed_in
):
    lessons = [
        {"code": f"LE-{number}", "heading": "Ver lejos", "text": "palabra " * 40, "quotes": 3} for number in range(1, 6)
    ]
    lessons[0]["code"] = draft(sheet, "es").lessons[0].code
    write(sheet, systematisation, lessons=lessons)
    browser = signed_in(systematisation)

    page = browser.get(EDITOR).text

    part = page.split('id="part-lessons"')[1].split("</section>")[0]
    unfolded, folded = part.split('<details class="folded-findings">')
    assert re.findall(r'id="write-([A-Z]+-\d)"', unfolded) == ["LE-1", "LE-2"]
    assert "Abrir LE-3 a LE-5" in folded
    assert re.findall(r'name="(LE-\d)-text"', folded) == ["LE-3", "LE-4", "LE-5"], "they are sent with the rest"
    address = re.search(r'href="([^"]+)#trail">3 citas', unfolded)[1]
    assert "LE-1" in browser.get(address).text
    typed_over = browser.post(EDITOR, typed(sheet, **{"LE-4-text": ""})).text
    part = typed_over.split('id="part-lessons"')[1].split("</section>")[0].split('<details class="folded-findings">')
    assert re.findall(r'id="write-([A-Z]+-\d)"', part[0]) == ["LE-4"], "what is refused stands open"


def test_capability_U2_a_finding_comes_into_its_section_and_what_was_typed_is_saved(
    sheet, systematisation, coordination, signed_in
):
    lesson = draft(sheet, "es").lessons[0]
    others = [item for item in sheet.drafts["es"]["lessons"] if item["code"] != lesson.code]
    write(sheet, systematisation, lessons=others)
    sheet.refresh_from_db()
    browser = signed_in(systematisation)
    assert f"Guardar y traer {lesson.code}" in text_of(browser.get(EDITOR))

    answer = browser.post(f"{EDITOR}bring/", typed(sheet, summary="Un resumen nuevo.", finding=lesson.code))

    assert answer["Location"] == f"{EDITOR}#write-{lesson.code}"
    sheet.refresh_from_db()
    content = draft(sheet, "es")
    assert content.summary == "Un resumen nuevo."
    assert (content.lessons[-1].code, content.lessons[-1].text) == (lesson.code, lesson.text)
    assert content.lessons[-1].evidence == lesson.evidence
    for code, why in ((lesson.code, "ya está en la ficha"), ("LE-99", "no puede ir en la ficha")):
        refused = browser.post(f"{EDITOR}bring/", typed(sheet, summary="Otro resumen más.", finding=code))
        assert refused.status_code == 422
        assert re.search(f"{why}[^<]*No se guardó nada", refused.text), "one sentence says what became of both"
        assert "Otro resumen más." in refused.text
        assert f'name="revision" value="{sheet.revision}"' in refused.text
        assert Sheet.objects.get().drafts == sheet.drafts, "both or neither"


def test_capability_U2_who_wrote_last_stands_once_and_at_the_parts_that_others_wrote(
    sheet, systematisation, coordination, signed_in
):
    browser = signed_in(systematisation)  # who wrote summary and contact at once
    assert text_of(browser.get(EDITOR)).count(f"Última redacción: {systematisation.name}") == 1

    write(sheet, coordination, title="Otro título")

    page = text_of(browser.get(EDITOR))
    assert [page.count(f"Última redacción: {one.name}") for one in (coordination, systematisation)] == [1, 2]

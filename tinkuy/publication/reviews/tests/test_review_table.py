"""The table of a peer: what it shows beside the draft, what it keeps, what it says is missing, and who only reads."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tinkuy.core import clock
from tinkuy.journal.models import Entry
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import long_day
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.reviews.criteria import CRITERIA, Grade, grade_of
from tinkuy.publication.reviews.due import minutes_to_review
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.versions.tests.steps import SCORES, review, write

TABLE = "/es/team/c/ciclo-de-prueba/sheet/review/"


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


def send(browser, typed):
    """From the page as it stands: with the fingerprint of the words that it shows."""
    (digest,) = re.findall(r'name="digest" value="(\w+)"', browser.get(TABLE).text)
    return browser.post(TABLE, {"digest": digest, **typed})


def checked(page: str) -> list[tuple[str, str]]:
    ticked = [tag for tag in re.findall(r"<input type=\"radio\"[^>]*>", page) if " checked" in tag]
    return [(re.search(r'name="(\w+)"', tag)[1], re.search(r'value="(\w+)"', tag)[1]) for tag in ticked]


def test_capability_U3_each_criterion_has_four_scores_and_a_line_of_remark(in_review, peers, signed_in):
    page = signed_in(peers[0]).get(TABLE).text

    for criterion in CRITERIA:
        assert re.findall(rf'name="{criterion.code}" value="(\d)"', page) == ["0", "1", "2", "3"]
        assert page.count(f'name="{criterion.code}-remark"') == 1
    assert 'aria-label="Segura: 3, con prueba"' in page


def test_capability_U3_a_peer_reads_from_where_they_review_until_when_and_how_long_it_takes(
    in_review, peers, signed_in
):
    Entry.objects.filter(deed="submitted").update(at=clock.now() - timedelta(days=9))
    until = long_day((clock.now() + timedelta(days=1)).astimezone(ZoneInfo(in_review.home.zone)).date())
    browser = signed_in(peers[0])

    page = text_of(browser.get(TABLE))

    where = country_name(peers[0].country)
    assert f"Revisión por pares: {where}. Su organización no participó en el texto." in page
    assert f"Entrega hasta el {until}: toma unos 20 minutos." in page
    assert re.search(r"Borrador \d+, \d+ de \w+ de \d{4}\. \d minutos? de lectura\.", page)
    Entry.objects.filter(deed="submitted").update(at=clock.now() - timedelta(days=12))
    assert "todavía cuenta" in text_of(browser.get(TABLE))


@pytest.mark.parametrize(("words", "minutes"), [(10, 20), (7 * 180, 25), (60 * 180, 75)])
def test_the_minutes_of_a_review_come_from_the_length_of_the_draft(words, minutes):
    assert minutes_to_review(SheetContent(summary="palabra " * words)) == minutes


def test_each_criterion_leads_to_a_passage_that_the_draft_has(in_review, peers, signed_in):
    page = signed_in(peers[0]).get(TABLE).text

    led = re.findall(r'<a class="tiny" href="#([\w-]+)"', page)
    assert len(led) == len(CRITERIA)
    assert [place for place in led if f'id="{place}"' not in page] == []


def test_capability_U3_who_decides_reads_score_and_evidence_of_each_criterion(
    in_review, peers, coordination, signed_in
):
    remark = "Falta decir cuántas personas se atendieron."

    send(signed_in(peers[0]), {**SCORES, "efectiva": 2, "efectiva-remark": remark, "verdict": "approve"})

    assert Review.objects.get().remarks == {"efectiva": remark}
    page = text_of(signed_in(coordination).get("/es/team/c/ciclo-de-prueba/sheet/"))
    assert f"Efectiva: 2, sí. {remark}" in page
    assert "Segura: 3, con prueba" in page


def test_a_refused_review_says_what_is_missing_and_keeps_what_was_scored(in_review, peers, signed_in):
    scores = {code: 3 for code in SCORES if code not in ("genero", "segura")}

    answer = send(signed_in(peers[0]), {**scores, "relevante-remark": "Casi."})

    assert answer.status_code == 422
    assert "9 de 11 criterios." in text_of(answer)
    assert "Falta: sensible al género, segura y su parecer." in text_of(answer)
    assert checked(answer.text) == [(code, "3") for code in scores]
    assert ">Casi.</textarea>" in answer.text


def test_what_is_missing_counts_no_more_criteria_than_there_are(in_review, peers, signed_in):
    answer = send(signed_in(peers[0]), {"aplicada": 3})

    assert "1 de 11 criterios." in text_of(answer)
    assert "Falta: relevante, coherente, efectiva, 7 más y su parecer." in text_of(answer)


def test_who_reviewed_these_words_finds_the_review_and_may_send_it_again(in_review, peers, signed_in):
    review_sheet(actor=peers[0], sheet=in_review, verdict="approve", scores=SCORES | {"oportuna": 1})
    browser = signed_in(peers[0])

    page = browser.get(TABLE)

    assert "Usted ya revisó este texto." in text_of(page)
    assert ("oportuna", "1") in checked(page.text)
    send(browser, {**SCORES, "verdict": "approve"})
    assert [one.scores["oportuna"] for one in Review.objects.all()] == [3]


def test_in_a_second_round_the_scores_of_the_former_text_are_filled_in_and_no_verdict(
    in_review, peers, systematisation, signed_in
):
    review_sheet(
        actor=peers[0],
        sheet=in_review,
        verdict="request_changes",
        comment="Diga a quién no llega.",
        scores=SCORES | {"genero": 1},
        remarks={"genero": "No dice a quién no llega."},
    )
    in_review.refresh_from_db()
    submit_sheet(actor=systematisation, sheet=write(in_review, systematisation, approaches="Llega a mujeres."))

    page = signed_in(peers[0]).get(TABLE)

    assert "El texto cambió desde su última revisión." in text_of(page)
    assert "Usted pidió: Diga a quién no llega." in text_of(page)
    assert "La vez pasada usted escribió: No dice a quién no llega." in text_of(page)
    assert text_of(page).count("antes: 1") == 1
    assert text_of(page).count("antes: 3") == len(CRITERIA) - 1
    assert checked(page.text) == [(code, "1" if code == "genero" else "3") for code in SCORES]
    assert ">No dice a quién no llega.</textarea>" in page.text
    assert "11 de 11 criterios. Falta: su parecer." in text_of(page)


def test_of_what_somebody_else_said_a_peer_finds_nothing(in_review, peers, signed_in):
    review(in_review, peers[1], comment="Dicho por otra persona.")

    assert "Dicho por otra persona." not in signed_in(peers[0]).get(TABLE).text


@pytest.mark.parametrize("conflict", ["author", "organisation"])
def test_invariant_16_who_took_part_in_the_text_reads_it_and_judges_nothing(
    conflict, in_review, systematisation, reviewer_pe, signed_in
):
    if conflict == "organisation":
        systematisation.organisation = Organisation.objects.get(pk=reviewer_pe.organisation_id)
        systematisation.save()
    else:
        in_review.authors.add(reviewer_pe)

    page = signed_in(reviewer_pe).get(TABLE)

    assert "Usted o su organización participó en este texto" in text_of(page)
    assert 'type="radio"' not in page.text
    assert "Enviar mi revisión" not in page.text
    assert "Dos países compartieron lo que funcionó." in text_of(page)


def test_what_is_not_in_review_is_read_only(sheet, peers, signed_in):
    page = signed_in(peers[0]).get(TABLE)

    assert "Esta ficha no está en revisión." in text_of(page)
    assert 'type="radio"' not in page.text


def test_a_review_of_one_cycle_is_opened_by_its_reviewers_alone(in_review, focal_point_pe, signed_in):
    assert not TeamRole.objects.filter(person=focal_point_pe, role="reviewer").exists()
    assert signed_in(focal_point_pe).get(TABLE).status_code == 403


BY_SCORES = [
    (dict.fromkeys(SCORES, 2) | {"segura": 3}, Grade.GOOD_PRACTICE),
    (dict.fromkeys(SCORES, 3) | {"segura": 2}, Grade.PROMISING),
    (dict.fromkeys(SCORES, 3) | {"innovadora": 0}, Grade.PROMISING),
    (dict.fromkeys(SCORES, 2) | {"segura": 3, "innovadora": 1, "oportuna": 1}, Grade.PROMISING),
    (dict.fromkeys(SCORES, 1) | {"segura": 3}, Grade.EXPERIENCE),
    (dict.fromkeys(SCORES, 1) | {"segura": 3, "oportuna": 3}, Grade.PROMISING),
]


@pytest.mark.parametrize(("scores", "grade"), BY_SCORES)
def test_the_grade_is_made_of_all_scores(scores, grade):
    assert grade_of(scores) == grade


def test_half_a_review_makes_no_grade():
    assert grade_of({"segura": 3}) is None
    assert grade_of({}) is None


def test_one_press_puts_one_score_where_there_is_none_and_sends_nothing(in_review, peers, signed_in):
    first, *others = (criterion.code for criterion in CRITERIA)
    typed = {first: "1", f"{first}-remark": "Falta la fuente.", "comment": "Casi.", "rest": "3"}

    answer = send(signed_in(peers[0]), typed)

    assert answer.status_code == 200
    assert checked(answer.text) == [(first, "1"), *((code, "3") for code in others)]
    assert "Falta la fuente." in answer.text
    assert f"El puntaje 3 quedó en {len(others)} criterios" in text_of(answer)
    assert not Review.objects.exists()
    assert re.search(r'class="rest"[^>]* hidden', answer.text), "there is none left"


def test_no_other_score_is_put_nor_by_who_only_reads(in_review, peers, coordination, signed_in):
    assert checked(send(signed_in(peers[0]), {"rest": "4"}).text) == []

    assert not Review.objects.exists()


def test_capability_U3_who_read_other_words_judges_none_and_loses_none_of_their_own(
    in_review, peers, systematisation, signed_in
):
    """The text went back to its authors and came again while the page was open: nobody read what is there now."""
    browser, typed = signed_in(peers[0]), {**SCORES, "verdict": "approve", "comment": "Léanse los plazos."}
    (read,) = re.findall(r'name="digest" value="(\w+)"', browser.get(TABLE).text)
    write(in_review, systematisation, summary="Un resumen que nadie leyó.")
    submit_sheet(actor=systematisation, sheet=in_review)

    refused = browser.post(TABLE, {**typed, "digest": read})

    assert (refused.status_code, Review.objects.count()) == (422, 0)
    assert "El texto cambió mientras usted lo leía." in text_of(refused)
    assert "Léanse los plazos." in refused.text
    assert browser.post(TABLE, typed).status_code == 422, "who says nothing of what was read read nothing"
    assert browser.post(TABLE, {**typed, "digest": read, "save": "script"}).status_code == 200
    assert "El texto cambió después de que usted escribió esto" in text_of(browser.get(TABLE))
    assert send(browser, typed).status_code == 302


def test_who_may_judge_it_no_more_finds_what_they_typed(in_review, peers, signed_in):
    browser, page = signed_in(peers[0]), signed_in(peers[0]).get(TABLE).text
    (read,) = re.findall(r'name="digest" value="(\w+)"', page)
    Sheet.objects.filter(pk=in_review.pk).update(state=SheetState.DRAFT)

    for deed in ({}, {"save": "page"}, {"rest": "3"}):
        typed = {**SCORES, "efectiva-remark": "Faltan los números.", "comment": "Léanse.", "digest": read, **deed}
        refused = browser.post(TABLE, typed)
        assert refused.status_code == 422
        written = re.search(r'<textarea[^>]*id="written"[^>]*>(.*?)</textarea>', refused.text, re.S)[1]
        assert "Faltan los números." in written
        assert written.endswith("Léanse.")
    assert 'id="written"' not in browser.get(TABLE).text

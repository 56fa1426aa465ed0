"""Whatever is saved over a draft stays readable: who wrote it, what changed, and it comes back by one press."""

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.journal import erasures
from tinkuy.publication.draft_history.actions import restore_draft
from tinkuy.publication.draft_history.differences import changed_passages
from tinkuy.publication.draft_history.queries import texts_of
from tinkuy.publication.pictures.actions import remove_picture
from tinkuy.publication.pictures.tests.test_pictures import SEEN, WORDS, brought_in, with_words
from tinkuy.publication.redaction.pictures import withdraw_picture
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.sheets.former_drafts import forget_former_drafts
from tinkuy.publication.sheets.models import FORMER_DRAFTS_LAST, FormerDraft, Sheet
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.versions.tests.steps import again_to_the_hub, review, write
from tinkuy.stream.withdrawals import count_withdrawals

HISTORY = "/es/team/c/ciclo-de-prueba/sheet/history/es/"
FIRST, SECOND = "Diez países compartieron lo que funcionó.", "Nueve países compartieron lo que funcionó y lo que no."


@pytest.fixture
def overwritten(sheet, systematisation, coordination):
    """Systematisation wrote the summary, and coordination wrote over it."""
    sheet = write(sheet, systematisation, summary=FIRST)
    return write(sheet, coordination, summary=SECOND)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_capability_U2_words_that_somebody_wrote_over_are_read_with_their_writer_and_come_back(
    overwritten, systematisation, coordination, signed_in
):
    browser = signed_in(systematisation)
    now, last, *_earlier = texts_of(overwritten, "es", with_unsent=True)
    assert (now.writer, now.changed, now.before) == (str(coordination), ["Resumen de la práctica"], last.key)
    assert last.writer == str(systematisation)

    page = squeezed(browser.get(HISTORY, {"older": last.key, "newer": "now"}).text)
    assert "<del>Diez</del> <ins>Nueve</ins> países compartieron lo que" in page
    assert f"Escrito por {systematisation}" in page
    restored = browser.post(
        f"/es/team/c/ciclo-de-prueba/sheet/former/{last.pk}/restore/", {"revision": overwritten.revision}
    )

    assert restored.status_code == 302
    overwritten.refresh_from_db()
    assert draft(overwritten, "es").summary == FIRST
    assert SECOND in FormerDraft.objects.first().words["summary"], "what it took the place of can come back too"
    late = browser.post(f"/es/team/c/ciclo-de-prueba/sheet/former/{last.pk}/restore/", {"revision": 1}, follow=True)
    assert "Otra persona cambió esta ficha" in late.text


def test_capability_U2_a_peer_is_led_to_what_changed_since_their_review(in_review, peers, systematisation, signed_in):
    review(in_review, peers[0], "request_changes", "¿Diez o nueve?")
    in_review.refresh_from_db()
    submit_sheet(actor=systematisation, sheet=write(in_review, systematisation, title="Otro título"))
    browser = signed_in(peers[0])

    address = browser.get("/es/team/c/ciclo-de-prueba/sheet/review/").text.split(f'href="{HISTORY}')[1].split('"')[0]
    page = squeezed(browser.get(HISTORY + address.replace("&amp;", "&")).text)

    assert "<ins>Otro título</ins>" in page


def test_capability_U9_the_words_that_a_correction_changed_are_read_between_its_versions(
    published, systematisation, peers, focal_point_pe, hub_editor, signed_in
):
    again_to_the_hub(
        write(published, systematisation, summary=SECOND), systematisation, peers, focal_point_pe, hub_editor
    )

    browser = signed_in(hub_editor)
    page = squeezed(browser.get(HISTORY, {"older": "v1", "newer": "v2"}).text)

    assert "Versión 2" in page
    assert "<ins>Nueve</ins> países compartieron" in page
    assert "former/" not in page, "whoever is not of the team reads no draft that was sent to nobody"
    assert browser.get(HISTORY, {"older": "d1", "newer": "v2"}).status_code == 422
    assert browser.get(HISTORY.replace("/es/team", "/en/team"), {"older": "v9", "newer": ""}).status_code == 422
    write(Sheet.objects.get(), systematisation, summary="Lo que todavía se escribe.")
    assert browser.get(HISTORY, {"older": "v1", "newer": "now"}).status_code == 422, "nor what is being written"


def test_differences_go_part_by_part_and_name_what_is_gone(sheet, systematisation):
    before = draft(sheet, "es")
    lesson = before.to_json()["lessons"][0] | {"text": "Otra lección, del todo distinta de la primera."}
    fields = {"lessons": [lesson], "contact": {"name": "", "email": ""}, "risks": []}
    after = draft(write(sheet, systematisation, **fields), "es")

    changed = {passage.name: passage.rows for passage in changed_passages(before, after)}

    assert list(changed) == [f"Lecciones aprendidas: {lesson['code']}", "Escríbanos"]
    assert {mark for rows in changed.values() for row in rows for mark, _words in row} <= {"del", "ins", "same"}


def test_promise_R05_words_come_back_only_while_the_sheet_is_written_and_are_removed_for_good(
    overwritten, in_review, coordination, systematisation, signed_in, settings, tmp_path
):
    settings.KEYS_FOLDER = tmp_path
    former = FormerDraft.objects.first()
    with pytest.raises(Refused, match="mientras se escribe la ficha"):
        restore_draft(actor=systematisation, sheet=in_review, former=former, revision=in_review.revision)
    removing = f"/es/team/c/ciclo-de-prueba/sheet/former/{former.pk}/remove/"
    browser = signed_in(coordination)

    withdrawals = count_withdrawals()

    assert browser.post(removing, follow=True).status_code == 200

    assert count_withdrawals() == withdrawals, "no public page ever showed it"
    assert not FormerDraft.objects.filter(pk=former.pk).exists()
    assert browser.post(removing).status_code == 404
    FormerDraft.objects.bulk_create([former])  # as an older copy has it
    erasures.move_to_ledger()
    assert erasures.erase_again(erasure_ledger.by_kind(erasure_ledger.read()))["former-draft-removed"] == 1
    assert not FormerDraft.objects.filter(pk=former.pk).exists()


def test_promise_P10_a_withdrawn_image_leaves_former_drafts_too(
    sheet, systematisation, coordination, settings, tmp_path
):
    settings.KEYS_FOLDER = tmp_path
    picture = brought_in(sheet, systematisation, with_words(**SEEN))
    sheet.refresh_from_db()
    remove_picture(actor=systematisation, sheet=sheet, language="es", file=picture.file, revision=sheet.revision)
    brought_in(sheet, systematisation, with_words(**SEEN))
    assert WORDS.alternative in str(list(FormerDraft.objects.values_list("words", flat=True)))

    withdraw_picture(actor=coordination, sheet=sheet, file=picture.file, reason="Una persona retiró su consentimiento.")

    assert picture.file not in str(list(FormerDraft.objects.values_list("words", flat=True)))


def test_promise_P19_former_drafts_go_on_their_day(overwritten):
    number = FormerDraft.objects.count()
    assert forget_former_drafts() == 0

    with clock.at(clock.now() + FORMER_DRAFTS_LAST + timedelta(hours=1)):
        assert forget_former_drafts() == number

    assert texts_of(overwritten, "es", with_unsent=True)[0].before == ""

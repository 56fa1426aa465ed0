"""The hub's own words for columns: one meaning each, from the next file on; a preview is committed as it was read."""

import pytest

from tinkuy.attendance.columns.actions import add_word, remove_word, save_mapping
from tinkuy.attendance.columns.models import HeaderWord
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.reports.vocabulary import AddedWords, Vocabulary
from tinkuy.attendance.tests.made import registered
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.attendance.uploads.queries.imports import report_for
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.uploads.actions.counting import count_upload

WORDS = "/es/team/hub/words/"
DATA = b"Wer,Post,Poczatek,Koniec\n" + b"".join(
    f"{who} Paz,{who.lower()}@example.org,2026-03-05 15:00,2026-03-05 16:30\n".encode() for who in ("Ana", "Luis")
)


def add(editor, word: str, meaning: str, language: str = "es", **more) -> HeaderWord:
    return add_word(actor=editor, word=word, meaning=meaning, language=language, **more)


def preview(actor, webinar):
    return preview_attendance(actor=actor, webinar=webinar, data=DATA, filename="a.csv", zone="UTC")


def test_capability_C11_a_word_that_an_editor_adds_is_known_in_the_next_file(
    scoped, webinars, coordination, hub_editor
):
    registered(scoped, "Ana", "Luis")
    assert preview(coordination, webinars[0]).needs_columns

    add(hub_editor, "Wer", "name")
    add(hub_editor, "Poczatek", "join")

    draft = preview(coordination, webinars[0])
    count_upload(actor=coordination, upload=draft)
    assert attendance_of(scoped).persons == {1: 2}


def test_a_word_that_is_removed_means_nothing_and_what_was_previewed_stays(scoped, webinars, coordination, hub_editor):
    registered(scoped, "Ana", "Luis")
    words = [add(hub_editor, "Wer", "name"), add(hub_editor, "Poczatek", "join")]
    draft = preview(coordination, webinars[0])
    for word in words:
        remove_word(actor=hub_editor, word=word)

    assert preview(coordination, webinars[1]).needs_columns
    count_upload(actor=coordination, upload=draft)
    assert attendance_of(scoped).persons == {1: 2}


def test_a_word_has_one_meaning(db, hub_editor):
    add(hub_editor, "Wer", "name")

    with pytest.raises(Refused, match="«Wer» ya significa «Nombre»"):
        add(hub_editor, "WER!", "email")
    with pytest.raises(Refused, match="ya está en la lista"):
        add(hub_editor, "wer", "name")


def test_a_word_that_tinkuy_knows_is_never_replaced(db, hub_editor):
    with pytest.raises(Refused, match="Tinkuy lee «Puesto de trabajo» como «Hora de entrada», en todos los ciclos"):
        add(hub_editor, "Puesto de trabajo", "role")
    with pytest.raises(Refused, match="No hay nada que agregar"):
        add(hub_editor, "Correo", "email")


def test_a_word_that_came_to_stand_over_a_known_one_changes_nothing():
    hub = AddedWords(words=(("Correo", "name", "es"), ("Wer", "name", "es")))

    assert [Vocabulary(hub=hub).meaning(word) for word in ("Correo", "Wer")] == ["email", "name"]


def test_a_list_of_registrations_knows_the_words_too(scoped, coordination, hub_editor):
    add(hub_editor, "Herkunft", "country")
    data = "Name,Email,Herkunft\nAna,ana@example.org,Perú\n".encode()

    import_registrations(actor=coordination, cycle=scoped, data=data, filename="lista.csv")

    assert Registration.objects.get().country == "PE"


def test_the_page_adds_removes_and_leaves_a_trace(db, hub_editor, signed_in):
    browser = signed_in(hub_editor)

    added = browser.post(WORDS, {"word": "Wer", "meaning": "name", "language": "es"}, follow=True)
    assert "«Wer» se reconoce desde ahora." in added.text
    removed = browser.post(f"{WORDS}remove/", {"word": HeaderWord.objects.get().public_id}, follow=True)
    assert "«Wer» ya no significa nada." in removed.text

    deeds = list(Entry.objects.filter(subject="headerword").order_by("id").values_list("deed", flat=True))
    assert deeds == ["added", "removed"]
    assert browser.post(f"{WORDS}remove/", {"word": HeaderWord.objects.get().public_id}).status_code == 422


def test_what_would_be_replaced_is_refused_on_the_page_and_no_box_offers_it(db, hub_editor, signed_in):
    typed = {"word": "Puesto de trabajo", "meaning": "role", "language": "es", "overrides": "on"}

    answer = signed_in(hub_editor).post(WORDS, typed)

    assert answer.status_code == 422
    assert "Tinkuy lee «Puesto de trabajo» como «Hora de entrada»" in answer.text
    assert 'type="checkbox"' not in answer.text


def test_only_a_hub_editor(db, coordination, signed_in):
    assert signed_in(coordination).get(WORDS).status_code == 403
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        add(coordination, "Wer", "name")


def test_what_a_person_of_the_example_adds_reads_no_file_of_a_real_cycle(scoped, webinars, coordination, hub_editor):
    for word, meaning in (("Wer", "name"), ("Poczatek", "join")):
        add(hub_editor, word, meaning)
    HeaderWord.objects.update(is_example=True)

    assert preview(coordination, webinars[0]).needs_columns


def test_one_query_reads_the_words_of_a_file_however_many_headers_it_has(
    scoped, webinars, coordination, hub_editor, django_assert_num_queries
):
    add(hub_editor, "Wer", "name")
    add(hub_editor, "Poczatek", "join")
    cycle = webinars[0].cycle

    with django_assert_num_queries(3):  # whether the cycle is for trying, the words, the mappings
        report_for(webinars[0], DATA, "a.csv", "UTC")
    assert cycle == scoped


def test_what_a_cycle_said_of_its_columns_is_not_on_the_page_of_the_hub(scoped, coordination, hub_editor, signed_in):
    save_mapping(actor=coordination, cycle=scoped, headers=["canario"], columns={"canario": "name"}, language="")

    assert "canario" not in signed_in(hub_editor).get(WORDS).text

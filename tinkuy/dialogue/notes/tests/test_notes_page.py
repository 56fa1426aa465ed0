"""The rapporteur's page: written while it is said, changed by two, never lost (L08)."""

import pytest
from django.utils.translation import gettext as _

from tinkuy.dialogue.floor.actions import enter_segment
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.notes.actions import edit_note, propose_note, write_note
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.planning.cycles.models.webinar import Segment

NOTES = "/es/c/ciclo-de-prueba/s/3/notes/"


@pytest.fixture
def client(signed_in, rapporteur):
    return signed_in(rapporteur)


@pytest.fixture
def note(live, rapporteur) -> Note:
    return write_note(actor=rapporteur, webinar=live, kind="risk", text="Las rutas cambiaron.", country="PE")


def test_who_takes_notes_and_who_does_not(signed_in, live, rapporteur, facilitation, observer, outsider):
    seen = {who.name: signed_in(who).get(NOTES).status_code for who in (rapporteur, facilitation, observer, outsider)}

    assert seen == {"Relatoría": 200, "Facilitación": 200, "Observación": 403, "Persona sin rol": 404}


def test_a_note_is_written_with_its_minute(client, live):
    client.post(NOTES, {"kind": "lesson", "text": "Una lista de cargos dura más.", "country": "UY", "minute": "4"})

    note = Note.objects.get()
    assert (note.kind, note.text, note.country, note.second) == ("lesson", "Una lista de cargos dura más.", "UY", 240)
    assert note.state == NoteState.SHARED


def test_without_a_minute_it_is_now(client, live):
    client.post(NOTES, {"kind": "lesson", "text": "Una lista de cargos dura más."})

    assert Note.objects.get().second // 60 == 5


def test_the_minute_of_the_session_stands_in_the_form(client, live):
    assert client.get(NOTES).context["form"]["minute"].value() == 5


def test_a_note_without_a_kind_comes_back_with_its_words(client, live):
    page = client.post(NOTES, {"text": "Una lista de cargos dura más."})

    assert page.status_code == 422
    assert "Una lista de cargos dura más." in page.text


def test_where_the_regime_names_no_country_there_is_no_field_for_one(client, live, facilitation):
    assert 'name="country"' in client.get(NOTES).text
    segment = Segment.objects.get(webinar=live, ordinal=2)
    enter_segment(actor=facilitation, floor=Floor.objects.get(), segment=segment)

    assert 'name="country"' not in client.get(NOTES).text
    client.post(NOTES, {"kind": "risk", "text": "Hay miedo de declarar.", "country": "PE"})
    assert Note.objects.get().country == ""


def test_the_newest_stands_first(client, live, rapporteur, note):
    write_note(actor=rapporteur, webinar=live, kind="lesson", text="Se aprendió a esperar.", second=1800)

    page = client.get(NOTES).text

    assert page.index("Se aprendió a esperar.") < page.index("Las rutas cambiaron.")


def test_a_proposed_note_is_accepted_once(client, live, focal_point_pe):
    note = propose_note(actor=focal_point_pe, webinar=live, kind="risk", text="Faltan consulados.")

    client.post(f"{NOTES}{note.public_id}/accept/")
    again = client.post(f"{NOTES}{note.public_id}/accept/", follow=True)

    note.refresh_from_db()
    assert note.state == NoteState.SHARED
    assert [str(message) for message in again.context["messages"]] == [_("This note was accepted already.")]


def test_a_note_is_removed_after_a_look_at_it(client, note):
    assert "Las rutas cambiaron." in client.get(f"{NOTES}{note.public_id}/remove/").text
    client.post(f"{NOTES}{note.public_id}/remove/")

    assert not Note.objects.exists()


def test_a_note_is_changed(client, note):
    client.post(f"{NOTES}{note.public_id}/", {"kind": "lesson", "text": "Las rutas se movieron.", "revision": "1"})

    note.refresh_from_db()
    assert (note.kind, note.text, note.revision) == ("lesson", "Las rutas se movieron.", 2)


def test_promise_L08_the_second_of_two_editors_finds_both_versions_and_loses_nothing(client, facilitation, note):
    edit_note(actor=facilitation, note=note, kind="risk", text="Las rutas van al sur.", country="", revision=1)

    page = client.post(f"{NOTES}{note.public_id}/", {"kind": "risk", "text": "Las rutas van al mar.", "revision": "1"})

    note.refresh_from_db()
    assert page.status_code == 422
    assert note.text == "Las rutas van al sur."
    assert "Las rutas van al sur." in page.text
    assert "Las rutas van al mar.</textarea>" in page.text


def test_promise_L08_having_read_the_other_words_one_saves_the_two_joined(client, facilitation, note):
    edit_note(actor=facilitation, note=note, kind="risk", text="Las rutas van al sur.", country="", revision=1)
    words = {"kind": "risk", "text": "Las rutas van al mar y al sur."}
    page = client.post(f"{NOTES}{note.public_id}/", words | {"revision": "1"})

    client.post(f"{NOTES}{note.public_id}/", words | {"revision": page.context["form"]["revision"].value()})

    note.refresh_from_db()
    assert (note.text, note.revision) == ("Las rutas van al mar y al sur.", 3)


def test_a_note_of_another_session_is_not_there(client, note):
    assert client.get(f"{NOTES.replace('/s/3/', '/s/2/')}{note.public_id}/").status_code == 404

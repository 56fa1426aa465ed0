"""A note that someone of the team proposes: the rapporteur accepts it, then the room reads it (D6)."""

import pytest

from tinkuy.dialogue.conftest import member
from tinkuy.dialogue.notes.actions import accept_note
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.people.roles import Role

LIVE = "/es/c/ciclo-de-prueba/s/3/live/"
PROPOSE = "/es/c/ciclo-de-prueba/s/3/notes/propose/"
LINE = {"kind": "lesson", "text": "Una lista de cargos dura más.", "country": "UY", "minute": "4"}


@pytest.fixture
def client(signed_in, make_person, scoped):
    return signed_in(member(make_person, scoped, "Panelista", Role.SPEAKER))


def test_a_speaker_finds_the_page_in_the_room_and_what_they_propose_waits(client, live):
    assert f'href="{PROPOSE}"' in client.get(LIVE).text

    answer = client.post(PROPOSE, LINE, follow=True)

    note = Note.objects.get()
    assert (note.state, note.text, note.country, note.second) == (NoteState.PROPOSED, LINE["text"], "UY", 240)
    assert answer.redirect_chain == [(LIVE, 302)]
    assert "Su nota está en revisión: la relatoría" in answer.text
    assert LINE["text"] not in answer.text


def test_the_room_reads_it_once_it_is_accepted(client, live, rapporteur):
    client.post(PROPOSE, LINE)

    accept_note(actor=rapporteur, note=Note.objects.get())

    assert LINE["text"] in client.get(LIVE).text


def test_what_lacks_its_kind_comes_back_with_its_words(client, live):
    page = client.post(PROPOSE, LINE | {"kind": ""})

    assert (page.status_code, Note.objects.count()) == (422, 0)
    assert LINE["text"] in page.text


def test_who_writes_the_notes_is_led_to_their_own_page_and_who_watches_to_none(signed_in, live, rapporteur, observer):
    assert 'href="/es/c/ciclo-de-prueba/s/3/notes/"' in signed_in(rapporteur).get(LIVE).text

    watching = signed_in(observer)

    assert "/notes/" not in watching.get(LIVE).text
    assert watching.get(PROPOSE).status_code == 403

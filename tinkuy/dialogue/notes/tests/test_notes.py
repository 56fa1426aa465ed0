import pytest

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.actions import enter_segment
from tinkuy.dialogue.notes.actions import accept_note, edit_note, propose_note, remove_note, write_note
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.dialogue.notes.queries import notes_of
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment

CHANGED = "Somebody else has changed this note meanwhile."


@pytest.fixture
def write(live, rapporteur):
    def written(text: str = "Las mesas locales resistieron.", **how: object) -> Note:
        return write_note(actor=rapporteur, webinar=live, **({"kind": "lesson", "country": "PE"} | how), text=text)

    return written


@pytest.fixture
def propose(live, focal_point_pe):
    def proposed(text: str = "Faltaron intérpretes.") -> Note:
        return propose_note(actor=focal_point_pe, webinar=live, kind="risk", text=text, country="PE")

    return proposed


def edit(actor, note, text: str, revision: int = 1, country: str = "PE") -> Note:
    return edit_note(actor=actor, note=note, kind="lesson", text=text, country=country, revision=revision)


def test_the_room_reads_what_the_rapporteur_writes(write, live, five_minutes_in):
    notes = []
    room = events_since(channels.room(live), lambda: notes.append(write()))

    (note,) = notes_of(live)

    assert (note.text, note.kind, note.country) == ("Las mesas locales resistieron.", "lesson", "PE")
    assert note.second == 300
    assert room == [("note", note.public_id)]


def test_what_is_proposed_the_room_reads_once_it_is_accepted(propose, live, rapporteur):
    note = propose()
    before = notes_of(live)

    accept_note(actor=rapporteur, note=note)

    assert (before, notes_of(live)) == ([], [note])


def test_a_note_is_accepted_once(propose, rapporteur):
    note = accept_note(actor=rapporteur, note=propose())

    with refuses("This note was accepted already."):
        accept_note(actor=rapporteur, note=note)


def test_who_takes_part_proposes_and_only_who_takes_notes_writes(propose, write, make_person, observer, scoped):
    from tinkuy.dialogue.conftest import member
    from tinkuy.people.roles import Role

    speaker = member(make_person, scoped, "Ponencia", Role.SPEAKER)
    note, line = propose(), {"webinar": write().webinar, "kind": "risk", "text": "Una línea"}

    assert propose_note(actor=speaker, **line).state == NoteState.PROPOSED
    for deed in (
        lambda: write_note(actor=speaker, **line),
        lambda: propose_note(actor=observer, **line),
        lambda: accept_note(actor=speaker, note=note),
        lambda: edit(speaker, note, "Otra"),
        lambda: remove_note(actor=speaker, note=note),
    ):
        with refuses("Your role in this cycle does not include this."):
            deed()


def test_a_note_is_of_one_of_the_four_kinds_and_has_up_to_400_letters(write):
    with refuses("Choose a kind: risk, good practice, lesson or recommendation."):
        write(kind="anecdote")
    for text in ("", " \u200b ", "a" * 401):
        with refuses("A note has from one to 400 characters."):
            write(text)
    assert len(write("ñ" * 400).text) == 400


def test_invariant_10_under_chatham_house_a_note_names_no_country_then_or_later(write, floor, facilitation, rapporteur):
    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2))

    note = write(country="PE")
    edited = edit(rapporteur, note, "Con otro país", country="UY")

    assert (note.regime, note.country, edited.country) == (Regime.CHATHAM_HOUSE, "", "")


def test_promise_L08_who_edits_an_older_line_is_told_and_overwrites_nothing(write, rapporteur, coordination):
    note = write()
    edit(rapporteur, note, "Primero")

    with refuses(CHANGED):
        edit(coordination, note, "Segundo")

    assert (Note.objects.get().text, Note.objects.get().revision) == ("Primero", 2)


@pytest.mark.django_db(transaction=True)
def test_promise_L08_of_two_who_edit_at_once_one_is_told(write, rapporteur, coordination):
    note = write()

    done = overlapping(lambda: edit(rapporteur, note, "Primero"), lambda: edit(coordination, note, "Segundo"))

    assert [type(each) for each in done] == [Note, Refused]
    assert Note.objects.get().text == "Primero"


def test_a_note_that_is_removed_is_gone_and_the_room_is_told(write, live, rapporteur):
    note = write()
    public_id = note.public_id

    room = events_since(channels.room(live), lambda: remove_note(actor=rapporteur, note=note))

    assert Note.objects.count() == 0
    assert room == [("note", public_id)]


def test_the_journal_says_who_wrote_and_not_what(write, rapporteur):
    write()

    entry = Entry.objects.get(deed="wrote")

    assert (entry.actor, entry.details) == (rapporteur, {"webinar": 3})

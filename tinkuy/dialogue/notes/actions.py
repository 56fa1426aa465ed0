"""The shared notes: written by the rapporteur, proposed by others."""

from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.design.kinds import KINDS
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.channels import tell_console
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.queries import regime_at
from tinkuy.dialogue.notes.models import LONGEST_NOTE, Note, NoteState
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.rules import demand, names_country
from tinkuy.stream.actions import tell

NOTE_REMOVED = "note-removed"
"""How the ledger of erasures calls it."""


class NoteWords(TypedDict):
    """What a note says. `second` is its place in the session: now, where it is not said."""

    kind: str
    text: str
    country: NotRequired[str]
    language: NotRequired[str]
    second: NotRequired[int | None]


@transaction.atomic
def write_note(*, actor: Person, webinar: Webinar, **words: Unpack[NoteWords]) -> Note:
    """A line that everyone in the room reads at once."""
    demand(actor, "take_notes", webinar.cycle)
    return _add(actor, webinar, NoteState.SHARED, words)


@transaction.atomic
def propose_note(*, actor: Person, webinar: Webinar, **words: Unpack[NoteWords]) -> Note:
    """A line that the rapporteur still has to accept."""
    demand(actor, "propose_notes", webinar.cycle)
    return _add(actor, webinar, NoteState.PROPOSED, words)


@transaction.atomic
def accept_note(*, actor: Person, note: Note) -> Note:
    demand(actor, "take_notes", note.cycle)
    if not Note.objects.filter(pk=note.pk, state=NoteState.PROPOSED).update(state=NoteState.SHARED):
        raise Refused(_("This note was accepted already."))
    note.refresh_from_db()
    record(actor, "accepted", note)
    _tell_note(note)
    return note


@transaction.atomic
def edit_note(*, actor: Person, note: Note, kind: str, text: str, country: str, revision: int) -> Note:
    """Change a line that stands at *revision*: who edits an older one is told, and nothing is overwritten (L08)."""
    demand(actor, "take_notes", note.cycle)
    changes = {"kind": _kind(kind), "text": _words(text), "country": country if names_country(note.regime) else ""}
    row_at_revision = Note.objects.filter(pk=note.pk, revision=revision)
    if not row_at_revision.update(revision=F("revision") + 1, **changes):
        raise Refused(_("Somebody else has changed this note meanwhile. Their words stand below yours: join the two."))
    note.refresh_from_db()
    record(actor, "edited", note)
    _tell_note(note, was_readable=note.state == NoteState.SHARED)
    return note


@transaction.atomic
def remove_note(*, actor: Person, note: Note) -> None:
    demand(actor, "take_notes", note.cycle)
    record(actor, "removed", note)
    try:
        Note.objects.filter(pk=note.pk).delete()
        note_erasure(NOTE_REMOVED, note.public_id)
    except ProtectedError as error:
        raise Refused(_("This note was cited as evidence. Remove the quote first.")) from error
    _tell_note(note, was_readable=note.state == NoteState.SHARED)


def _add(actor: Person, webinar: Webinar, state: NoteState, words: NoteWords) -> Note:
    at = words.get("second")
    floor = Floor.objects.select_related("cycle", "segment", "webinar").filter(webinar=webinar).first()
    regime = regime_at(webinar, floor, at)
    second = at if at is not None else floor.second_at(clock.now()) if floor else 0
    note = Note.objects.create(
        cycle=webinar.cycle,
        webinar=webinar,
        kind=_kind(words["kind"]),
        text=_words(words["text"]),
        country=words.get("country", "") if names_country(regime) else "",
        language=words.get("language", "es"),
        regime=regime,
        second=second,
        hook_id=answered_hook(webinar.pk, second),
        state=state,
        written_by=actor,
    )
    record(actor, "wrote" if state == NoteState.SHARED else "proposed", note)
    _tell_note(note)
    return note


def _tell_note(note: Note, *, was_readable: bool = False) -> None:
    """What the room reads already changes at once, also where very many listen."""
    tell(channels.room(note.webinar), "note", note.public_id, at_once=was_readable)
    tell_console(note.webinar, "notes")


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise Refused(_("Choose a kind: risk, good practice, lesson or recommendation."))
    return kind


def _words(text: str) -> str:
    text = tidy(text)
    if not text or len(text) > LONGEST_NOTE:
        raise Refused(_("A note has from one to %(most)d characters.") % {"most": LONGEST_NOTE})
    return text

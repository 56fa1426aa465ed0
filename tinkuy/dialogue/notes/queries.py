"""The shared notes of a session."""

from collections.abc import Iterable

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.planning.cycles.models.webinar import Webinar


def note_with_id(webinar: Webinar, public_id: str) -> Note | None:
    return Note.objects.select_related("cycle", "webinar").filter(webinar=webinar, public_id=public_id).first()


def notes_of(webinar: Webinar, states: Iterable[str] = (NoteState.SHARED,)) -> list[Note]:
    """The notes of a webinar in the order of what they tell of."""
    return _all_of(webinar, list(Note.objects.filter(webinar=webinar, state__in=list(states))))


def _all_of(webinar: Webinar, rows: list[Note]) -> list[Note]:
    for row in rows:
        row.webinar, row.cycle = webinar, webinar.cycle
    return rows


SHARED_NOTES = CompiledQuery(
    lambda cycle, webinar: Note.objects.with_scope(cycle=cycle).filter(webinar=webinar, state=NoteState.SHARED)
)


def notes_of_the_room(webinar: Webinar) -> list[Note]:
    """Those that everyone reads."""
    rows = _all_of(webinar, SHARED_NOTES.rows(cycle_in_scope(), webinar.pk))
    return [row for row in rows if may_be_read(row.regime, row.webinar)]

"""The shared notes of a session."""

from collections.abc import Iterable

from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.planning.cycles.models.webinar import Webinar


def note_with_id(webinar: Webinar, public_id: str) -> Note | None:
    return Note.objects.select_related("cycle", "webinar").filter(webinar=webinar, public_id=public_id).first()


def notes_of(webinar: Webinar, states: Iterable[str] = (NoteState.SHARED,)) -> list[Note]:
    """The notes of a webinar in the order of what they tell of."""
    rows = list(Note.objects.filter(webinar=webinar, state__in=list(states)))
    for row in rows:
        row.webinar, row.cycle = webinar, webinar.cycle
    return rows


def notes_of_the_room(webinar: Webinar) -> list[Note]:
    """Those that everyone reads."""
    return [row for row in notes_of(webinar) if may_be_read(row.regime, row.webinar)]

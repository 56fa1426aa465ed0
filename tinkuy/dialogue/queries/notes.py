from collections.abc import Iterable

from tinkuy.dialogue import rules
from tinkuy.dialogue.models import Note, NoteState
from tinkuy.planning.cycles.models.webinar import Webinar


def notes_of(webinar: Webinar, states: Iterable[str] = (NoteState.SHARED,)) -> list[Note]:
    """The notes of a webinar in the order of what they tell of."""
    rows = list(Note.objects.filter(webinar=webinar, state__in=list(states)))
    for row in rows:
        row.webinar, row.cycle = webinar, webinar.cycle
    return rows


def notes_of_the_room(webinar: Webinar) -> list[Note]:
    """Those that everyone reads."""
    return [row for row in notes_of(webinar) if rules.may_be_read(row)]

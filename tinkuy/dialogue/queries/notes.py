from collections.abc import Iterable

from tinkuy.dialogue.models import Note, NoteState
from tinkuy.planning.models import Webinar


def notes_of(webinar: Webinar, states: Iterable[str] = (NoteState.SHARED,)) -> list[Note]:
    """The notes of a webinar in the order of what they tell of."""
    return list(Note.objects.filter(webinar=webinar, state__in=list(states)))

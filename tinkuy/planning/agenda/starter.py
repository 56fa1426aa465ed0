"""The agenda that a session begins with: short openings, two experiences, and the dialogue takes the most."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _, pgettext

from tinkuy.planning.cycles.models.webinar import SegmentKind


@dataclass(frozen=True)
class StarterPart:
    """A part of an agenda to begin with; `minutes` are whole."""

    title: str
    minutes: int
    kind: str


SHARES = ((SegmentKind.OPENING, 1), (SegmentKind.EXPERIENCE, 4), (SegmentKind.EXPERIENCE, 4), (SegmentKind.CLOSING, 2))
"""Of eighteen; what is left is the dialogue's, so that the minutes always add up."""
OF = 18


def starter_agenda(minutes: int, language: str | None = None, *, is_first: bool = False) -> list[StarterPart]:
    """The parts of a session of *minutes*, adding up to exactly that; in *language*, by default the reader's.

    The first session of a cycle has no thread to pick up. A session of fewer than 10 minutes is one dialogue.
    """
    with translation.override(language or translation.get_language()):
        if minutes < 10:
            return [StarterPart(pgettext("part of an agenda", "Dialogue"), minutes, SegmentKind.DIALOGUE)]
        opening, first, second, closing = (max(1, minutes * share // OF) for _kind, share in SHARES)
        dialogue = minutes - opening - first - second - closing
        welcome = _("Welcome, and the thread of the last session")
        if is_first:
            welcome = _("Welcome, and what the cycle is for")
        return [
            StarterPart(welcome, opening, SegmentKind.OPENING),
            StarterPart(_("Experience of a country"), first, SegmentKind.EXPERIENCE),
            StarterPart(_("Experience of another country"), second, SegmentKind.EXPERIENCE),
            StarterPart(_("Dialogue: questions and answers"), dialogue, SegmentKind.DIALOGUE),
            StarterPart(_("Close, and what stays open"), closing, SegmentKind.CLOSING),
        ]

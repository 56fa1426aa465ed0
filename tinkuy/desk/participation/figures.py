"""The figures of participation of a session, or of several added up, each with numerator, denominator, definition."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.figure import Figure, ratio, share
from tinkuy.hiding import Audience, are_safe

from .wording import gini, proportion

GOVERNMENT = "government"


@dataclass(frozen=True)
class SessionFacts:
    """What is known of one session. None: it is not known, or may not be told.

    `turns` are by speaker, `by_sector` and `by_country` turns; `talk` are milliseconds, `organisers` those of the
    organisers. `government` and `countries` are persons who attended, as far as they may be told.
    """

    attended: int | None
    active: int | None = None
    by_participants: int = 0
    read: int = 0
    answered: int = 0
    notes: int = 0
    hours: float = 0.0
    has_dialogue: bool = False
    turns: Counter[int] = field(default_factory=Counter)
    by_sector: Counter[str] = field(default_factory=Counter)
    talk: int = 0
    organisers: int | None = None
    government: int | None = None


def session_figures(sessions: Sequence[SessionFacts]) -> dict[str, Figure | None]:
    """By name; None where the data tell nothing, or a count of persons is hidden."""
    live = [one for one in sessions if one.has_dialogue]
    heard = [one for one in sessions if one.turns]
    return {
        "active": _active(live),
        "acts": _acts(live),
        "government": _government(heard),
        "concentration": _concentration(heard),
        "organisers": _organisers(heard),
        "answered": _answered(live),
        "per_hour": _per_hour(live),
    }


def voice(part: int, whole: int, own: int | None, everybody: int | None) -> Figure | None:
    """Share of the contributions ÷ share of the attendance; numerator and denominator are the two shares."""
    value = proportion(part, whole, own or 0, everybody or 0)
    if value is None or own is None or everybody is None:
        return None
    return ratio(
        part / whole, own / everybody, _("Share of what was said ÷ share of those who attended; 1 is proportional")
    )


def _active(live: Sequence[SessionFacts]) -> Figure | None:
    definition = _("People who asked a question under a name ÷ people who attended; nameless acts are nobody’s")
    pair = _sums((one.active, one.attended) for one in live)
    return share(*pair, definition) if pair else None


def _acts(live: Sequence[SessionFacts]) -> Figure | None:
    definition = _("Questions, support and votes, nameless ones too ÷ people who attended")
    pair = _sums((one.by_participants, one.attended) for one in live)
    return ratio(*pair, definition) if pair else None


def _government(heard: Sequence[SessionFacts]) -> Figure | None:
    sums = _sums((one.government, one.attended) for one in heard)
    turns = sum((one.by_sector for one in heard), Counter[str]())
    return voice(turns[GOVERNMENT], turns.total(), *sums) if sums else None


def _concentration(heard: Sequence[SessionFacts]) -> Figure | None:
    turns = sum((one.turns for one in heard), Counter[int]())
    value = gini(turns.values())
    if value is None or not are_safe([len(turns)], Audience.TEAM):
        return None
    definition = _("Gini of the turns to speak, among those who spoke: 0 is even, near 1 is one voice alone")
    return Figure(value, turns.total(), len(turns), definition)


def _organisers(heard: Sequence[SessionFacts]) -> Figure | None:
    measured = [one for one in heard if one.organisers is not None]
    if not measured:
        return None
    definition = _("Minutes in which the organisers spoke ÷ minutes in which a known speaker spoke; aim below 30 %")
    spoken = sum(one.organisers or 0 for one in measured)
    return ratio(spoken / 60_000, sum(one.talk for one in measured) / 60_000, definition)


def _answered(live: Sequence[SessionFacts]) -> Figure | None:
    definition = _("Questions answered, aloud or in writing ÷ questions that the room could read")
    read = sum(one.read for one in live)
    return ratio(sum(one.answered for one in live), read, definition) if read else None


def _per_hour(live: Sequence[SessionFacts]) -> Figure | None:
    definition = _("Questions that the room could read and lines of the shared notes ÷ hours of the sessions")
    hours = sum(one.hours for one in live)
    return ratio(sum(one.read + one.notes for one in live), hours, definition) if hours else None


def _sums(pairs: Iterable[tuple[int | None, int | None]]) -> tuple[int, int] | None:
    """Both columns added up, or None where one of the counts is not told: the rest would tell it."""
    listed = list(pairs)
    counted = [(part, whole) for part, whole in listed if part is not None and whole is not None]
    if not counted or len(counted) < len(listed):
        return None
    return sum(part for part, _whole in counted), sum(whole for _part, whole in counted)

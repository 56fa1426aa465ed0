"""The figures of participation of a session, or of several added up, each with numerator, denominator, definition.

A page writes the value, and the two numbers it is made of.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext, gettext_lazy, gettext_lazy as _

from tinkuy.attendance.figures.figure import Figure, ratio, share
from tinkuy.design.components import percent
from tinkuy.hiding import Audience, are_safe

FIGURES = {
    "active": gettext_lazy("Asked under a name"),
    "acts": gettext_lazy("Acts for each attendance"),
    "answered": gettext_lazy("Questions answered"),
    "per_hour": gettext_lazy("Contributions for each hour"),
    "government": gettext_lazy("Voice of governments"),
    "organisers": gettext_lazy("The organisers’ share of the talk"),
    "concentration": gettext_lazy("Concentration of the talk"),
}
ORGANISERS_AT_MOST = 0.30
"""Of the time in which a known voice speaks: where they speak more, the dialogue is a lecture."""

SHARES = ("active", "answered", "organisers")
COMPARED = "government"


def figure_texts(code: str, figure: Figure | None) -> tuple[str, str]:
    """(«32 %», «12 de 38»); empty where there is nothing to tell."""
    if figure is None or figure.value is None or not are_safe(figure.persons, Audience.TEAM):
        return "", ""
    value = percent(figure.value) if code in SHARES else decimal(figure.value)
    if code == COMPARED:
        numbers = {"part": percent(figure.numerator), "whole": percent(figure.denominator)}
        return value, gettext("%(part)s against %(whole)s") % numbers
    numbers = {"part": _count(figure.numerator), "whole": _count(figure.denominator)}
    return value, _numbers(code) % numbers


def _numbers(code: str) -> str:
    """How the two numbers of a figure are told, each with what it counts."""
    return {
        "active": gettext("%(part)s of %(whole)s attendances"),
        "acts": gettext("%(part)s acts, %(whole)s attendances"),
        "per_hour": gettext("%(part)s in %(whole)s hours"),
        "organisers": gettext("%(part)s of %(whole)s minutes"),
        "concentration": gettext("%(part)s turns, %(whole)s voices"),
    }.get(code, gettext("%(part)s of %(whole)s"))


def decimal(value: float) -> str:
    """Two places at most, as the reader's language writes them."""
    return str(format_decimal(round(value, 2), format="0.##", locale=(get_language() or "es")[:2]))


def _count(value: float) -> str:
    return str(format_decimal(round(value, 1), format="0.#", locale=(get_language() or "es")[:2]))


def gini(acts: Iterable[int]) -> float | None:
    """How unevenly acts are spread: 0 when all did as many, near 1 when one did them all; None without any act.

    G = Σ (2i − n − 1) xᵢ ÷ (n Σ x), with xᵢ ascending: half the mean difference of all pairs, over the mean (C. Gini,
    1912).
    """
    ordered = sorted(acts)
    count, total = len(ordered), sum(ordered)
    if not total:
        return None
    return sum((2 * place - count - 1) * value for place, value in enumerate(ordered, 1)) / (count * total)


def proportion(part: int, whole: int, own: int, everybody: int) -> float | None:
    """The share of the voice ÷ the share of the attendance; 1 is proportional, None where nothing can be divided."""
    if not whole or not own or not everybody:
        return None
    return (part / whole) / (own / everybody)


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
    transcribed = [one for one in sessions if one.turns]
    return {
        "active": _active(live),
        "acts": _acts(live),
        "government": _government(transcribed),
        "concentration": _concentration(transcribed),
        "organisers": _organisers(transcribed),
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
    definition = _(
        "Whoever asked a question under a name ÷ attendances; who came to several sessions counts in each, and "
        "nameless acts are nobody’s"
    )
    pair = _sums((one.active, one.attended) for one in live)
    return share(*pair, definition) if pair else None


def _acts(live: Sequence[SessionFacts]) -> Figure | None:
    definition = _(
        "Questions, support and votes, nameless ones too ÷ attendances; who came to several sessions counts in each"
    )
    pair = _sums((one.by_participants, one.attended) for one in live)
    return ratio(*pair, definition) if pair else None


def _government(transcribed: Sequence[SessionFacts]) -> Figure | None:
    sums = _sums((one.government, one.attended) for one in transcribed)
    turns = sum((one.by_sector for one in transcribed), Counter[str]())
    return voice(turns[GOVERNMENT], turns.total(), *sums) if sums else None


def _concentration(transcribed: Sequence[SessionFacts]) -> Figure | None:
    turns = sum((one.turns for one in transcribed), Counter[int]())
    value = gini(turns.values())
    if value is None or not are_safe([len(turns)], Audience.TEAM):
        return None
    definition = _("How those who spoke shared the turns: 0 if all spoke as often, near 1 if one voice spoke alone")
    return Figure(value, turns.total(), len(turns), definition)


def _organisers(transcribed: Sequence[SessionFacts]) -> Figure | None:
    measured = [one for one in transcribed if one.organisers is not None]
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

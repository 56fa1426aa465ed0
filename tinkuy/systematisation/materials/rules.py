"""Who may have a material, and until when it is kept: pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.evidence.rules import NAMELESS

from .models import Material, MaterialKind, Tier

TELLS_WHO = frozenset({MaterialKind.RECORDING, MaterialKind.TRANSCRIPT, MaterialKind.PHOTO})
"""Whoever spoke or was there is heard, named or seen in it: invariant 11 keeps it in."""

KEPT_DOCUMENTS = 200
"""Days after the close that slides and minutes are kept: as long as the follow-up of a cycle."""
LONGEST = {True: 200, False: 5 * 365}
"""Days after the close, with a reason, of what tells who was there and of a document."""


@dataclass(frozen=True)
class ClosedPart:
    """What keeps a session's recording in: a part of its agenda, or without `title` the regime of the whole cycle."""

    title: str
    regime: Regime


def closed_part(segments: Sequence[Segment], default: str, *, was_closed: bool = False) -> ClosedPart | None:
    """The first of the agenda's *segments* under the Chatham House Rule or closed; without an agenda, *default*.

    *was_closed*: something that was said is kept under such a regime already, whatever the agenda says today.
    """
    for segment in segments:
        if segment.regime in NAMELESS:
            return ClosedPart(segment.title, Regime(segment.regime))
    if not segments and default in NAMELESS:
        return ClosedPart("", Regime(default))
    return ClosedPart("", Regime.CHATHAM_HOUSE) if was_closed else None


def tells_who(kind: str) -> bool:
    return kind in TELLS_WHO


def must_stay_in(kind: str, closed: ClosedPart | None) -> bool:
    """Whether a material of *kind* may be had by the team alone."""
    return closed is not None and tells_who(kind)


def why_it_stays(closed: ClosedPart) -> str:
    """The sentence that refuses a wider tier."""
    if not closed.title:
        return _(
            "What was said in this session is under «%(regime)s»: neither recording nor transcript nor photo is handed "
            "out."
        ) % {"regime": closed.regime.label}
    return _(
        "The part «%(part)s» is under «%(regime)s»: of this session neither recording nor transcript nor photo is "
        "handed out."
    ) % {"part": closed.title, "regime": closed.regime.label}


def tiers_of(roles: Iterable[str], *, is_team: bool) -> tuple[Tier, ...]:
    """The tiers that somebody with *roles* may have."""
    if is_team:
        return tuple(Tier)
    return (Tier.PARTICIPANTS, Tier.PUBLIC) if "participant" in set(roles) else (Tier.PUBLIC,)


def rule_until(kind: str, cycle: Cycle, close: date) -> date:
    """The last day that the rule gives: what tells who was there goes with the participants' names."""
    return close + timedelta(days=cycle.keeps_days if kind in TELLS_WHO else KEPT_DOCUMENTS)


def longest_until(kind: str, close: date) -> date:
    """The last day that a reason may ask for."""
    return close + timedelta(days=LONGEST[kind in TELLS_WHO])


def last_day_of(material: Material, cycle: Cycle, close: date) -> date:
    """The last day on which *material* is there."""
    return material.chosen_erase_on or rule_until(material.kind, cycle, close)

"""Who attended a webinar, and how the report fits the registrations.

Attended = present at least the threshold's minutes, or at least its share of the real duration, whichever is less.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext_lazy as _

from .figure import Figure, average, ratio, share
from .presence import Interval, Window, seconds_by_person

MINUTES = 10
SHARE = 0.25


@dataclass(frozen=True)
class WebinarAttendance[P]:
    """One webinar. `seconds` of everybody who came, `attended` those who reach the threshold, `brief` those who do not.

    `joins` counts intervals, never persons; `unmatched` counts accounts that no registration owns and that reach the
    threshold: they count in attendances, not in cohorts (invariant 7).
    """

    seconds: Mapping[P, float]
    attended: frozenset[P]
    brief: frozenset[P]
    joins: int
    unmatched: int
    window: Window


def threshold_seconds(window: Window, least_minutes: float = MINUTES, least_share: float = SHARE) -> float:
    """The least seconds that count as having attended."""
    return min(least_minutes * 60, least_share * window.seconds)


def attendance[P, U](
    stays: Iterable[tuple[P, Interval]],
    window: Window,
    *,
    unmatched: Iterable[tuple[U, Interval]] = (),
    least_minutes: float = MINUTES,
    least_share: float = SHARE,
) -> WebinarAttendance[P]:
    """The attendance of one webinar from the *stays* of its persons and of the accounts still *unmatched*.

    Hosts, panellists and technicians are left out by the caller, for this webinar only (invariant 6).
    """
    stays, alone = list(stays), list(unmatched)
    least = threshold_seconds(window, least_minutes, least_share)
    seconds = seconds_by_person(stays, window)
    attended = frozenset(person for person, present in seconds.items() if _reaches(present, least))
    unknown = seconds_by_person(alone, window)
    return WebinarAttendance(
        seconds=seconds,
        attended=attended,
        brief=frozenset(seconds) - attended,
        joins=len(stays) + len(alone),
        unmatched=sum(1 for present in unknown.values() if _reaches(present, least)),
        window=window,
    )


def _reaches(present: float, least: float) -> bool:
    """A webinar without duration has a threshold of nothing; still nobody attends it without being there."""
    return present > 0 and present >= least


def show_up[P](attended: Set[P], registered: Set[P]) -> Figure:
    """|A ∩ R| ÷ |R|."""
    return share(len(attended & registered), len(registered), _("Those registered who attended ÷ those registered"))


def walk_in_share[P](attended: Set[P], registered: Set[P]) -> Figure:
    """|A \\ R| ÷ |A|."""
    definition = _("Those who attended without registering for it ÷ those who attended")
    return share(len(attended - registered), len(attended), definition)


def stay_shares[P](webinar: WebinarAttendance[P]) -> dict[P, Figure]:
    """Minutes present ÷ real minutes, of each person who attended."""
    definition = _("Minutes present ÷ minutes that the session lasted")
    return {
        person: ratio(webinar.seconds[person] / 60, webinar.window.seconds / 60, definition)
        for person in webinar.attended
    }


def median_stay[P](webinar: WebinarAttendance[P]) -> Figure:
    """The median of the stay shares; its denominator is the number of persons."""
    definition = _("Median over those who attended of minutes present ÷ minutes that the session lasted")
    return average(list(stay_shares(webinar).values()), definition, median)


def match_rate[P](webinar: WebinarAttendance[P]) -> Figure:
    """|A| ÷ (|A| + U), with U the accounts not matched."""
    persons = len(webinar.attended)
    definition = _("Persons matched to a registration ÷ persons and accounts that attended")
    return share(persons, persons + webinar.unmatched, definition)

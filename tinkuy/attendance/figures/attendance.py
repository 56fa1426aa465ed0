"""Who attended a webinar, and how the report fits the registrations.

Attended = present at least the threshold's minutes, or at least its share of the real duration, whichever is less. How
long they stayed, and whether to the end. What is measured is a `WebinarAttendance`.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from statistics import median
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from .figure import Figure, ratio, share
from .presence import Interval, Steps, Stretch, Window, peak, present_at, steps_of, stretch_of, stretches_covered

MINUTES = 10
SHARE = 0.25


@dataclass(frozen=True)
class Stays[P]:
    """Stretch by stretch, in whole seconds from the start: some bytes for each, however many there are."""

    begins: "array[int]" = field(default_factory=lambda: array("i"))
    ends: "array[int]" = field(default_factory=lambda: array("i"))
    persons: list[P] = field(default_factory=list)

    def marks(self) -> dict[int, int]:
        """By second how many more begin than end in it."""
        marks: dict[int, int] = Counter(self.begins)
        for second, ended in Counter(self.ends).items():
            marks[second] = marks.get(second, 0) - ended
        return marks


@dataclass(frozen=True)
class WebinarAttendance[P]:
    """One webinar. `seconds` of everybody who came, `attended` those who reach the threshold, `brief` those who do not.

    `joins` counts intervals, never persons; `unmatched` counts accounts that no registration owns and that reach the
    threshold: they count in attendances, not in cohorts (invariant 7). `curve` is P_s(t) and `near_end` the persons who
    were there at any time of the last minutes: both of persons, however briefly they came.
    """

    seconds: Mapping[P, float]
    attended: frozenset[P]
    brief: frozenset[P]
    joins: int
    unmatched: int
    window: Window
    curve: Steps = ()
    near_end: int = 0
    stays: "Stays[P] | None" = None

    def present_in(self, second: int) -> frozenset[P]:
        """The persons whom the curve counts in this *second* from the start."""
        if self.stays is None:
            return frozenset()
        each = zip(self.stays.begins, self.stays.ends, self.stays.persons, strict=True)
        return frozenset(person for begins, ends, person in each if begins <= second < ends)


def threshold_seconds(window: Window, least_minutes: float = MINUTES, least_share: float = SHARE) -> float:
    """The least seconds that count as having attended."""
    return min(least_minutes * 60, least_share * window.seconds)


class Tally[P]:
    """The counting of one webinar, account by account: of one that is nobody's nothing is kept."""

    def __init__(self, window: Window, least_minutes: float = MINUTES, least_share: float = SHARE) -> None:
        self.window = window
        self._least = threshold_seconds(window, least_minutes, least_share)
        self._end_begins, self._whole = close_begins(window), window.seconds
        self._seconds: dict[P, float] = {}
        self._stays: Stays[P] = Stays()
        self.joins = self._unmatched = self._near_end = 0

    def person(self, person: P, stays: Sequence[Stretch]) -> None:
        """All the *stays* of a person, whatever their order and device."""
        covered = stretches_covered(stays, self._whole)
        all_stays, present = self._stays, 0.0
        for start, end in covered:
            present += end - start
            all_stays.begins.append(int(start))
            all_stays.ends.append(int(end))
            all_stays.persons.append(person)
        self._seconds[person] = present
        self.joins += len(stays)
        self._near_end += bool(covered) and covered[-1][1] > self._end_begins

    def account(self, stays: Sequence[Stretch]) -> None:
        """All the *stays* of an account that no registration owns."""
        present = sum(end - start for start, end in stretches_covered(stays, self._whole))
        self.joins += len(stays)
        self._unmatched += _reaches(present, self._least)

    def result(self) -> WebinarAttendance[P]:
        seconds, least = self._seconds, self._least
        attended = frozenset(person for person, present in seconds.items() if _reaches(present, least))
        return WebinarAttendance(
            seconds=seconds,
            attended=attended,
            brief=frozenset(seconds) - attended,
            joins=self.joins,
            unmatched=self._unmatched,
            window=self.window,
            curve=steps_of(self._stays.marks(), self.window.seconds),
            near_end=self._near_end,
            stays=self._stays,
        )


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
    tally: Tally[P] = Tally(window, least_minutes, least_share)
    for person, own in _by_account(stays, window).items():
        tally.person(person, own)
    for alone in _by_account(unmatched, window).values():
        tally.account(alone)
    return tally.result()


def _by_account[A](stays: Iterable[tuple[A, Interval]], window: Window) -> dict[A, list[Stretch]]:
    stretches: dict[A, list[Stretch]] = {}
    for account, interval in stays:
        stretches.setdefault(account, []).append(stretch_of(interval, window))
    return stretches


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


def match_rate[P](webinar: WebinarAttendance[P]) -> Figure:
    """1 − U ÷ (|A| + U), with U the accounts not matched."""
    persons = len(webinar.attended)
    definition = _("Persons matched to a registration ÷ persons and accounts that attended")
    return share(persons, persons + webinar.unmatched, definition)


CLOSE = 600
"""The last seconds of a webinar, its close: ten minutes."""


class Measured[P](Protocol):
    """What these formulas need of an attendance."""

    @property
    def seconds(self) -> Mapping[P, float]: ...
    @property
    def attended(self) -> Set[P]: ...
    @property
    def window(self) -> Window: ...
    @property
    def curve(self) -> Sequence[tuple[int, int]]: ...
    @property
    def near_end(self) -> int: ...


def close_begins(window: Window) -> float:
    """T − 10, in seconds from the start; the start of a webinar that was shorter."""
    return max(0.0, window.seconds - CLOSE)


def median_stay[P](webinar: Measured[P]) -> Figure:
    """The median of the stay shares: the minutes of the middle person ÷ real minutes."""
    definition = _("Minutes that half of those who attended stayed, or longer ÷ minutes that the session lasted")
    persons = (len(webinar.attended),)
    if not webinar.attended:
        return Figure(None, 0, webinar.window.seconds / 60, definition, persons)
    middle = median(webinar.seconds[person] for person in webinar.attended)
    return ratio(middle / 60, webinar.window.seconds / 60, definition, persons)


def stay_to_close[P](webinar: Measured[P]) -> Figure:
    """Present in the last ten minutes ÷ max P_s. Above 1 where many come in at the end, one after another."""
    most = peak(webinar.curve)
    definition = _("Persons present at any time of the last 10 minutes ÷ the most persons present at once")
    return ratio(webinar.near_end, most, definition, persons=(webinar.near_end, most, abs(most - webinar.near_end)))


def drop[P](webinar: Measured[P]) -> Figure:
    """1 − P_s(T−10) ÷ max P_s; numerator are those whom the fullest moment had more than the close."""
    most = peak(webinar.curve)
    definition = _("Persons fewer 10 minutes before the end than at the fullest moment ÷ persons at the fullest moment")
    return share(most - present_at(webinar.curve, close_begins(webinar.window)), most, definition)

"""The number of each rule, for a subject in a session: only what may be told, each from persons, never from joins."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from tinkuy.hiding import Audience, CountRows, Overlap, Overlaps, Parts, SessionCounts, is_likely_few, safe
from tinkuy.hiding.cells import REGISTERED, Cell, enrolled, enrolled_and_came, persons, step

from .rule import CYCLE, Measured, Rule, Subject

type Persons = frozenset[int]


@dataclass(frozen=True)
class Observed:
    """What was measured. `sessions` are A_1 … A_N in order, `registered_for` the same for R_s, `unmatched` for U_s.

    `readable_persons` and `readable_flows` say which totals the page of attendance tells; `readable_arrivals`,
    `readable_unmatched` and `readable_close` of which sessions the figures of arrival, of matching and of the close;
    `readable_countries` which countries in which session. `near_close` is (present ten minutes before the close, most
    present) of each session that has hours, `groups_near_close` the same of each group, by the kind of group: those of
    it who were there at these two moments. `ahead` is (registered for it, hoped for) of the session to come, where that
    is to be looked at now and may be told. `tells` says of a kind of group and the code of one whether the page of all
    figures shows all of these cells of it: asked last, because to answer it all groups are hidden together.
    """

    sessions: Sequence[Persons]
    registered_for: Sequence[Set[int]]
    registered: Persons
    country_of: Mapping[int, str]
    sector_of: Mapping[int, str]
    invited: Sequence[str] = ()
    unmatched: Sequence[int] = ()
    readable_persons: Sequence[bool] = ()
    readable_flows: Sequence[bool] = ()
    readable_arrivals: Sequence[bool] = ()
    readable_unmatched: Sequence[bool] = ()
    readable_close: Sequence[bool] = ()
    readable_countries: Set[tuple[str, int]] = frozenset()
    near_close: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    groups_near_close: Mapping[tuple[str, int], Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    kind_of: Mapping[int, str] = field(default_factory=dict)
    ahead: tuple[int, int] | None = None
    tells: Callable[[str, str, Sequence[Cell]], bool] = lambda kind, code, cells: True


class Measures:
    """The measures of one cycle: `of(rule, subject, place)`, place from 0; `AHEAD` is the session to come."""

    AHEAD = -1

    def __init__(self, observed: Observed) -> None:
        self.observed = observed
        self._found: dict[tuple[str, str, int], tuple[dict[str, Overlap], frozenset[str]]] = {}
        self._counted: dict[tuple[str, int], Counter[str]] = {}
        self._registered: dict[int, Overlap] = {}
        self._by_code: dict[str, Callable[[Subject, int], Measured | None]] = {
            "attendance-fall": self._fall,
            "step-retention": self._step,
            "kept-of-first": self._retention,
            "few-left": self._few,
            "show-up": self._show_up,
            "country-absent": self._absent,
            "sector-share": self._sector,
            "early-leaving": self._stay,
            "unmatched-share": self._unmatched,
            "registrations-behind": self._behind,
        }

    def of(self, rule: Rule, subject: Subject, place: int) -> Measured | None:
        """The number, or None where there is none or it may not be told."""
        measured = self.supposed(rule, subject, place)
        return measured if measured is not None and self.tells(rule, subject, place) else None

    def tells(self, rule: Rule, subject: Subject, place: int) -> bool:
        """Whether what the rule is made of stands on the page of all figures too, where it is of a group."""
        cells = self._cells(rule, place)
        return not subject.code or not cells or self.observed.tells(subject.kind, subject.code, cells)

    def _cells(self, rule: Rule, place: int) -> list[Cell]:
        return {
            "attendance-fall": [persons(place - 1), persons(place)],
            "kept-of-first": [persons(0), persons(place)],
            "few-left": [persons(place - 1)],
            "step-retention": [persons(place - 1), step("stayed", place - 1)],
            "show-up": [enrolled(place), enrolled_and_came(place)],
            "sector-share": [persons(place), REGISTERED],
            "early-leaving": [persons(place)],
        }.get(rule.code, [])

    def supposed(self, rule: Rule, subject: Subject, place: int) -> Measured | None:
        """The number as far as a first look tells that it may be told; whoever tells it asks `tells` as well."""
        if subject.kind not in rule.about or place >= len(self.observed.sessions):
            return None
        if (rule.code == "registrations-behind") != (place == self.AHEAD):
            return None
        return self._by_code[rule.code](subject, place)

    def subjects(self, rule: Rule) -> list[Subject]:
        """Everyone whom *rule* may be about."""
        codes = {"country": self.countries, "sector": self.sectors, "kind": self.kinds}
        groups = [Subject(kind, code) for kind in rule.about if kind in codes for code in codes[kind]]
        return [CYCLE, *groups] if "cycle" in rule.about else groups

    @cached_property
    def countries(self) -> list[str]:
        return sorted({*self.observed.invited, *self.observed.country_of.values()} - {""})

    @cached_property
    def sectors(self) -> list[str]:
        return sorted(set(self.observed.sector_of.values()) - {""})

    @cached_property
    def kinds(self) -> list[str]:
        """The sectors of the organisations of those registered."""
        return sorted(set(self.observed.kind_of.values()) - {""})

    def visible_persons(self, subject: Subject, place: int) -> int | None:
        """How many of *subject* attended the session at *place*, or None where that may not be told."""
        if not self._is_readable(subject, place):
            return None
        if subject.code and not self.observed.tells(subject.kind, subject.code, [persons(place)]):
            return None
        return self._persons(subject, place)

    def _fall(self, subject: Subject, place: int) -> Measured | None:
        if place < 1 or not (self._is_readable(subject, place - 1) and self._is_readable(subject, place)):
            return None
        return Measured(self._persons(subject, place), self._persons(subject, place - 1))

    def _few(self, subject: Subject, place: int) -> Measured | None:
        """Made of what the page of attendance tells and of its mark for a hidden number: it gives nothing else away."""
        if place < 1 or not self._is_readable(subject, place - 1) or self._is_readable(subject, place):
            return None
        if not self._is_likely_few(subject.code, place):
            return None
        before = self._persons(subject, place - 1)
        return Measured(before, before)

    def _is_likely_few(self, country: str, place: int) -> bool:
        """Of several that are hidden, whether it is this one; of each, where not even the whole is told."""
        if not (self._is_readable(CYCLE, place - 1) and self._is_readable(CYCLE, place)):
            return True
        hidden = frozenset(one for one in self.countries if not self._is_readable(Subject("country", one), place))
        return is_likely_few(country, hidden, self._session_counts(place - 1), self._session_counts(place))

    def _session_counts(self, place: int) -> SessionCounts:
        readable = {one for one in self.countries if self._is_readable(Subject("country", one), place)}
        counts = self._counts("country", place)
        return SessionCounts(len(self.observed.sessions[place]), {one: counts[one] for one in readable})

    def _retention(self, subject: Subject, place: int) -> Measured | None:
        if place < 2 or not (self._is_readable(subject, 0) and self._is_readable(subject, place)):
            return None
        return Measured(self._persons(subject, place), self._persons(subject, 0))

    def _step(self, subject: Subject, place: int) -> Measured | None:
        if place < 1 or not (self._is_readable(subject, place - 1) and self._is_readable(subject, place)):
            return None
        sessions = self.observed.sessions
        if not subject.code:
            is_readable = place - 1 < len(self.observed.readable_flows) and self.observed.readable_flows[place - 1]
            both = sessions[place - 1] & sessions[place]
            return Measured(len(both), len(sessions[place - 1])) if is_readable else None
        return self._overlap(subject, sessions[place - 1], sessions[place], ("step", place))

    def _show_up(self, subject: Subject, place: int) -> Measured | None:
        if not self._is_readable(subject, place) or not self.observed.readable_arrivals[place]:
            return None
        if not subject.code:
            whole = self._came_of_registered(place)
            return Measured(whole.both, whole.first)
        registered, came = self.observed.registered_for[place], self.observed.sessions[place]
        return self._overlap(subject, registered, came, ("show-up", place))

    def _came_of_registered(self, place: int) -> Overlap:
        """R_s and A_s of everybody, intersected once."""
        if place not in self._registered:
            registered, came = self.observed.registered_for[place], self.observed.sessions[place]
            self._registered[place] = Overlap(len(registered), len(came), len(registered & came))
        return self._registered[place]

    def _absent(self, subject: Subject, place: int) -> Measured | None:
        """Nobody is always told: zeros are never hidden. Somebody of the country must have been able to come.

        A report in which nobody was recognised says nothing of any country.
        """
        if not self.observed.sessions[place]:
            return None
        in_row = 0
        while place >= in_row and not self._persons(subject, place - in_row):
            in_row += 1
        return Measured(in_row, place + 1) if subject.code in self.observed.invited and in_row else None

    def _sector(self, subject: Subject, place: int) -> Measured | None:
        came, registered = self.observed.sessions[place], self.observed.registered
        if not (self._is_readable(subject, place) and self._is_readable(CYCLE, place)):
            return None
        own = self._overlap(subject, registered, came, ("sector", place))
        if own is None:
            return None
        return Measured(self._persons(subject, place), len(came), (own.denominator, len(registered)))

    def _stay(self, subject: Subject, place: int) -> Measured | None:
        if subject.code:
            return self._stay_of_group(subject, place)
        near = self.observed.near_close.get(place)
        if near is None or not self._is_readable(CYCLE, place) or not self.observed.readable_close[place]:
            return None
        return Measured(*near)

    def _stay_of_group(self, subject: Subject, place: int) -> Measured | None:
        """Of the same two moments as the whole, so that the parts add up to it and hide in each other, beside all who
        came of each.

        Where the room of the whole is hidden a group's is, which may be everybody.
        """
        groups = self.observed.groups_near_close.get((subject.kind, place), {})
        if not self._is_readable(subject, place) or not self._is_readable(CYCLE, place) or subject.code not in groups:
            return None
        came = self._counts(subject.kind, place)
        rows = {code: (came[code], *groups.get(code, (0, 0))) for code in {*came, *groups}}
        if not self.observed.readable_close[place] or subject.code not in safe(CountRows(rows), Audience.TEAM):
            return None
        return Measured(*groups[subject.code])

    def _unmatched(self, subject: Subject, place: int) -> Measured | None:
        if not self.observed.readable_unmatched[place]:
            return None
        alone = self.observed.unmatched[place]
        return Measured(alone, alone + len(self.observed.sessions[place]))

    def _behind(self, subject: Subject, place: int) -> Measured | None:
        return Measured(*self.observed.ahead) if self.observed.ahead else None

    def _persons(self, subject: Subject, place: int) -> int:
        if not subject.code:
            return len(self.observed.sessions[place])
        return self._counts(subject.kind, place)[subject.code]

    def _counts(self, kind: str, place: int) -> Counter[str]:
        """Persons of each group in a session, counted once; those without a group stand under the empty name."""
        if (kind, place) not in self._counted:
            self._counted[kind, place] = _by_group(self.observed.sessions[place], self._group_of(kind))
        return self._counted[kind, place]

    def _is_readable(self, subject: Subject, place: int) -> bool:
        """Whether the number of persons of *subject* in a session may be told."""
        if not subject.code:
            return self.observed.readable_persons[place]
        if subject.kind == "country":
            return (subject.code, place) in self.observed.readable_countries or not self._persons(subject, place)
        return subject.code in self._safe_parts(subject.kind, place)

    def _safe_parts(self, kind: str, place: int) -> frozenset[str]:
        counts = self._counts(kind, place)
        groups = self.kinds if kind == "kind" else self.sectors
        return safe(Parts({group: counts[group] for group in (*groups, "")}), Audience.TEAM)

    def _overlap(self, subject: Subject, first: Set[int], second: Set[int], key: tuple[str, int]) -> Measured | None:
        overlaps, readable = self._groups(subject.kind, first, second, key)
        one = overlaps.get(subject.code)
        return Measured(one.both, one.first) if one is not None and subject.code in readable else None

    def _groups(
        self, kind: str, first: Set[int], second: Set[int], key: tuple[str, int]
    ) -> tuple[dict[str, Overlap], frozenset[str]]:
        """The overlap of each group, and which of them may be told; once for each *key*."""
        if (kind, *key) not in self._found:
            overlaps = _overlaps(first, second, self._group_of(kind))
            self._found[kind, *key] = (overlaps, safe(Overlaps(overlaps), Audience.TEAM))
        return self._found[kind, *key]

    def _group_of(self, kind: str) -> Mapping[int, str]:
        groups = {"country": self.observed.country_of, "kind": self.observed.kind_of}
        return groups.get(kind, self.observed.sector_of)


def _overlaps(first: Set[int], second: Set[int], group_of: Mapping[int, str]) -> dict[str, Overlap]:
    """By group; those without one are the group with the empty name, which is never told."""
    counts = [_by_group(persons, group_of) for persons in (first, second, first & second)]
    groups = {group for counted in counts for group in counted}
    return {group: Overlap(*(counted[group] for counted in counts)) for group in groups}


def _by_group(persons: Set[int], group_of: Mapping[int, str]) -> Counter[str]:
    """Counted without a step of Python for each person: there may be two hundred thousand."""
    counts: Counter[str | None] = Counter(map(group_of.get, persons))
    nobody = counts.pop(None, 0)
    return Counter({group: count for group, count in counts.items() if group}) + Counter(
        {"": nobody + counts.get("", 0)}
    )

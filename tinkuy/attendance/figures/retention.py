"""Retention across the cycle. `sessions` is always the sequence A_1 … A_N of the persons who attended (invariant 7).

Formulas: the metrics of the product, "Retention across the cycle". Persons are counted, never joins. Whom figures are
made of: those of a cycle, or of one group of it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from tinkuy.core import consecutive_sets
from tinkuy.core.consecutive_sets import everyone, flows, times_of_each
from tinkuy.hiding.cells import least_of_core

from .figure import Definition, Figure, ratio, share


def step_retention[P](sessions: Sequence[Set[P]]) -> tuple[Figure, ...]:
    """r_s = |A_s ∩ A_s+1| ÷ |A_s|, for s = 1 … N−1."""
    definition = _("Those who also attended the next session ÷ those who attended this one")
    return tuple(share(len(now & after), len(now), definition) for now, after in pairwise(sessions))


def cohort_to_close[P](sessions: Sequence[Set[P]]) -> Figure:
    """C = |A_1 ∩ A_N| ÷ |A_1|."""
    first, last = _ends(sessions)
    return share(
        len(first & last), len(first), _("Those of the first session who attended the last ÷ those of the first")
    )


def cohorts[P](sessions: Sequence[Set[P]]) -> tuple[tuple[Figure, ...], ...]:
    """The triangle: for each first attendance f, the share of that cohort present at f, f+1 … N."""
    definition = _("Those present ÷ those whose first session it was")
    return tuple(
        tuple(share(len(cohort & later), len(cohort), definition) for later in sessions[place:])
        for place, cohort in enumerate(consecutive_sets.cohorts(sessions))
    )


def sustain_index[P](sessions: Sequence[Set[P]]) -> Figure:
    """|A_N| ÷ |A_1|."""
    first, last = _ends(sessions)
    sizes = (len(last), len(first))
    return ratio(*sizes, _("Persons of the last session ÷ persons of the first"), persons=sizes)


def floor[P](sessions: Sequence[Set[P]]) -> Figure:
    """min|A_s| ÷ max|A_s|."""
    sizes = [len(session) for session in sessions] or [0]
    ends = (min(sizes), max(sizes))
    return ratio(*ends, _("Persons of the least attended session ÷ persons of the most attended"), persons=ends)


def return_rate[P](sessions: Sequence[Set[P]]) -> Figure:
    """Persons with two sessions or more ÷ |∪A_s|."""
    return _came_at_least(sessions, 2, _("Those who attended two sessions or more ÷ those who attended any"))


def core_rate[P](sessions: Sequence[Set[P]]) -> Figure:
    """Persons with ⌈0.8 N⌉ sessions or more ÷ |∪A_s|."""
    return _came_at_least(
        sessions,
        least_of_core(len(sessions)),
        _("Those who attended 80 % of the sessions or more ÷ those who attended any"),
    )


def full_rate[P](sessions: Sequence[Set[P]]) -> Figure:
    """Persons with all N sessions ÷ |∪A_s|."""
    return _came_at_least(sessions, len(sessions), _("Those who attended every session ÷ those who attended any"))


def new_shares[P](sessions: Sequence[Set[P]]) -> tuple[Figure, ...]:
    """new_s = |A_s \\ ∪_{j<s} A_j| ÷ |A_s|."""
    definition = _("Those who came for the first time ÷ those who attended this session")
    return tuple(
        share(len(session - everyone(sessions[:place])), len(session), definition)
        for place, session in enumerate(sessions)
    )


def recovered[P](sessions: Sequence[Set[P]]) -> tuple[int, ...]:
    """recovered_s = |(A_s \\ A_s−1) ∩ ∪_{j<s−1} A_j|; the first two are always 0."""
    return (0, *(flow.returned for flow in flows(sessions)))


def grouped[P, G: Hashable](
    sessions: Sequence[Set[P]], group_of: Mapping[P, G], groups: Iterable[G] | None = None
) -> dict[G, tuple[frozenset[P], ...]]:
    """The same sessions for each group (country, sector): give any formula above one of the values.

    Without *groups*, those that somebody of the sessions belongs to, in the order of their names. Persons without a
    group are in none.
    """
    parted = [_parted(session, group_of) for session in sessions]
    chosen = groups if groups is not None else sorted({group for part in parted for group in part}, key=str)
    return {group: tuple(frozenset(part.get(group, ())) for part in parted) for group in chosen}


def _parted[P, G: Hashable](session: Set[P], group_of: Mapping[P, G]) -> dict[G, list[P]]:
    parts: dict[G, list[P]] = {}
    for person in session:
        if person in group_of:
            parts.setdefault(group_of[person], []).append(person)
    return parts


def _ends[P](sessions: Sequence[Set[P]]) -> tuple[Set[P], Set[P]]:
    return (sessions[0], sessions[-1]) if sessions else (frozenset(), frozenset())


def _came_at_least[P](sessions: Sequence[Set[P]], least: int, definition: Definition) -> Figure:
    often = Counter(times_of_each(sessions).values())
    enough = sum(persons for times, persons in often.items() if times >= max(1, least))
    return share(enough, often.total(), definition)


@dataclass(frozen=True)
class Population[P]:
    """`sessions` A_1 … A_N, the `registered`, `enrolled` R_1 … R_N. What is made of all sessions is made once."""

    sessions: Sequence[Set[P]]
    registered: Set[P]
    enrolled: Sequence[Set[P]]

    @cached_property
    def steps(self) -> tuple[Figure, ...]:
        return step_retention(self.sessions)

    @cached_property
    def new_shares(self) -> tuple[Figure, ...]:
        return new_shares(self.sessions)

    @cached_property
    def recovered(self) -> tuple[int, ...]:
        return recovered(self.sessions)

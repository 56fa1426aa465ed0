"""Reach: how many persons, from where, and how evenly. `sessions` is the sequence A_1 … A_N, as in retention."""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from itertools import chain

from django.utils.translation import gettext_lazy as _

from tinkuy.core.consecutive_sets import everyone

from .figure import Definition, Figure, count_figure, ratio, share

TRIAD = frozenset({"government", "civil_society", "cooperation"})


def persons[P](sessions: Sequence[Set[P]], registered: int) -> Figure:
    """|∪A_s|, over those registered in the cycle."""
    definition = _("Those who attended any session ÷ those registered in the cycle")
    return share(len(everyone(sessions)), registered, definition)


def sessions_per_person[P](sessions: Sequence[Set[P]]) -> Figure:
    """Σ|A_s| ÷ |∪A_s|. Accounts not matched have no person, so they stay out and the page says how many."""
    definition = _("Attendances ÷ persons, without the accounts that could not be matched")
    came = len(everyone(sessions))
    return ratio(attendances(sessions), came, definition, persons=(came,))


def attendances[P](sessions: Sequence[Set[P]], unmatched: int = 0) -> int:
    """Σ|A_s|, with the accounts that could not be matched (invariant 7)."""
    return sum(len(session) for session in sessions) + unmatched


def attendances_figure[P](sessions: Sequence[Set[P]], unmatched: int) -> Figure:
    """The same as a figure."""
    total = attendances(sessions, unmatched)
    return count_figure(
        total, _("Attendances of persons in all sessions, and of the accounts that could not be matched")
    )


def by_dimension[P, G: Hashable](sessions: Sequence[Set[P]], group_of: Mapping[P, G]) -> dict[G, int]:
    """Persons who came at least once, by country, sector or organisation, the most numerous first."""
    counted = attendances_by_group([everyone(sessions)], group_of)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], str(item[0]))))


def attendances_by_group[P, G: Hashable](sessions: Sequence[Set[P]], group_of: Mapping[P, G]) -> Counter[G]:
    """Attendances by group, without those of no group."""
    counts = Counter(map(group_of.get, chain.from_iterable(sessions)))
    return Counter({group: count for group, count in counts.items() if group})


def groups_reached[P, G: Hashable](
    sessions: Sequence[Set[P]], group_of: Mapping[P, G], definition: Definition
) -> Figure:
    """How many countries, sectors or organisations somebody came from."""
    return count_figure(len(by_dimension(sessions, group_of)), definition)


def balance[P, G: Hashable](sessions: Sequence[Set[P]], group_of: Mapping[P, G]) -> Figure:
    """Shannon entropy of the attendances by group ÷ its maximum, ln of the number of groups; 1 = perfectly even."""
    counts = attendances_by_group(sessions, group_of)
    total = sum(counts.values())
    entropy = -sum(count / total * math.log(count / total) for count in counts.values())
    most = math.log(len(counts)) if len(counts) > 1 else 0.0
    return ratio(entropy, most, _("How evenly the groups share the attendances: 100 % when all have as many"))


def complete_triads[P](
    sessions: Sequence[Set[P]], country_of: Mapping[P, str], sector_of: Mapping[P, str]
) -> frozenset[str]:
    """Countries from which government, civil society and cooperation all attended."""
    sectors: defaultdict[str, set[str]] = defaultdict(set)
    for person in everyone(sessions):
        if country := country_of.get(person):
            sectors[country].add(sector_of.get(person, ""))
    return frozenset(country for country, present in sectors.items() if present >= TRIAD)


def complete_triads_share[P](
    sessions: Sequence[Set[P]], country_of: Mapping[P, str], sector_of: Mapping[P, str]
) -> Figure:
    """How many those are, over the countries that somebody came from."""
    definition = _(
        "Countries from which government, civil society and cooperation all attended ÷ countries that attended"
    )
    complete = complete_triads(sessions, country_of, sector_of)
    return ratio(len(complete), len(by_dimension(sessions, country_of)), definition)

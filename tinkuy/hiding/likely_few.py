"""Which of the countries whose number is hidden may have few people left: guessed from the shown numbers alone.

A small number is hidden together with another one, or whoever subtracts would have it: of two countries both are. To
warn of both would be wrong of one of them each time, and to warn of the small one would tell which it is. A reader can
reckon, though: if *this* one were small, would the others have to have grown for it? Only what needs no growth, or the
least of all, is warned of.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .audience import TEAM_LEAST

MOST = TEAM_LEAST - 1
"""The most people that a small number can be."""


@dataclass(frozen=True)
class SessionCounts:
    """What a page shows of one session: everybody who attended, and those of each country that is not hidden."""

    everybody: int
    by_country: Mapping[str, int]


def is_likely_few(country: str, hidden: frozenset[str], before: SessionCounts, now: SessionCounts) -> bool:
    """Whether *country*, one of the *hidden* ones of the session *now*, is as likely as any of them to have few."""
    needed = {one: _growth(one, before, now) for one in hidden}
    return needed[country] <= max(0, min(needed.values()))


def _growth(country: str, before: SessionCounts, now: SessionCounts) -> int:
    """By how many people all that is hidden beside *country* would have grown, were *country* small now.

    Of a country whose number was hidden before as well it is taken that it was small.
    """
    rest_now = now.everybody - sum(now.by_country.values()) - MOST
    in_both = sum(count for one, count in before.by_country.items() if one in now.by_country)
    return rest_now - (before.everybody - in_both - before.by_country.get(country, MOST))

"""The cycles whose page is public, by year, state and country: what each cycle's own page tells everyone, no more."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Min
from django_scopes import scopes_disabled

from tinkuy.hub.cycles.queries import PublicCycle, announced_cycles
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import CycleState, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class CycleNarrowing:
    """What is looked for; empty is everything."""

    year: str = ""
    state: str = ""
    country: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.year or self.state or self.country)


class CycleArchive:
    """All of them, with the year of the first session of each (of its page, while it has none) and who is invited."""

    def __init__(self) -> None:
        self.cycles = announced_cycles()
        keys = [one.cycle.pk for one in self.cycles]
        self._countries: dict[int, set[str]] = defaultdict(set)
        with scopes_disabled():
            first = Webinar.objects.filter(cycle__in=keys).order_by().values_list("cycle_id")
            self._years = {key: str(day.year) for key, day in first.annotate(Min("starts_at")) if day}
            invited = InvitedCountry.objects.filter(cycle__in=keys).order_by()
            for key, country in invited.values_list("cycle_id", "country"):
                self._countries[key].add(country)

    def narrowed(self, wish: CycleNarrowing) -> list[PublicCycle]:
        return [one for one in self.cycles if self._matches(one, wish)]

    def _matches(self, one: PublicCycle, wish: CycleNarrowing) -> bool:
        return (
            wish.year in ("", self._year(one))
            and wish.state in ("", one.cycle.state)
            and (not wish.country or wish.country in self._countries[one.cycle.pk])
        )

    def _year(self, one: PublicCycle) -> str:
        return self._years.get(one.cycle.pk) or str(one.cycle.made_at.year)

    @property
    def years(self) -> list[str]:
        return sorted({self._year(one) for one in self.cycles}, reverse=True)

    @property
    def states(self) -> list[CycleState]:
        """In the order of the work."""
        there = {one.cycle.state for one in self.cycles}
        return [state for state in CycleState if state in there]

    @property
    def countries(self) -> Sequence[str]:
        return sorted(set().union(*self._countries.values()), key=country_name)

"""What waits on a person in a cycle: each stage registers its sources, and how one passes to somebody else."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value
from django.utils.functional import Promise

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


@dataclass(frozen=True)
class Duty:
    """One thing that waits on *person*: its words, and the page where it stands.

    Only a focal point of its *country* may take over one that has a country.
    """

    source: str
    key: int
    person: int
    words: str
    path: str
    country: str = ""


class DutyKey(NamedTuple):
    """A thing without its words: whose it is, and of which country."""

    source: str
    key: int
    person: int
    country: str


@dataclass(frozen=True, kw_only=True)
class DutySource:
    """A kind of thing that waits on persons.

    *rows* are those of a cycle that are still open and wait on somebody, whom they name by the key *person*; *country*
    is the column of that whose focal point alone may take them over, or with *team_too* whoever is of no country as
    well. *describe* says words and page of a row. *replace*
    has the given rows wait on somebody else, and says how many they were; without it their column is changed.
    """

    name: str
    heading: str | Promise
    rows: Callable[[Cycle], "QuerySet[Any, Any]"]
    person: str
    describe: Callable[[Cycle, Any], tuple[str, str]]
    country: str = ""
    team_too: bool = False
    key: str = "pk"
    replace: Callable[["QuerySet[Any, Any]", Person, Person], int] | None = None

    def keys(self, cycle: Cycle) -> "QuerySet[Any, Any]":
        """Without words, so that all sources are asked in one query."""
        no_country: Any = Value("", output_field=CharField())
        return (
            self.rows(cycle)
            .order_by()
            .values_list(
                Value(self.name, output_field=CharField()),
                F(self.key),
                F(self.person),
                F(self.country) if self.country else no_country,
            )
        )

    def waiting(self, cycle: Cycle) -> Iterator[Duty]:
        for row in self.rows(cycle):
            words, path = self.describe(cycle, row)
            country = str(getattr(row, self.country)) if self.country else ""
            yield Duty(self.name, getattr(row, self._attribute(self.key)), self._person_of(row), words, path, country)

    def pass_on(self, *, cycle: Cycle, keys: Collection[int], former: Person, successor: Person) -> int:
        """Have the rows of *keys* that still wait on *former* wait on *successor*; how many they are."""
        rows = self.rows(cycle).filter(**{f"{self.key}__in": keys, self.person: former})
        if self.replace is not None:
            return self.replace(rows, former, successor)
        return rows.order_by().update(**{self.person: successor})

    def _person_of(self, row: Any) -> int:
        return int(getattr(row, self._attribute(self.person)))

    @staticmethod
    def _attribute(column: str) -> str:
        return column if column == "pk" else f"{column}_id"


_sources: dict[str, DutySource] = {}


def register_duties(*sources: DutySource) -> None:
    """Called once for each by the stage that owns the table, in `AppConfig.ready`."""
    _sources.update({source.name: source for source in sources})


def source_of(name: str) -> DutySource | None:
    return _sources.get(name)


def registered_names() -> frozenset[str]:
    return frozenset(_sources)


def duty_keys(cycle: Cycle) -> list[DutyKey]:
    """All that waits on anybody, in one query however many sources there are."""
    first, *others = (source.keys(cycle) for source in _sources.values())
    return [DutyKey(*row) for row in first.union(*others, all=True).order_by()]


def duties_of(person: Person, cycle: Cycle) -> list[Duty]:
    """What waits on *person*, source by source, with its words."""
    names = {key.source for key in duty_keys(cycle) if key.person == person.pk}
    duties = (duty for name, source in _sources.items() if name in names for duty in source.waiting(cycle))
    return [duty for duty in duties if duty.person == person.pk]


@dataclass
class DutyGroup:
    """The things of one source, as a page lists them."""

    heading: str
    duties: list[Duty] = field(default_factory=list)


def grouped(duties: Sequence[Duty]) -> list[DutyGroup]:
    by_source: dict[str, DutyGroup] = {}
    for duty in duties:
        by_source.setdefault(duty.source, DutyGroup(str(_sources[duty.source].heading))).duties.append(duty)
    return list(by_source.values())


def may_see_to(countries: Collection[str], duty: Duty | DutyKey) -> bool:
    """Whether somebody with roles for *countries* (empty: of none) may: of a country only its own focal point."""
    if not duty.country or duty.country in countries:
        return True
    return "" in countries and _sources[duty.source].team_too


def has_own_country_alone(duty: DutyKey) -> bool:
    """Whether nobody but focal points of its country may see to it."""
    return bool(duty.country) and not _sources[duty.source].team_too

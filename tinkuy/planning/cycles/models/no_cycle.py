"""What stands in the place of a cycle for a thing that belongs to none: a sheet that came from outside.

Later stages register how one is found by its address. The gate lets in whom the matrix names under `without_cycle`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings

from tinkuy.core import clock
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.planning.cycles.models.cycle import REVIEWS_NEEDED
from tinkuy.planning.hours import local_day

MARK = "_"
"""Before the id in the address: no cycle's address begins so."""


@dataclass(frozen=True)
class NoCycle:
    """Answers what pages and rules ask of a cycle. It is no row: nothing can belong to it in the database."""

    public_id: str
    title: dict[str, str] = field(default_factory=dict)
    main_language: str = "es"
    is_example: bool = False
    is_sensitive: bool = False
    reviews_needed: int = REVIEWS_NEEDED
    state: str = ""
    zone: str = field(default_factory=lambda: str(settings.HUB_ZONE))
    clock_stands_at: datetime | None = None
    peers: frozenset[int] = frozenset()
    """The keys of the persons whom an editor of the hub asked to read this."""

    @property
    def slug(self) -> str:
        """In addresses, in the place of a cycle's."""
        return f"{MARK}{self.public_id}"

    @property
    def scope(self) -> tuple[()]:
        """In which its rows are read."""
        return NO_CYCLE

    def now(self) -> datetime:
        return clock.now()

    def today(self) -> date:
        return local_day(self.now(), self.zone)


_finders: list[Callable[[str], NoCycle | None]] = []


def register_no_cycle(find: Callable[[str], NoCycle | None]) -> None:
    """Have the gate ask *find* what a public id stands for."""
    _finders.append(find)


def no_cycle_at(slug: str) -> NoCycle | None:
    """What an address names that names no cycle."""
    if not slug.startswith(MARK):
        return None
    places = (find(slug.removeprefix(MARK)) for find in _finders)
    return next((place for place in places if place), None)

"""Every address of the API: what it lists or tells, and what may stand behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import resources
from .pages import Listing
from .parameters import (
    FACET_PARAMETERS,
    OF_CYCLE,
    ONE_COUNTRY,
    PAGE,
    SIZE,
    SLUG,
    STATE,
    WORDS,
    Parameter,
    Wish,
)
from .queries import countries, cycles, findings, recommendations, sheets


@dataclass(frozen=True)
class Collection:
    """`one` tells of the member of a key; without it the members are told in the list alone.

    `leaves_nothing` in a browser: a member may be of a sensitive cycle, whose page does the same.
    """

    name: str
    resource: type
    members: Callable[[Wish], Listing]
    parameters: tuple[Parameter, ...]
    meaning: str
    one: Callable[[str], Any] | None = None
    whole: type | None = None
    key: Mapping[str, Any] = field(default_factory=lambda: SLUG)
    leaves_nothing: bool = False

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        return (PAGE, SIZE, *self.parameters)


COLLECTIONS = {
    one.name: one
    for one in (
        Collection(
            "sheets",
            resources.Sheet,
            sheets.sheets,
            (WORDS, *FACET_PARAMETERS),
            "The sheets in force, the newest first; those with the words in their title first.",
            sheets.sheet,
            resources.WholeSheet,
        ),
        Collection(
            "findings",
            resources.Finding,
            findings.findings,
            (WORDS, *FACET_PARAMETERS),
            "What the sheets learned: risks, good practices, lessons, recommendations; those of most countries first.",
        ),
        Collection(
            "recommendations",
            resources.Recommendation,
            recommendations.recommendations,
            (ONE_COUNTRY, STATE, OF_CYCLE),
            "Published recommendations with what each country shows of its answer.",
            recommendations.recommendation,
            resources.Recommendation,
            {"type": "string", "pattern": "^[a-z0-9]{1,16}$"},
            leaves_nothing=True,
        ),
        Collection(
            "cycles",
            resources.Cycle,
            cycles.cycles,
            (),
            "The cycles whose page is public: the open ones first.",
            cycles.cycle,
            resources.WholeCycle,
            leaves_nothing=True,
        ),
        Collection(
            "countries",
            resources.Country,
            countries.countries,
            (),
            "The countries of the hub, with what each shows.",
            countries.country,
            resources.Country,
            {"type": "string", "pattern": "^[A-Z]{2}$"},
        ),
    )
}

"""What the address of the catalogue asks for, read and written: the same wish has one address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict

from tinkuy.core.text import tidy
from tinkuy.publication.search.asking import LONGEST_QUERY
from tinkuy.publication.search.facets import FACETS
from tinkuy.publication.search.queries import NEWEST

FINDINGS, SHEETS, EVERYTHING = "findings", "sheets", ""
MOST_VALUES = 30
"""Of one facet: there are fewer."""
LONGEST_VALUE = 60


@dataclass(frozen=True)
class Address:
    """`show` is one of the lists, or the first of both where words are looked for. `page` is as it was asked for, in
    whatever shape.
    """

    query: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    show: str = EVERYTHING
    order: str = ""
    as_written: bool = False
    page: str = ""
    letters_left_out: int = 0

    @classmethod
    def of(cls, parameters: QueryDict) -> Self:
        query = tidy(parameters.get("q", "")).replace("\n", " ").replace("\t", " ").strip()
        chosen = {facet: _values(parameters.getlist(facet)) for facet in FACETS}
        show, has_query = parameters.get("show", ""), bool(query)
        return cls(
            query=query[:LONGEST_QUERY],
            chosen={facet: values for facet, values in chosen.items() if values},
            show=show if show in (FINDINGS, SHEETS) else EVERYTHING if has_query else SHEETS,
            order=NEWEST if parameters.get("order") == NEWEST else "",
            as_written=has_query and parameters.get("words") == "exact",
            page=parameters.get("page", ""),
            letters_left_out=max(len(query) - LONGEST_QUERY, 0),
        )

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Without the page; what goes without saying is not said."""
        pairs = [("q", self.query)] if self.query else []
        pairs += [(facet, value) for facet in FACETS for value in self.chosen.get(facet, ())]
        if self.show != (EVERYTHING if self.query else SHEETS):
            pairs.append(("show", self.show))
        if self.order:
            pairs.append(("order", self.order))
        if self.as_written:
            pairs.append(("words", "exact"))
        return pairs

    @property
    def words(self) -> str:
        """As they stand after the question mark, without a page."""
        return urlencode(self.parameters)

    def with_page(self, number: int) -> str:
        return urlencode([*self.parameters, *([("page", str(number))] if number > 1 else [])])

    def but(self, **changed: Any) -> "Address":
        """The same with something changed, from its first page."""
        return replace(self, page="", **changed)

    def without(self, facet: str, value: str) -> "Address":
        values = [one for one in self.chosen.get(facet, ()) if one != value]
        chosen = {name: of for name, of in {**self.chosen, facet: values}.items() if of}
        return self.but(chosen=chosen)

    @property
    def of_subscription(self) -> str:
        """What of it one can have by mail, as a new sheet is published: its countries and themes."""
        return urlencode([(facet, value) for facet in ("country", "theme") for value in self.chosen.get(facet, ())])


def _values(values: Sequence[str]) -> list[str]:
    """Each once, in their order; one that no facet can have is none."""
    return sorted({value[:LONGEST_VALUE] for value in values if value.strip()})[:MOST_VALUES]

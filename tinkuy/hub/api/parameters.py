"""What may stand behind an address of the API; anything else is refused by name, so that no mistake goes unnoticed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from tinkuy.core.languages import CODES
from tinkuy.people.countries import countries
from tinkuy.practice.responses.models import ResponseState
from tinkuy.publication.content.vocabularies.concepts import concepts
from tinkuy.publication.search.facets import FACETS
from tinkuy.systematisation.evidence.models.code import FindingKind

from .problems import Problem

NUMBER = re.compile(r"[1-9][0-9]{0,5}")
MOST_VALUES = 30
PER_PAGE, MOST_PER_PAGE = 50, 100
LONGEST_QUERY = 200
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,80}$"}
COUNTRY = {"type": "string", "enum": sorted(countries())}
OF_FACETS: Mapping[str, dict[str, Any]] = {
    "country": COUNTRY,
    "kind": {"type": "string", "enum": FindingKind.values},
    "language": {"type": "string", "enum": list(CODES)},
    "year": {"type": "string", "pattern": "^[0-9]{4}$"},
}


@dataclass(frozen=True)
class Parameter:
    """`schema` is that of one value; a parameter of `many` may be given again."""

    name: str
    schema: Mapping[str, Any]
    meaning: str
    many: bool = False

    def described(self) -> dict[str, Any]:
        values = {"type": "array", "items": self.schema, "maxItems": MOST_VALUES} if self.many else self.schema
        return {"name": self.name, "in": "query", "description": self.meaning, "schema": values}

    def cleaned(self, values: Sequence[str]) -> list[str]:
        if len(values) > (MOST_VALUES if self.many else 1):
            raise Problem(400, f"{self.name} is given too often.")
        if not all(_fits(value, self.schema) for value in values):
            raise Problem(400, f"{self.name} has a value that it cannot have.")
        return list(values)


def _fits(value: str, schema: Mapping[str, Any]) -> bool:
    if schema["type"] == "integer":
        return bool(NUMBER.fullmatch(value)) and int(value) <= schema["maximum"]
    if "enum" in schema:
        return value in schema["enum"]
    pattern = schema.get("pattern", "")
    is_of_length = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
    return is_of_length and (not pattern or bool(re.fullmatch(pattern, value)))


PAGE = Parameter("page", {"type": "integer", "minimum": 1, "maximum": 999_999}, "Which page, from 1.")
SIZE = Parameter(
    "per_page", {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE}, f"Items of a page; {PER_PAGE} by default."
)
WORDS = Parameter(
    "q",
    {"type": "string", "maxLength": LONGEST_QUERY, "pattern": r"^[^\u0000]*$"},
    "Words that must all be found, in any form and without accents.",
)


def _schema_of_facet(facet: str) -> Mapping[str, Any]:
    """The others are schemes of the vocabularies."""
    return OF_FACETS.get(facet) or {"type": "string", "enum": list(concepts(facet))}


FACET_PARAMETERS = tuple(
    Parameter(facet, _schema_of_facet(facet), f"Those with this {facet}; given again, with any of them.", many=True)
    for facet in FACETS
)
STATE = Parameter("state", {"type": "string", "enum": ResponseState.values}, "Where a country shows that it stands.")
ONE_COUNTRY = Parameter("country", COUNTRY, "Those of which this country shows its answer.")
OF_CYCLE = Parameter("cycle", SLUG, "Those of the cycle of this slug.")


@dataclass(frozen=True)
class Wish:
    """What was asked for, clean: of each parameter its values."""

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")

    def number(self, name: str, default: int) -> int:
        return int(self.one(name) or default)

    @property
    def facets(self) -> dict[str, Sequence[str]]:
        return {facet: self.values[facet] for facet in FACETS if self.values.get(facet)}


def wish_in(query: QueryDict, parameters: Sequence[Parameter]) -> Wish:
    known = {one.name: one for one in parameters}
    if set(query) - set(known):
        raise Problem(400, f"Unknown parameter. There is: {', '.join(known) or 'none'}.")
    return Wish({name: known[name].cleaned(values) for name, values in query.lists()})

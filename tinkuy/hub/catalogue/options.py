"""The facets as a reader chooses among them: each option by its name, with how many hits it would show."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tinkuy.hub.sheets.facet_names import facet_name, value_name

from .address import Address

AT_FIRST = 5
"""Options of a facet that stand without being unfolded."""


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """`first` are the options that stand at once, `others` those to unfold."""

    name: str
    label: str
    first: Sequence[Option]
    others: Sequence[Option]


@dataclass(frozen=True)
class Chip:
    """Something that was chosen, and the address without it."""

    label: str
    without: Address


def facets(counts: Mapping[str, Counter[str]], address: Address) -> list[Facet]:
    """Those that have an option; what was chosen stands among them though it shows nothing."""
    made = []
    for name, of_facet in counts.items():
        chosen = address.chosen.get(name, ())
        values = [*of_facet, *(value for value in chosen if value not in of_facet)]
        options = [Option(value, value_name(name, value), of_facet[value], value in chosen) for value in values]
        if options:
            options.sort(key=lambda option: _place(name, option))
            first = [option for place, option in enumerate(options) if place < AT_FIRST or option.is_chosen]
            made.append(Facet(name, facet_name(name), first, [one for one in options if one not in first]))
    return made


def _place(facet: str, option: Option) -> tuple[int, str]:
    if facet == "year":
        return -int(option.value) if option.value.isdecimal() else 0, option.value
    if facet in ORDER:
        return ORDER[facet].index(option.value) if option.value in ORDER[facet] else 99, option.label
    return -option.count, option.label


ORDER: Mapping[str, Sequence[str]] = {
    "kind": ("risk", "good_practice", "lesson", "recommendation"),
    "grade": ("good_practice", "promising", "experience"),
}


def chips(address: Address) -> Iterator[Chip]:
    for facet, values in address.chosen.items():
        for value in values:
            yield Chip(value_name(facet, value), address.without(facet, value))

"""A list of the API, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from .parameters import PER_PAGE, Wish
from .problems import Problem


@dataclass(frozen=True)
class Listing:
    """All that was asked for: how many, and those from a place on."""

    total: int
    part: Callable[[int, int], Sequence[Any]]
    """From which place on, and how many at most."""


def page_of(listing: Listing, wish: Wish, path: str) -> dict[str, Any]:
    number, size = wish.number("page", 1), wish.number("per_page", PER_PAGE)
    pages = max(ceil(listing.total / size), 1)
    if number > pages:
        raise Problem(404, f"There are {pages} pages.")
    items = listing.part((number - 1) * size, size)
    return {
        "items": [asdict(item) for item in items],
        "total": listing.total,
        "page": number,
        "pages": pages,
        "per_page": size,
        "next": _address(path, wish, number + 1) if number < pages else None,
        "previous": _address(path, wish, number - 1) if number > 1 else None,
    }


def _address(path: str, wish: Wish, number: int) -> str:
    values = {name: values for name, values in wish.values.items() if name != "page"} | {"page": [str(number)]}
    return f"{settings.BASE_ADDRESS}{path}?{urlencode(values, doseq=True)}"


ADDRESS_OR_NULL = {"type": ["string", "null"]}


def page_schema(resource: str) -> dict[str, Any]:
    numbers = {name: {"type": "integer", "minimum": 0} for name in ("total", "page", "pages", "per_page")}
    items = {"type": "array", "items": {"$ref": f"#/components/schemas/{resource}"}}
    properties = {"items": items, **numbers, "next": ADDRESS_OR_NULL, "previous": ADDRESS_OR_NULL}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}

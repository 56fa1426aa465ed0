"""The collections of the API as tables: a column for each language of a text, lists in one cell."""

import json
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from typing import Any

from tinkuy.core.languages import CODES
from tinkuy.core.tables.table import Cell, Column, Table
from tinkuy.hub.api.endpoints import COLLECTIONS, Collection
from tinkuy.hub.api.parameters import Wish
from tinkuy.hub.api.resources import Texts
from tinkuy.hub.api.schemas import fields_of

ROWS_AT_ONCE = 100


def members_of(collection: Collection) -> Iterator[Any]:
    """Every one, read a part at a time."""
    listing = collection.members(Wish())
    for first in range(0, listing.total, ROWS_AT_ONCE):
        yield from listing.part(first, ROWS_AT_ONCE)


def json_lines(collection: Collection) -> Iterator[bytes]:
    for one in members_of(collection):
        yield json.dumps(asdict(one), ensure_ascii=False).encode() + b"\n"


def table_of(collection: Collection) -> Table:
    columns = tuple(Column(name) for name in columns_of(collection.resource))
    return Table(collection.name, columns, (_cells(one) for one in members_of(collection)))


def columns_of(resource: type) -> dict[str, tuple[Any, Any]]:
    """By the name of the column the type and the meaning of its field."""
    columns: dict[str, tuple[Any, Any]] = {}
    for name, (kind, meaning) in fields_of(resource).items():
        names = [f"{name}_{code}" for code in CODES] if kind is Texts else [name]
        columns |= dict.fromkeys(names, (kind, meaning))
    return columns


def _cells(one: Any) -> list[Cell]:
    cells: list[Cell] = []
    for name, (kind, _meaning) in fields_of(type(one)).items():
        value = getattr(one, name)
        cells += [value.get(code, "") for code in CODES] if kind is Texts else [_cell(value)]
    return cells


def _cell(value: Any) -> Cell:
    """What a list holds stands in one cell: «PE EC», «PE:agreed EC:in_practice»."""
    if isinstance(value, list):
        return " ".join(":".join(map(str, asdict(one).values())) if is_dataclass(one) else str(one) for one in value)  # type: ignore[arg-type]
    return str(value).lower() if isinstance(value, bool) else value


def data_package(base: str) -> dict[str, Any]:
    """The description of the files for programs, after the Data Package of Frictionless Data."""
    return {
        "name": "tinkuy",
        "resources": [
            {
                "name": one.name,
                "path": f"{base}{one.name}.csv",
                "description": one.meaning,
                "encoding": "utf-8",
                "dialect": {"delimiter": ","},
                "schema": {"fields": [_field(*each) for each in columns_of(one.resource).items()]},
            }
            for one in COLLECTIONS.values()
        ],
    }


TYPES = {int: "integer", bool: "boolean"}


def _field(name: str, field: tuple[Any, Any]) -> dict[str, str]:
    kind, meaning = field
    return {"name": name, "type": TYPES.get(kind, "string"), "description": str(meaning)}

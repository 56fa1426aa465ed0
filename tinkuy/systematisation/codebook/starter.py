"""The codebook that a cycle may begin with."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class StarterCode:
    kind: str
    name: dict[str, str]
    note: dict[str, str]


@cache
def starter() -> tuple[StarterCode, ...]:
    """Its codes in their order, each in every language."""
    rows_by_kind = yaml.safe_load(files(__package__).joinpath("starter.yaml").read_text("utf-8"))
    return tuple(StarterCode(kind, row["name"], row["note"]) for kind, rows in rows_by_kind.items() for row in rows)

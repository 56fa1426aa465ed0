"""The codebook that a cycle may begin with."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tinkuy.core.yaml_files import yaml_values


@dataclass(frozen=True)
class StarterCode:
    kind: str
    name: dict[str, str]
    note: dict[str, str]


@cache
def starter() -> tuple[StarterCode, ...]:
    """Its codes in their order, each in every language."""
    rows_by_kind = yaml_values(files(__package__).joinpath("starter.yaml").read_text("utf-8"))
    return tuple(StarterCode(kind, row["name"], row["note"]) for kind, rows in rows_by_kind.items() for row in rows)

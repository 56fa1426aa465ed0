"""The example's files: the descriptions of its cycles, transcripts, lists and attendance reports."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tinkuy.core.yaml_files import yaml_values

Item = dict[str, Any]

SECTORS = {
    "gobierno": "government",
    "sociedad_civil": "civil_society",
    "cooperacion": "cooperation",
    "academia": "academia",
}


@dataclass(frozen=True)
class Pack:
    """One folder of example data: see `README.md` beside it for how its parts refer to each other."""

    folder: Traversable

    @cached_property
    def cycle(self) -> Item:
        cycle: Item = yaml_values(self.read("cycle.yaml"))
        return cycle

    @cached_property
    def truth(self) -> Item:
        loaded: Item = json.loads(self.read("attendance/truth.json"))
        return loaded

    def read(self, name: str) -> bytes:
        return self.folder.joinpath(*name.split("/")).read_bytes()


def example_pack() -> Pack:
    """The cycle of 2020 on trafficking in persons."""
    return Pack(files("tinkuy.example") / "trata-covid-19")


def live_pack() -> Pack:
    """The cycle on the integration of migrants, one session of which is going on when it is loaded."""
    return Pack(files("tinkuy.example") / "demo-en-vivo")


def texts(value: Any) -> dict[str, str]:
    """Content per language, by our codes; a bare text is Spanish."""
    if isinstance(value, str):
        return {"es": value}
    return {code.lower(): text for code, text in (value or {}).items()}


def moment(day: str, hour: int = 15) -> datetime:
    """The day of a deed at *hour* UTC; the pack dates most deeds by day only."""
    return datetime.combine(date.fromisoformat(day), time(hour), tzinfo=UTC)


def seconds(clock: str | None) -> int | None:
    """As `second_of`, where nothing may be said."""
    return second_of(clock) if clock else None


def second_of(clock: str) -> int:
    """`mm:ss` as seconds from the start of the webinar."""
    minutes, rest = clock.split(":")
    return int(minutes) * 60 + int(rest)

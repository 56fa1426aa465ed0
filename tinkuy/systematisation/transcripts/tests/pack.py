"""The example pack's files, for the tests."""

from importlib.resources import files
from typing import Any

import yaml

FOLDER = files("tinkuy") / "example" / "trata-covid-19"
CYCLE: dict[str, Any] = yaml.load(
    FOLDER.joinpath("cycle.yaml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
)
EXCERPTS: list[dict[str, Any]] = CYCLE["excerpts"]
PEOPLE: dict[str, str] = {row["id"]: row["name"] for row in CYCLE["people"]}
COUNTS = [(1, "zoom", 99), (2, "teams", 93), (3, "zoom", 100), (4, "teams", 102), (5, "zoom", 96)]


def caption_bytes(number: int) -> bytes:
    return FOLDER.joinpath(f"session-{number}.vtt").read_bytes()

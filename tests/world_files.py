"""Files as the world makes them, made anew after their habit: each beside what is to be read in it.

Two halves, parted by source: `open` was at hand while the readers were mended, `second` was only read afterwards.
"""

import json
from pathlib import Path
from typing import Any

import pytest

HALVES = ("open", "second")


def each_file(folder: Path) -> pytest.MarkDecorator:
    """The parameters `place`, `name` and `expected` of a test, for each file of *folder*, which has both halves."""
    cases = [
        pytest.param(folder / half / name, name, expected, id=f"{half}-{name}")
        for half in HALVES
        for name, expected in _expected(folder / half).items()
    ]
    return pytest.mark.parametrize(("place", "name", "expected"), cases)


def _expected(half: Path) -> dict[str, Any]:
    return json.loads((half / "expected.json").read_text("utf-8"))

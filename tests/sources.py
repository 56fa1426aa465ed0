"""The code as tests of its form read it: each file is understood once in a process, and its nodes are sorted by kind.

Who reads all of it is marked `together("sources")`, so that one process does.
"""

import ast
import gc
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def nodes[Node: ast.AST](path: Path, *kinds: type[Node]) -> Iterator[Node]:
    """Every node of these kinds in the file, however deep."""
    known = _by_kind(path)
    for kind in kinds:
        yield from known.get(kind, ())  # type: ignore[misc]


@cache
def _by_kind(path: Path) -> dict[type[ast.AST], list[ast.AST]]:
    was_on = gc.isenabled()
    gc.disable()  # none of it is thrown away: looking for what could be costs as much again
    try:
        found: dict[type[ast.AST], list[ast.AST]] = defaultdict(list)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found[type(node)].append(node)
        return found
    finally:
        if was_on:
            gc.enable()

"""What changed in a thing: for the trail, and to notice that somebody else changed it meanwhile (promise L08)."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

State = Mapping[str, Any]
"""The values of a thing by name, each plain: text, number, truth, list, or text by language."""

Differences = dict[str, list[Any]]
"""By name of what changed: `[before, after]`."""


def plain(value: Any) -> Any:
    """*value* as JSON has it; a day, an hour and a moment as ISO 8601 writes them."""
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items() if inner}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def differences(before: State, after: State) -> Differences:
    """What is not the same in *after*. Text by language lists only the languages that changed."""
    return {name: _pair(before[name], after[name]) for name in after if before.get(name) != after[name]}


def _pair(before: Any, after: Any) -> list[Any]:
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return [before, after]
    changed = [code for code in {**before, **after} if before.get(code, "") != after.get(code, "")]
    return [{code: words.get(code, "") for code in changed} for words in (before, after)]


def takes_words_back(changes: Differences, *names: str) -> bool:
    """Whether any text of *names* says no longer what it said in some language: a copy of it holds former words."""
    return any(before for name in names if name in changes for before in changes[name][0].values())


def fingerprint(state: State) -> str:
    """The same for the same values, and another one for any other."""
    written = json.dumps(state, sort_keys=True, ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:32]

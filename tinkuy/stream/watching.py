"""Deeds that want to know who is listening: that is how presence at a live page is known.

watch(20, note_presence)      # in an app's `ready`
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Deed = Callable[[Mapping[str, frozenset[str]]], None]


@dataclass
class Watch:
    deed: Deed
    seconds: float
    due_at: float = 0


_watches: dict[str, Watch] = {}


def watch(seconds: float, deed: Deed) -> None:
    """Have *deed* called in a thread of each server, every so many seconds, with channel → holders connected there."""
    _watches[f"{deed.__module__}.{deed.__qualname__}"] = Watch(deed, seconds)


def due(now: float) -> list[Watch]:
    """The watches whose time has come, each to be called once; *now* as a monotonic clock has it."""
    ripe = [watch for watch in _watches.values() if watch.due_at <= now]
    for watch in ripe:
        watch.due_at = now + watch.seconds
    return ripe

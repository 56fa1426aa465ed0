"""How often functions written in Python run during a deed: the cause of its time, which a test may assert."""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any


def calls_of(deed: Callable[[], object]) -> Counter[str]:
    """By the name of the function; a step of a generator counts as a call of it."""
    calls: Counter[str] = Counter()

    def watch(frame: Any, event: str, _argument: object) -> None:
        if event == "call":
            calls[frame.f_code.co_name] += 1

    sys.setprofile(watch)
    try:
        deed()
    finally:
        sys.setprofile(None)
    return calls

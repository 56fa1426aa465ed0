"""Views that count what somebody tries, such as codes."""

from collections.abc import Callable
from typing import Any

MARK = "counts_tries"


def counts_tries[View: Callable[..., Any]](view: View) -> View:
    """No key of a form makes the count of this view one with a failure that is undone: see `journal.once`."""
    view.__dict__[MARK] = True
    return view

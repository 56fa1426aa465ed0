"""Who writes a message about a cycle: what stands above its words, below them and in its subject.

What the cycle tells of itself by mail is asked when the message goes, not when it is owed: one that has become
sensitive meanwhile tells nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

ROLE, WITHDRAWING = "role", "withdrawing"
"""What brings the messages, and ends with them."""
LONGEST = 60
"""Letters of a title in a subject."""


@dataclass(frozen=True)
class Letterhead:
    """The words of an institution, in the language of the message; `contact` is its address for answers."""

    cycle: str
    hub: str = ""
    institution: str = ""
    contact: str = ""

    def subject(self, words: str) -> str:
        """*words*, and whose they are; a title that they say already stands once."""
        names = [_short(name) for name in (self.cycle, self.hub) if name and name not in words]
        return " · ".join((words, *names))

    def above(self) -> str:
        """Who writes."""
        return render_to_string("notices/parts/letterhead.txt", {"head": self}).strip()


def signature(head: Letterhead, *, stop: str = "", way_out: str = "") -> str:
    """Below the words: whose they are, how to answer, and how to *stop*: by `ROLE`, by `WITHDRAWING`, or untold.

    With a *way_out* of its own a message need not send people to their page for that.
    """
    context: dict[str, Any] = {"head": head, "stop": stop, "way_out": way_out}
    return render_to_string("notices/parts/signature.txt", context).strip()


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rsplit(' ', 1)[0]}…"


_letterhead_of: Callable[[str, str], Letterhead | None] = lambda _cycle, _language: None  # noqa: E731


def letterheads_by(letterhead_of: Callable[[str, str], Letterhead | None]) -> None:
    """Register, once, in an `AppConfig.ready`, who makes the letterhead of a cycle (its public id) in a language."""
    global _letterhead_of
    _letterhead_of = letterhead_of


def letterhead(cycle: str, language: str) -> Letterhead | None:
    """Of the *cycle* with this public id; None where there is none, or where it says nothing by mail."""
    return _letterhead_of(cycle, language) if cycle else None

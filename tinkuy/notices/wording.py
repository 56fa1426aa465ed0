"""The words of a message, from its templates, the same for whoever writes, previews or delivers it; and its numbers.

A page hides or shows a number of persons; a mail with the number would bypass that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from .buttons import button_labels
from .discretion import discreet, discretion, neutral_sender
from .letterhead import ROLE, Letterhead, letterhead, signature

FROM_CYCLE = "from_cycle"
"""The value that says by its public id which cycle writes; without it a message has no letterhead."""


@dataclass(frozen=True)
class Wording:
    """`head` is whose message it is, if that is told; `title` is the subject without it. `above` says who writes,
    `below` how to answer, `way_out` is the address that ends messages of this kind; `text` is what is said, `buttons`
    what its addresses do, in their order. `left_open` are the quoted lines that wait for a session to come. `sender` is
    the name in its From, empty for that of the installation."""

    subject: str
    text: str
    head: Letterhead | None = None
    title: str = ""
    above: str = ""
    below: str = ""
    way_out: str = ""
    stopping: str = ""
    buttons: tuple[str, ...] = ()
    left_open: frozenset[str] = frozenset()
    sender: str = ""

    @property
    def body(self) -> str:
        """All of it as plain text."""
        below = "\n".join(part for part in (self.below, self.stopping) if part)
        if not self.above and not below:
            return self.text
        parts = [self.above, self.text.strip(), f"-- \n{below}" if below else ""]
        return "\n\n".join(part for part in parts if part) + "\n"


def wording(kind: str, language: str, values: Mapping[str, Any], *, way_out: str = "") -> Wording:
    """The words of a message of *kind* in *language*; `FROM_CYCLE` among the *values* gives it a letterhead.

    *way_out* is the path of the page that ends messages of its kind.
    """
    with translation.override(language):
        cycle = str(values.get(FROM_CYCLE, ""))
        head = letterhead(cycle, language)
        own = discretion(cycle, language) if head is None else None
        filled = {**(discreet(values, own) if own else values), "address": settings.BASE_ADDRESS}
        title = " ".join(render_to_string(f"notices/{kind}.subject.txt", filled).split())
        text = "".join([*render_to_string(f"notices/{kind}.body.txt", filled)])  # no `SafeString`: a page escapes it
        stop = values.get("stop") or (ROLE if values.get("person") else "")
        address = f"{settings.BASE_ADDRESS}{way_out}" if way_out else ""
        return Wording(
            subject=head.subject(title) if head else title,
            text=text,
            head=head,
            title=title,
            above=head.above() if head else "",
            below=signature(head, stop=stop, way_out=way_out) if head else "",
            way_out=address,
            stopping=render_to_string("notices/parts/way-out.txt", {"way_out": address}).strip() if address else "",
            buttons=button_labels(kind, filled),
            left_open=frozenset(filled.get("left_open", ())),
            sender=neutral_sender() if own else head.hub if head else "",
        )


NEVER_OF_PERSONS = frozenset({"days", "minutes", "number", "place", "target"})
"""Lengths, the numbers of sessions, and what was planned: the same in messages of every kind."""

_counted: dict[str, Mapping[str, str]] = {}


def counts(kind: str, **what: str) -> None:
    """Register, once, in an `AppConfig.ready`, *what* the numbers of messages of *kind* count, in words."""
    _counted[kind] = what


def demand_known_numbers(kind: str, values: Mapping[str, Any]) -> None:
    """Raises TypeError for *values* with a number of which nobody said what it counts."""
    allowed = NEVER_OF_PERSONS | _counted.get(kind, {}).keys()
    unknown = sorted(name for name, value in values.items() if _is_number(value) and name not in allowed)
    if unknown:
        raise TypeError(f"messages of {kind} say what their numbers count: {', '.join(unknown)} (numbers.counts)")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)

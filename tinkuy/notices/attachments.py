"""What goes with a message: a stage registers who makes it from the message's own values, when it is delivered.

attachments.goes_with("session-changed", calendar_files)

The values are what was owed, as plain JSON: nothing is read then, so that a message says and carries the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import MIMEPart
from typing import Any


@dataclass(frozen=True)
class Attached:
    """A text file: `kind` is the part after `text/`, `parameters` stand beside it (`method=CANCEL`)."""

    name: str
    text: str
    kind: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def part(self) -> MIMEPart:
        """As bytes, for the ends of its lines are part of a calendar."""
        part = MIMEPart()
        part.set_content(
            self.text.encode(),
            maintype="text",
            subtype=self.kind,
            cte="base64",
            disposition="attachment",
            filename=self.name,
            params={"charset": "utf-8", **self.parameters},
        )
        return part

    @property
    def alternative(self) -> str:
        """The content type by which it stands beside text and HTML; empty for what is only attached.

        A mail program takes a date over, or out, only from an alternative of the message (RFC 6047): Outlook looks for
        it nowhere else, and shows what is attached as a file.
        """
        method = self.parameters.get("method", "")
        return f"text/{self.kind}; method={method}" if method in ASKS_FOR else ""


ASKS_FOR = frozenset({"REQUEST", "CANCEL"})

Maker = Callable[[Mapping[str, Any]], Sequence[Attached]]

_makers: dict[str, Maker] = {}


def goes_with(kind: str, maker: Maker) -> None:
    """Register, once, in an `AppConfig.ready`, what goes with the messages of *kind*."""
    _makers[kind] = maker


def attached_to(kind: str, values: Mapping[str, Any]) -> list[Attached]:
    """What goes with a message of *kind* that was owed with *values*. In the language that is active."""
    return list(_makers[kind](values)) if kind in _makers else []

"""What a report says once it is read: the same shape for every platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Role = Literal["attendee", "host", "panellist", "other"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report: one account, one interval. `line` counts from 1 in the file, as an editor shows it.

    Times are UTC. `joined_at` and `left_at` are None where the report does not tell them, `minutes` where it gives no
    duration. `attended` is False for a no-show or a stay in the waiting room. `name` stands as the report has it,
    and `country` as its column of countries does, if there is one.
    """

    line: int
    name: str
    email: str
    role: Role
    joined_at: datetime | None
    left_at: datetime | None
    minutes: float | None
    attended: bool
    country: str = ""

    @property
    def is_by_phone(self) -> bool:
        """A telephone number stands where the name should; `rows.name_in` has cut it."""
        return self.name.startswith("☎")


@dataclass(frozen=True)
class Report:
    """A whole report. `summary` is its own preamble, label by label, without e-mail addresses.

    `encoding` and `separator` say how the bytes were read, for the person to confirm. `warnings` are complete sentences
    in the language active while reading. `columns` pairs each header with the meaning it was given ("" = not used), so
    that a person may correct it and the correction may be kept. `language` is that of most headers, ""
    when none is known; `mapping` the id of the saved mapping that was used, if any.
    """

    layout: str
    encoding: str
    separator: str
    topic: str
    starts_at: datetime | None
    ends_at: datetime | None
    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()
    summary: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[tuple[str, str], ...] = ()
    language: str = ""
    mapping: str = ""

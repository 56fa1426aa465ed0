"""What a report says once it is read, the same shape for every platform; the measures beyond which no report goes.

How much the reader of a file may take is measured: a large report has many short lines.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.sandbox.limits import MEGABYTE, Limits

Role = Literal["attendee", "host", "panellist", "other"]


# Hundreds of thousands are made: to make one that is frozen takes five times as long. Nobody changes one all the same.
@dataclass(slots=True, unsafe_hash=True)
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
    in the language active while reading; those that the session's day answered are also in `settled`. `columns` pairs
    each header with the meaning it was given ("" = not used), so that a person may correct it and the correction may
    be kept. `language` is that of most headers, "" when none is known; `mapping` the id of the saved mapping that was
    used, if any. `reduced` is the file, in base64, without what nobody needs of it (see `unneeded`); "" where all of
    it may be kept.
    """

    layout: str
    rows: tuple[Row, ...]
    topic: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    encoding: str = ""
    separator: str = ""
    warnings: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    summary: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[tuple[str, str], ...] = ()
    language: str = ""
    mapping: str = ""
    reduced: str = ""


MAX_LINE = 65_536
MAX_ROWS = 250_000
"""A webinar of 50,000 persons who join four times each has 200,000 lines."""


def refuse_long(line: int, length: int) -> None:
    """Refuse a line, or the cell of a workbook, of more than 65,536 letters."""
    if length > MAX_LINE:
        raise Refused(
            _("Line %(line)d has %(length)d characters; no attendance report has such lines. Export it again.")
            % {"line": line, "length": length}
        )


LARGE = 4 * MEGABYTE
SHORTEST, LONGEST = 20, 4_096
"""In bytes, of a line: on average at least one, never more than the other. Zoom's widest rows have some 200."""


def room_for(data: bytes) -> Limits:
    """256 MB and five seconds; more for a text of more than 4 MB that has the shape of a report.

    Measured on reports of 10,000 to 200,000 rows: 35 MB for the interpreter, 5 to 10 times the bytes of the file, half
    a kilobyte a line, and a second for some 40,000 rows. The reader of 200,000 rows of 165 bytes may take 560 MB.
    """
    lines = _lines_of_a_report(data) if len(data) > LARGE else 0
    if not lines:
        return Limits(answer=8 * MEGABYTE)
    cpu = 5 + len(data) // (2 * MEGABYTE)
    memory = max(Limits().memory, 64 * MEGABYTE + 12 * len(data) + 512 * lines)
    return Limits(memory=memory, cpu=cpu, wall=4 * cpu)


def _lines_of_a_report(data: bytes) -> int:
    """How many lines a text of many short lines has; 0 for anything else. No copy of the file is made."""
    lines = data.count(b"\n") + 1
    if lines > MAX_ROWS or len(data) < lines * SHORTEST:
        return 0
    return lines if all(len(line) <= LONGEST for line in io.BytesIO(data)) else 0


class UnknownColumns(Refused):
    """No column is known. `headers` are the cells of the first line, for the person to say what each one means.

    `reduced` is the file that waits for it, as a report has it.
    """

    def __init__(self, headers: Sequence[str], reduced: str = "") -> None:
        self.headers, self.reduced = tuple(headers), reduced
        super().__init__(
            _("The columns of this file are not known (%(headers)s). Say which is the name, the e-mail and the hours.")
            % {"headers": ", ".join(header[:30] for header in headers[:6])}
        )

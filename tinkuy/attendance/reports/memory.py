"""How much the reader of one file may take: a large report has many short lines, and that is measured, not believed."""

import io

from tinkuy.core.sandbox.limits import MEGABYTE, Limits

from .limits import MAX_ROWS

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

"""The door to files of ledgers: what `inside_sandbox` reads in the sandbox."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed

LIMITS = Limits()
READER = f"{__package__}.inside_sandbox:ledger_lines"
"""By its name: what reads them is loaded in the sandbox alone."""


@dataclass(frozen=True)
class FileLine:
    """`cells` are by column, those that are filled; of a workbook a number is written with a point."""

    number: int
    cells: dict[str, str]
    is_of_workbook: bool


def read_lines(data: bytes) -> tuple[list[FileLine], Sequence[str]]:
    """The lines of *data* and warnings, read in the sandbox; raises `Refused`."""
    items = parsed(READER, data, {}, LIMITS)
    is_of_workbook, warnings = next(items)
    lines = [FileLine(number, cells, is_of_workbook) for block in items for number, cells in block]
    return lines, warnings

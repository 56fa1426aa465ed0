"""Country by session: who came, what each country kept of its own first session, where it took the floor."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.attendance.warnings.rule_list import KEPT
from tinkuy.design.figures.tones import share_of, tone
from tinkuy.people.countries import country_name

from .attendance import Attendance, CountryAttendance


@dataclass(frozen=True)
class HeatCell:
    """Persons (None: a hidden small number), a tone from 1 to 5 (0: none), and whether the country took the floor."""

    persons: int | None
    tone: int
    spoke: bool


@dataclass(frozen=True)
class HeatRow:
    country: str
    cells: Sequence[HeatCell]
    retention: float | None
    least: float = KEPT.default / 100

    @property
    def is_low(self) -> bool:
        return self.retention is not None and self.retention < self.least


def heat_rows(attendance: Attendance, floor: frozenset[tuple[int, str]], least: int = KEPT.default) -> list[HeatRow]:
    """A row for each country by its name; *floor* holds the (session, country) pairs in which a country spoke.

    *least*, in percent, is the threshold of the warning that a country loses its people.
    """
    rows = [
        HeatRow(
            row.country,
            [
                HeatCell(persons, _tone(row, persons), (session, row.country) in floor)
                for session, persons in zip(attendance.sessions, row.persons, strict=True)
            ],
            row.retention,
            least / 100,
        )
        for row in attendance.countries
    ]
    return sorted(rows, key=lambda row: country_name(row.country))


def _tone(row: CountryAttendance, persons: int | None) -> int:
    return tone(share_of(persons, row.first)) or 0

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import Response
from tinkuy.practice.rules import ENDORSED
from tinkuy.systematisation.evidence.models.finding import Finding

from .responses import communicable, state_today


@dataclass(frozen=True)
class Cell:
    """One country at one recommendation; without a response it was not communicated yet."""

    country: str
    response: Response | None
    state: str

    @property
    def is_agreement(self) -> bool:
        return self.response is not None and self.response.state in ENDORSED


@dataclass(frozen=True)
class Row:
    """A recommendation with a cell for each invited country, in the order of `Matrix.countries`."""

    finding: Finding
    cells: Sequence[Cell]

    @property
    def agreements(self) -> int:
        """How many countries agreed, or went further."""
        return sum(cell.is_agreement for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Recommendation × country, countries by their name in the reader's language."""

    countries: Sequence[str]
    rows: Sequence[Row]


def matrix_of(cycle: Cycle) -> Matrix:
    """The whole matrix, in four queries however many rows it has."""
    countries = sorted((row.country for row in cycle.invited_countries.all()), key=country_name)
    responses = Response.objects.filter(cycle=cycle).prefetch_related("actions")
    answers = {(response.finding_id, response.country): response for response in responses}
    rows = [
        Row(finding, [_cell(country, answers.get((finding.pk, country)), cycle.today()) for country in countries])
        for finding in communicable(cycle)
    ]
    return Matrix(countries, rows)


def _cell(country: str, response: Response | None, today: date) -> Cell:
    return Cell(country, response, state_today(response, today) if response else "")

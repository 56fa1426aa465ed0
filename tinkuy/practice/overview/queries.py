"""One response with its steps and actions, and the matrix of all of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import state_today
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.responses.queries import communicable
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.systematisation.evidence.models.finding import Finding


def response_of(cycle: Cycle, public_id: str) -> Response | None:
    """One response with its finding, steps and actions, or None."""
    steps = ResponseStep.objects.select_related("recorded_by").order_by("taken_on", "id")
    actions = KeyAction.objects.select_related("responsible").order_by("due_on", "id")
    responses = Response.objects.filter(cycle=cycle, public_id=public_id)
    return (
        responses.select_related("cycle", "finding", "institution", "focal_point")
        .prefetch_related(Prefetch("steps", steps), Prefetch("actions", actions))
        .first()
    )


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


def matrix_of(cycle: Cycle, own: Collection[str] = ()) -> Matrix:
    """The whole matrix, in four queries however many rows it has; the reader's *own* countries stand first."""
    countries = sorted(
        (row.country for row in cycle.invited_countries.all()), key=lambda code: (code not in own, country_name(code))
    )
    responses = Response.objects.filter(cycle=cycle).prefetch_related("actions")
    answers = {(response.finding_id, response.country): response for response in responses}
    rows = [
        Row(finding, [_cell(country, answers.get((finding.pk, country)), cycle.today()) for country in countries])
        for finding in communicable(cycle)
    ]
    return Matrix(countries, rows)


def _cell(country: str, response: Response | None, today: date) -> Cell:
    return Cell(country, response, state_today(response, today) if response else "")

"""One response with its steps and actions, and the matrix of all of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import state_today
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.responses.queries import communicable, responses_to
from tinkuy.practice.responses.rules import ENDORSED, furthest
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
    """One country at one recommendation, by the furthest of those it was put to; without any nobody was asked yet.

    In the column without a country stand the bodies that have none.
    """

    country: str
    responses: Sequence[Response]
    state: str

    @property
    def response(self) -> Response | None:
        """The only one, to which the cell leads; of several it leads to their list."""
        return self.responses[0] if len(self.responses) == 1 else None

    @property
    def is_agreement(self) -> bool:
        return any(one.state in ENDORSED for one in self.responses)


@dataclass(frozen=True)
class Row:
    """A recommendation with a cell for each invited country, in the order of `Matrix.countries`."""

    finding: Finding
    cells: Sequence[Cell]

    @property
    def agreements(self) -> int:
        """How many countries agreed, or went further."""
        return sum(cell.is_agreement for cell in self.cells if cell.country)


@dataclass(frozen=True)
class Matrix:
    """Recommendation × country, countries by their name in the reader's language; the last column may have none."""

    countries: Sequence[str]
    rows: Sequence[Row]


def matrix_of(cycle: Cycle, own: Collection[str] = ()) -> Matrix:
    """The whole matrix, in four queries however many rows it has; the reader's *own* countries stand first."""
    countries = sorted(
        (row.country for row in cycle.invited_countries.all()), key=lambda code: (code not in own, country_name(code))
    )
    answers: dict[tuple[int, str], list[Response]] = defaultdict(list)
    for response in Response.objects.filter(cycle=cycle).prefetch_related("actions").order_by("pk"):
        answers[response.finding_id, response.country].append(response)
    if any(country == "" for _finding, country in answers):
        countries.append("")
    today = cycle.today()
    rows = [
        Row(finding, [_cell(country, answers.get((finding.pk, country), []), today) for country in countries])
        for finding in communicable(cycle)
    ]
    return Matrix(countries, rows)


def _cell(country: str, responses: Sequence[Response], today: date) -> Cell:
    return Cell(country, responses, furthest([state_today(one, today) for one in responses]) if responses else "")


def cell_of(finding: Finding, country: str) -> Cell:
    """The cell of one recommendation and one country, with all that its page says of its addressees."""
    responses = list(responses_to(finding).filter(country=country).prefetch_related("actions"))
    return _cell(country, responses, finding.cycle.today())

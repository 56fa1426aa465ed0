"""Every response of a cycle as plain rows, with what is computed of today: read once, in a fixed number of queries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tinkuy.core.rows.text_days import TextDay, day_or_none
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.queries import responses_with_overdue_action, state_with
from tinkuy.practice.responses.models import Openness, Response
from tinkuy.practice.verification.queries import marked_responses
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Evidence


class ResponseRow(NamedTuple):
    """A recommendation that was put to an addressee, with what it answered; `sector` is that of its institution."""

    pk: int
    public_id: str
    finding: int
    country: str
    institution: int | None
    sector: str | None
    state: str
    openness: str
    version: int | None
    communicated_on: date | None
    answer_by: date | None

    @property
    def finding_id(self) -> int:
        """As a `Response` names it."""
        return self.finding

    @property
    def is_open(self) -> bool:
        """Whether everybody reads its state."""
        return self.openness != Openness.CLOSED


COLUMNS = (
    "pk", "public_id", "finding_id", "country", "institution_id", "institution__sector", "state", "openness",
    "version_id", TextDay("communicated_on"), TextDay("answer_by"),
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """The rows of `cycle` today; the others are keys of responses, `verified_in_public` those of `verified` of which
    the look that says so is public.
    """

    cycle: Cycle
    today: date
    rows: Sequence[ResponseRow]
    overdue: frozenset[int]
    verified: frozenset[int]
    verified_in_public: frozenset[int]

    @property
    def places(self) -> Iterator[tuple[int, str, int | None, str]]:
        """Recommendation, country, institution and recorded state of each row."""
        return ((row.finding, row.country, row.institution, row.state) for row in self.rows)

    def state_of(self, row: ResponseRow) -> str:
        """The state that the matrix shows."""
        return state_with(row.state, is_overdue=row.pk in self.overdue)


def standing_of(cycle: Cycle) -> Standing:
    """How everything stands today."""
    today, marked = cycle.today(), marked_responses(cycle)
    rows = Response.objects.filter(cycle=cycle).order_by("pk").values_list(*COLUMNS)
    return Standing(
        cycle,
        today,
        [ResponseRow._make((*row, day_or_none(communicated), day_or_none(by))) for *row, communicated, by in rows],
        responses_with_overdue_action(cycle, today),
        frozenset(marked),
        frozenset(key for key, is_public in marked.items() if is_public),
    )


def themes_by_finding(cycle: Cycle) -> Mapping[int, frozenset[int]]:
    """The keys of the themes of the sessions that each recommendation was quoted from."""
    quoted = Evidence.objects.filter(
        cycle=cycle, finding__kind=FindingKind.RECOMMENDATION, excerpt__webinar__themes__isnull=False
    ).order_by()
    themes: dict[int, set[int]] = {}
    for finding, theme in quoted.values_list("finding_id", "excerpt__webinar__themes__theme_id").distinct():
        themes.setdefault(finding, set()).add(theme)
    return {finding: frozenset(of) for finding, of in themes.items()}

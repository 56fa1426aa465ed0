from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tinkuy.attendance.warnings.queries.board import WarningBoard
from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.desk.figures.queries.attendance import Attendance
from tinkuy.dialogue.agreements.queries import AgreementSummary
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hooks.queries import PathStep
from tinkuy.planning.hours import local_day
from tinkuy.planning.plan.queries import Lacking
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.team.succession import DutySurvey
from tinkuy.planning.themes.models import Theme, WebinarTheme
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState
from tinkuy.systematisation.evidence.rules import current_validations

CLOSED = (
    CycleState.CLOSING,
    CycleState.SYSTEMATISING,
    CycleState.DOCUMENTED,
    CycleState.FOLLOW_UP,
    CycleState.ARCHIVED,
)

AT_REST = (CycleState.DOCUMENTED, CycleState.FOLLOW_UP, CycleState.ARCHIVED, CycleState.CANCELLED)
"""The states in which nobody works at the systematisation: a date of it that has passed is not late any more."""


@dataclass(frozen=True)
class Speakers:
    """Who speaks in a cycle, counted where it is known; how many guests have a consent still to be asked for.

    `total` are all the speakers, known or not.
    """

    by_country: Mapping[str, int] = field(default_factory=dict)
    by_sector: Mapping[str, int] = field(default_factory=dict)
    women: int = 0
    men: int = 0
    lacking_consent: int = 0
    total: int = 0


@dataclass(frozen=True)
class Facts:
    """What the rules look at, read once in a fixed number of queries (`reading.facts_of`).

    `goes_without` is why the cycle goes on without the focal point of a country, by its code; `lacking` is what the
    cycle needs for `next_state` and has not got. `with_record` are the sessions that have their recording or minutes.
    `silences` says by an answer's key since when nothing was told of it.
    `quoted` are session and country of each quote that says its country, `coded` the sessions that have any quote.
    """

    cycle: Cycle
    today: date
    path: Sequence[PathStep]
    countries: Sequence[str]
    focal_points: Sequence[TeamRole]
    themes: Sequence[Theme]
    levels: Sequence[WebinarTheme]
    plan: SystematisationPlan | None
    milestones: Sequence[Milestone]
    waves: Sequence[InvitationWave]
    convened: frozenset[str]
    attendance: Attendance
    with_report: frozenset[int]
    with_transcript: frozenset[int]
    quoted: frozenset[tuple[int, str]]
    coded: frozenset[int]
    findings: Sequence[Finding]
    responses: Sequence[Response]
    sheet_languages: frozenset[str]
    speakers: Speakers = Speakers()
    outdated_translations: Sequence[tuple[str, int, int]] = ()
    """Language, the version that it follows, the newest of the original."""
    with_record: frozenset[int] = frozenset()
    proposals_waiting: int = 0
    proposals: int = 0
    board: WarningBoard | None = None
    goes_without: Mapping[str, str] = field(default_factory=dict)
    next_state: CycleState | None = None
    lacking: frozenset[Lacking] = frozenset()
    agreements: Sequence[AgreementSummary] = ()
    duties: DutySurvey = field(default_factory=DutySurvey)
    silences: Mapping[int, date] = field(default_factory=dict)

    @cached_property
    def held_webinars(self) -> list[Webinar]:
        return [step.webinar for step in self.path if step.webinar.is_held]

    @cached_property
    def is_over(self) -> bool:
        """The last session was held and the cycle is closed."""
        return self.cycle.state in CLOSED

    @cached_property
    def may_be_planned(self) -> bool:
        """What stands in the plan can still be mended before it happens."""
        return not self.is_over and self.cycle.state != CycleState.CANCELLED

    @cached_property
    def ahead(self) -> list[PathStep]:
        """The sessions that are still to come; one that is live or cancelled is not."""
        if not self.may_be_planned:
            return []
        return [s for s in self.path if not s.took_place and s.webinar.state != WebinarState.CANCELLED]

    @cached_property
    def standing_path(self) -> list[PathStep]:
        """Every session that was held or is to come."""
        return [step for step in self.path if step.webinar.state != WebinarState.CANCELLED]

    @cached_property
    def open_hooks(self) -> list[Hook]:
        """The threads that still wait, by number; none once the cycle is over."""
        hooks = [hook for step in self.path for hook in step.leaves if hook.is_open]
        return sorted(hooks, key=lambda hook: hook.number) if self.may_be_planned else []

    @cached_property
    def last_day(self) -> date | None:
        """The day of the last session, in the cycle's zone."""
        days = [local_day(step.webinar.starts_at, self.cycle.zone) for step in self.standing_path]
        return max(days, default=None)

    @cached_property
    def standing_findings(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.is_left]

    @cached_property
    def recommendations(self) -> list[Finding]:
        return [finding for finding in self.standing_findings if finding.kind == FindingKind.RECOMMENDATION]

    @cached_property
    def waiting(self) -> list[tuple[Finding, list[str]]]:
        """Findings in validation, each with the countries it quotes that have not said anything yet."""
        pairs = [
            (finding, awaited_countries(finding))
            for finding in self.findings
            if finding.state == FindingState.CONTRASTED
        ]
        return [(finding, countries) for finding, countries in pairs if countries]


def quoted_by(finding: Finding) -> set[str]:
    """The countries whose quotes *finding* rests on."""
    return {evidence.excerpt.country for evidence in finding.evidence.all() if evidence.excerpt.country}


def answered_by(finding: Finding) -> set[str]:
    """The countries that validated the words as they stand now; other words need a new validation."""
    return {validation.country for validation in current_validations(finding)}


def awaited_countries(finding: Finding, invited: Iterable[str] = ()) -> list[str]:
    """The countries that *finding* quotes and that have not said anything of its words yet; where it quotes none,
    those *invited*, whom a round asks then.
    """
    return sorted((quoted_by(finding) or set(invited)) - answered_by(finding))

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tinkuy.convening.models import AttendanceImport, InvitationWave
from tinkuy.convening.models.attendance_import import ImportState
from tinkuy.convening.queries.registered import confirmed
from tinkuy.desk.queries.attendance import Attendance
from tinkuy.planning.models import Cycle, CycleState, Webinar
from tinkuy.planning.queries import PathStep, countries_without_focal_point, path_of
from tinkuy.practice.models import Response
from tinkuy.publication.models import SheetVersion
from tinkuy.systematisation.models import Excerpt, Finding, FindingKind, FindingState, Transcript

CLOSED = (
    CycleState.CLOSING,
    CycleState.SYSTEMATISING,
    CycleState.DOCUMENTED,
    CycleState.FOLLOW_UP,
    CycleState.ARCHIVED,
)


@dataclass(frozen=True)
class Facts:
    """What the rules look at, read once in a fixed number of queries."""

    cycle: Cycle
    today: date
    path: Sequence[PathStep]
    countries: Sequence[str]
    without_focal_point: Sequence[str]
    waves: Sequence[InvitationWave]
    convened: frozenset[str]
    attendance: Attendance
    with_report: frozenset[int]
    with_transcript: frozenset[int]
    quoted: frozenset[tuple[int, str]]
    findings: Sequence[Finding]
    responses: Sequence[Response]
    sheet_languages: frozenset[str]

    @cached_property
    def held(self) -> list[Webinar]:
        return [step.webinar for step in self.path if step.webinar.is_held]

    @cached_property
    def is_over(self) -> bool:
        """The last session was held and the cycle is closed."""
        return self.cycle.state in CLOSED

    @cached_property
    def standing_findings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.state != FindingState.REJECTED]

    @cached_property
    def recommendations(self) -> list[Finding]:
        return [finding for finding in self.standing_findings if finding.kind == FindingKind.RECOMMENDATION]

    @cached_property
    def waiting(self) -> list[tuple[Finding, list[str]]]:
        """Findings in validation, each with the countries it quotes that have not said anything yet."""
        pairs = [
            (finding, sorted(quoted_by(finding) - answered_by(finding)))
            for finding in self.findings
            if finding.state == FindingState.CONTRASTED
        ]
        return [(finding, countries) for finding, countries in pairs if countries]


def quoted_by(finding: Finding) -> set[str]:
    """The countries whose quotes *finding* rests on."""
    return {evidence.excerpt.country for evidence in finding.evidence.all() if evidence.excerpt.country}


def answered_by(finding: Finding) -> set[str]:
    """The countries that validated the words as they stand now; other words need a new validation."""
    words = finding.content_hash
    return {validation.country for validation in finding.validations.all() if validation.content_hash == words}


def _convened(cycle: Cycle) -> frozenset[str]:
    """The countries in which people were invited or have registered."""
    invited = InvitationWave.objects.filter(cycle=cycle).values_list("country", flat=True)
    registered = confirmed().filter(cycle=cycle).exclude(country="").values_list("country", flat=True)
    return frozenset(invited) | frozenset(registered.distinct())


def facts_of(cycle: Cycle, attendance: Attendance) -> Facts:
    """Read the facts of *cycle*, which is in scope. *attendance* is passed, so that it is computed once per page."""
    imports = AttendanceImport.objects.filter(cycle=cycle, state=ImportState.COMMITTED)
    versions = SheetVersion.objects.filter(sheet__cycle=cycle, retired_at__isnull=True)
    return Facts(
        cycle=cycle,
        today=cycle.today(),
        path=path_of(cycle),
        countries=[row.country for row in cycle.invited_countries.all()],
        without_focal_point=countries_without_focal_point(cycle),
        waves=list(InvitationWave.objects.filter(cycle=cycle)),
        convened=_convened(cycle),
        attendance=attendance,
        with_report=frozenset(imports.values_list("webinar_id", flat=True)),
        with_transcript=frozenset(Transcript.objects.filter(cycle=cycle).values_list("webinar_id", flat=True)),
        quoted=frozenset(
            Excerpt.objects.filter(cycle=cycle)
            .exclude(country="")
            .values_list("webinar__ordinal", "country")
            .distinct()
        ),
        findings=list(
            Finding.objects.filter(cycle=cycle)
            .prefetch_related("evidence__excerpt", "validations")
            .order_by("kind", "number")
        ),
        responses=list(Response.objects.filter(cycle=cycle).select_related("finding").prefetch_related("actions")),
        sheet_languages=frozenset(versions.values_list("language", flat=True)),
    )

"""The facts of one cycle, read in a fixed number of queries."""

from collections import Counter

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.convening.call.models import Proposal, ProposalState
from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.desk.figures.queries.attendance import Attendance
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.guests.models import Sex
from tinkuy.planning.guests.queries.checkup import guests_lacking_consent, speakers_by
from tinkuy.planning.hooks.queries import path_of
from tinkuy.planning.plan.queries import lacks_of_next_step
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.themes.models import Theme, WebinarTheme
from tinkuy.practice.models import Response
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.systematisation.materials.models import Material, MaterialKind
from tinkuy.uploads.models import ImportState

from .facts import Facts, Speakers


def facts_of(cycle: Cycle, attendance: Attendance) -> Facts:
    """Read the facts of *cycle*, which is in scope. *attendance* is passed, so that it is computed once per page."""
    invited = list(cycle.invited_countries.all())
    next_state, lacks = lacks_of_next_step(cycle)
    imports = AttendanceImport.objects.filter(cycle=cycle, state=ImportState.COMMITTED)
    versions = SheetVersion.objects.filter(sheet__cycle=cycle, retired_at__isnull=True)
    quotes, proposals = _quotes(cycle), _proposals(cycle)
    return Facts(
        cycle=cycle,
        today=cycle.today(),
        path=path_of(cycle),
        countries=[row.country for row in invited],
        focal_points=list(
            TeamRole.objects.filter(cycle=cycle, role=Role.FOCAL_POINT).select_related("person").order_by("id")
        ),
        themes=list(Theme.objects.filter(cycle=cycle)),
        levels=list(WebinarTheme.objects.filter(cycle=cycle).select_related("webinar", "theme")),
        plan=SystematisationPlan.objects.filter(cycle=cycle).prefetch_related("responsible").first(),
        milestones=list(Milestone.objects.filter(cycle=cycle)),
        waves=list(InvitationWave.objects.filter(cycle=cycle)),
        convened=_convened(cycle),
        attendance=attendance,
        with_report=frozenset(imports.values_list("webinar_id", flat=True)),
        with_transcript=frozenset(Transcript.objects.filter(cycle=cycle).values_list("webinar_id", flat=True)),
        quoted=frozenset((place, country) for place, country in quotes if country),
        coded=frozenset(place for place, _country in quotes),
        findings=list(
            Finding.objects.filter(cycle=cycle)
            .prefetch_related("evidence__excerpt", "validations")
            .order_by("kind", "number")
        ),
        responses=list(Response.objects.filter(cycle=cycle).select_related("finding").prefetch_related("actions")),
        sheet_languages=frozenset(versions.values_list("language", flat=True)),
        speakers=_speakers(cycle),
        with_record=_with_record(cycle),
        proposals_waiting=sum(proposals[state] for state in (ProposalState.WAITING, ProposalState.OPEN)),
        proposals=proposals.total(),
        board=warning_board(cycle, attendance.counts),
        goes_without={row.country: row.goes_without for row in invited if row.goes_without},
        next_state=next_state,
        lacking=frozenset(lack.kind for lack in lacks),
    )


def _with_record(cycle: Cycle) -> frozenset[int]:
    kinds = (MaterialKind.RECORDING, MaterialKind.MINUTES)
    return frozenset(
        Material.objects.filter(cycle=cycle, kind__in=kinds).order_by().values_list("webinar_id", flat=True)
    )


def _speakers(cycle: Cycle) -> Speakers:
    spread = speakers_by(cycle)
    return Speakers(
        by_country={code: count for code, count in spread.countries.items() if code},
        by_sector={code: count for code, count in spread.sectors.items() if code},
        women=spread.sexes.get(Sex.WOMAN, 0),
        men=spread.sexes.get(Sex.MAN, 0),
        lacking_consent=len(guests_lacking_consent(cycle)),
        total=spread.total,
    )


def _proposals(cycle: Cycle) -> Counter[str]:
    """How many proposals the call got, by their state."""
    return Counter(Proposal.objects.filter(cycle=cycle).values_list("state", flat=True))


def _convened(cycle: Cycle) -> frozenset[str]:
    """The countries in which people were invited or have registered."""
    invited = InvitationWave.objects.filter(cycle=cycle).values_list("country", flat=True)
    registered = confirmed().filter(cycle=cycle).exclude(country="").values_list("country", flat=True)
    return frozenset(invited) | frozenset(registered.distinct())


def _quotes(cycle: Cycle) -> list[tuple[int, str]]:
    """Session and country of the quotes, each pair once; the country is empty where a quote does not say it."""
    return list(Excerpt.objects.filter(cycle=cycle).order_by().values_list("webinar__ordinal", "country").distinct())

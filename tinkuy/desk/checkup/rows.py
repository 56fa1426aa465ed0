"""The rows of one cycle that its facts are made of: each look at a dashboard asks for all of them, so their words are
made once.
"""

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.systematisation_plan.models import Milestone
from tinkuy.planning.themes.models import Theme, WebinarTheme
from tinkuy.publication.sheets.models import SheetKind, SheetVersion
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.systematisation.materials.models import Material, MaterialKind
from tinkuy.uploads.models import ImportState

RECORDS = (MaterialKind.RECORDING, MaterialKind.MINUTES)

INVITED = CompiledQuery(lambda cycle: InvitedCountry.objects.with_scope(cycle=cycle).all())
FOCAL_POINTS = CompiledQuery(
    lambda cycle: (
        TeamRole.objects.with_scope(cycle=cycle).filter(role=Role.FOCAL_POINT).select_related("person").order_by("id")
    )
)
THEMES = CompiledQuery(lambda cycle: Theme.objects.with_scope(cycle=cycle).all())
LEVELS = CompiledQuery(lambda cycle: WebinarTheme.objects.with_scope(cycle=cycle).select_related("webinar", "theme"))
MILESTONES = CompiledQuery(lambda cycle: Milestone.objects.with_scope(cycle=cycle).all())
WAVES = CompiledQuery(lambda cycle: InvitationWave.objects.with_scope(cycle=cycle).all())
COUNTRIES_OF_REGISTERED = CompiledQuery(
    lambda cycle: (
        Registration.objects.with_scope(cycle=cycle)
        .filter(state=RegistrationState.CONFIRMED)
        .exclude(country="")
        .order_by()  # else each person is a row of its own
        .values_list("country", flat=True)
        .distinct()
    )
)
WITH_REPORT = CompiledQuery(
    lambda cycle: (
        AttendanceImport.objects.with_scope(cycle=cycle)
        .filter(state=ImportState.COMMITTED)
        .order_by()
        .values_list("webinar_id", flat=True)
    )
)
WITH_TRANSCRIPT = CompiledQuery(
    lambda cycle: Transcript.objects.with_scope(cycle=cycle).order_by().values_list("webinar_id", flat=True)
)
VERSIONS_IN_FORCE = CompiledQuery(
    lambda cycle: (
        SheetVersion.objects.filter(sheet__cycle=cycle, sheet__kind=SheetKind.SUBJECT, retired_at__isnull=True)
        .order_by("number")
        .values_list("sheet_id", "language", "number", "source_version__number")
    )
)
WITH_RECORD = CompiledQuery(
    lambda cycle: (
        Material.objects.with_scope(cycle=cycle)
        .filter(kind__in=RECORDS)
        .order_by()
        .values_list("webinar_id", flat=True)
    )
)
PROPOSALS = CompiledQuery(
    lambda cycle: Proposal.objects.with_scope(cycle=cycle).order_by().values_list("state", flat=True)
)
QUOTES = CompiledQuery(
    lambda cycle: (
        Excerpt.objects.with_scope(cycle=cycle).order_by().values_list("webinar__ordinal", "country").distinct()
    )
)
"""Session and country of each, each pair once; the country is empty where a quote does not say it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice import rules
from tinkuy.practice.models import Response
from tinkuy.practice.queries.responses import communicable
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding

from .counterpart import demand_counterpart


@transaction.atomic
def communicate_recommendation(
    *,
    actor: Person,
    finding: Finding,
    country: str,
    institution: Organisation | None = None,
    focal_point: Person | None = None,
    communicated_on: date,
) -> Response:
    """Ask *country* about a published recommendation, once. Its own focal point accompanies it if nobody is named."""
    cycle = finding.cycle
    rules.demand_voice(actor, "communicate_recommendations", cycle, country)
    _demand_ready(finding)
    if not cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")
    if communicated_on > cycle.today():
        raise Refused(_("Write the day on which it was communicated: it cannot lie ahead."), about="communicated_on")
    demand_counterpart(cycle, country, institution, focal_point)

    response, is_new = Response.objects.get_or_create(
        cycle=cycle,
        finding=finding,
        country=country,
        defaults={
            "institution": institution,
            "focal_point": focal_point or _first_focal_point(cycle, country),
            "communicated_on": communicated_on,
        },
    )
    if not is_new:
        raise Refused(_("This recommendation was already communicated to this country."), about=("country", "finding"))
    record(actor, "communicated", response, finding=finding.label, country=country)
    return response


def _demand_ready(finding: Finding) -> None:
    if finding.kind != FindingKind.RECOMMENDATION:
        raise Refused(
            _("Only recommendations are communicated to countries; this is another kind of finding."), about="finding"
        )
    if not communicable(finding.cycle).filter(pk=finding.pk).exists():
        raise Refused(_("This recommendation is not published yet. Publish the sheet first."), about="finding")


def _first_focal_point(cycle: Cycle, country: str) -> Person | None:
    team_roles = TeamRole.objects.filter(cycle=cycle, role=Role.FOCAL_POINT, country=country).select_related("person")
    first = team_roles.order_by("given_at", "id").first()
    return first.person if first else None

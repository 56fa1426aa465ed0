"""Whether what is claimed in public is backed: a change is confirmed, an adoption was analysed, a sheet is signed."""

from django.db.models import F, QuerySet

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.adoptions.models import PRACTISED, Adoption
from tinkuy.practice.outcomes.models import OutcomeState
from tinkuy.practice.outcomes.queries import public_outcomes
from tinkuy.practice.responses.models import Openness
from tinkuy.publication.versions.models import Approval


def outcomes_confirmed(cycle: Cycle) -> tuple[int, int]:
    """Of the changes that countries show, those with what confirms them."""
    readable = [one for one in public_outcomes() if one.cycle_id == cycle.pk]
    return sum(one.state == OutcomeState.SUBSTANTIATED for one in readable), len(readable)


def readable_adoptions(cycle: Cycle) -> QuerySet[Adoption]:
    """Those that the adopting country shows, at least by their state."""
    adoptions: QuerySet[Adoption] = Adoption.objects.filter(cycle=cycle, state__in=PRACTISED)
    return adoptions.exclude(openness=Openness.CLOSED)


def adoptions_analysed(cycle: Cycle) -> tuple[int, int]:
    """Of the adoptions that countries show, those whose analysis came before."""
    public = readable_adoptions(cycle)
    return public.filter(analysed_on__lte=F("adopted_on")).count(), public.count()


def countries_that_signed(cycle: Cycle) -> set[str]:
    """Those whose focal point approved the words of a sheet that is in force."""
    signed = Approval.objects.filter(cycle=cycle, sheet__versions__retired_at=None).exclude(sheet__versions=None)
    roles = TeamRole.objects.filter(cycle=cycle, role=Role.FOCAL_POINT, person__in=signed.values("person"))
    return set(roles.values_list("country", flat=True))

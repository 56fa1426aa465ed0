"""A role that was taken back by mistake is given again in one press, as long as it is remembered."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import HubRole, Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.models import MAY_COME_BACK, TakenBack, TakenHubRole, TakenRole

from .messages import tell_given_back
from .roles import give_role


@transaction.atomic
def give_back_role(*, actor: Person, taken: TakenRole) -> TeamRole:
    """The same role in the same cycle. A consent to be shown in public does not come back with it."""
    rules.demand(actor, "give_roles", taken.cycle)
    _demand_recent(taken)
    given = give_role(actor=actor, cycle=taken.cycle, person=taken.person, role=taken.role, country=taken.country)
    tell_given_back(taken.person, f"role-{taken.pk}", role=taken.role, country=taken.country, cycle=taken.cycle)
    taken.delete()
    return given


@transaction.atomic
def give_back_hub_role(*, actor: Person, taken: TakenHubRole) -> HubRole:
    rules.demand(actor, "give_hub_roles", None)
    if taken.person == actor:
        raise Refused(_("Nobody gives a role to themselves. Ask another administrator."))
    _demand_recent(taken)
    given, _is_new = HubRole.objects.get_or_create(person=taken.person, role=taken.role)
    record(actor, "gave hub role", taken.person, role=taken.role)
    tell_given_back(taken.person, f"hub-role-{taken.pk}", role=taken.role)
    taken.delete()
    return given


def forget_taken_roles() -> int:
    """The clock's deed: after `MAY_COME_BACK` only the journal tells of it. How many were forgotten."""
    before = clock.now() - MAY_COME_BACK
    with scopes_disabled():
        forgotten = [model.objects.filter(taken_at__lte=before).delete()[0] for model in (TakenRole, TakenHubRole)]
    return sum(forgotten)


def _demand_recent(taken: TakenBack) -> None:
    if taken.taken_at <= clock.now() - MAY_COME_BACK:
        raise Refused(_("It is too long ago to be given back in one step. Give the role anew."))

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

from .accounts import await_first_entry
from .messages import owe_role_given_back
from .roles import give_role


@transaction.atomic
def give_back_role(*, actor: Person, taken_role: TakenRole) -> TeamRole:
    """The same role in the same cycle. A consent to be shown in public does not come back with it."""
    rules.demand(actor, "give_roles", taken_role.cycle)
    _demand_recent(taken_role)
    team_role = give_role(
        actor=actor, cycle=taken_role.cycle, person=taken_role.person, role=taken_role.role, country=taken_role.country
    )
    owe_role_given_back(
        taken_role.person,
        f"role-{taken_role.pk}",
        role=taken_role.role,
        country=taken_role.country,
        cycle=taken_role.cycle,
    )
    taken_role.delete()
    return team_role


@transaction.atomic
def give_back_hub_role(*, actor: Person, taken_role: TakenHubRole) -> HubRole:
    rules.demand(actor, "give_hub_roles", None)
    if taken_role.person == actor:
        raise Refused(_("Nobody gives a role to themselves. Ask another administrator."))
    _demand_recent(taken_role)
    await_first_entry(taken_role.person)
    hub_role, _is_new = HubRole.objects.get_or_create(person=taken_role.person, role=taken_role.role)
    record(actor, "gave hub role", taken_role.person, role=taken_role.role)
    owe_role_given_back(taken_role.person, f"hub-role-{taken_role.pk}", role=taken_role.role)
    taken_role.delete()
    return hub_role


def forget_taken_roles() -> int:
    """The clock's deed: after `MAY_COME_BACK` only the journal tells of it. How many were forgotten."""
    before = clock.now() - MAY_COME_BACK
    with scopes_disabled():
        forgotten = [model.objects.filter(taken_at__lte=before).delete()[0] for model in (TakenRole, TakenHubRole)]
    return sum(forgotten)


def _demand_recent(taken_role: TakenBack) -> None:
    if taken_role.taken_at <= clock.now() - MAY_COME_BACK:
        raise Refused(_("It is too long ago to be given back in one step. Give the role anew."))

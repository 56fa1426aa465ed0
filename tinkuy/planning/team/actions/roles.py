"""Giving a role and taking it back. Whoever loses one is told, in their language; and told again if it comes back.

One that was taken back by mistake is given again in one press, as long as it is remembered.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import forget_messages, is_still_owed, owe
from tinkuy.people.countries import country_name
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import CYCLE_ROLES, Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.message_words import discreet_path, title_for, typed_for
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.accounts import await_first_entry
from tinkuy.planning.team.actions.handing_over import note_handing_over, pass_duties, take_duties_back
from tinkuy.planning.team.duties import Duty
from tinkuy.planning.team.invitation import ADDRESS
from tinkuy.planning.team.models import MAY_COME_BACK, TakenBack, TakenHubRole, TakenRole
from tinkuy.planning.team.queries import others_coordinate
from tinkuy.planning.team.succession import left_duties
from tinkuy.stream.actions import revoke

type Parting = Callable[[Person, TeamRole], None]

_partings: list[Parting] = []


def before_a_role_goes(deed: Parting) -> Parting:
    """A later stage does something, in the same transaction, while the role that is taken is still there."""
    if deed not in _partings:
        _partings.append(deed)
    return deed


def owe_role_taken(
    person: Person, key: str, *, actor: Person, role: str, country: str = "", cycle: Cycle | None = None
) -> None:
    """*key* names what was taken. Somebody who never entered reads no words that others typed, not even a name."""
    values = _values(person, role=role, country=country, cycle=cycle)
    by = typed_for(person, actor.name) if actor != person else ""
    owe(person, "role-taken", dedupe_key=f"taken-{key}", by=by, days=MAY_COME_BACK.days, **values)


def owe_role_given_back(person: Person, key: str, *, role: str, country: str = "", cycle: Cycle | None = None) -> None:
    owe(
        person,
        "role-given-back",
        dedupe_key=f"given-back-{key}",
        **_values(person, role=role, country=country, cycle=cycle),
    )


def _values(person: Person, *, role: str, country: str, cycle: Cycle | None) -> dict[str, Any]:
    with translation.override(person.language):
        title = title_for(cycle, person.language) if cycle else ""
        return {
            "role": str(Role(role).label),
            "country": country_name(country) if country else "",
            "cycle": typed_for(person, title),
            "of_hub": cycle is None,
            "from_cycle": cycle.public_id if cycle else "",
            "path": discreet_path("planning:plan", cycle, person.language) if cycle else reverse("desk:home"),
        }


@transaction.atomic
def give_role(
    *,
    actor: Person,
    cycle: Cycle,
    person: Person,
    role: str,
    country: str = "",
    public_since: date | None = None,
) -> TeamRole:
    """Give *person* a role in the cycle; a focal point is one for an invited *country*. Never to oneself.

    *public_since* is the day on which a focal point consented, on paper, to be shown; see `show_publicly`.
    """
    rules.demand(actor, "give_roles", cycle)
    if person == actor:
        raise Refused(_("Nobody gives a role to themselves. Ask another person of the coordination."), about="email")
    if role not in CYCLE_ROLES:
        raise Refused(_("This role is not held in a cycle."), about="role")
    _demand_country(role, country)
    try:
        with transaction.atomic():
            team_role = TeamRole.objects.create(
                cycle=cycle, person=person, role=role, country=country, public_since=public_since
            )
    except IntegrityError:
        existing = TeamRole.objects.select_related("person").get(person=person, role=role, country=country)
        raise Refused(
            _("%(name)s already has this role in the cycle.") % {"name": existing.display_name}, about=("role", "email")
        ) from None
    record(actor, "gave role", team_role, role=str(role), country=country)
    return team_role


@transaction.atomic
def take_role(*, actor: Person, team_role: TeamRole, successor: Person | None = None) -> None:
    """Take a role back, and close what it had open. The cycle keeps at least one coordination at work.

    What would wait on nobody waits on *successor*, as far as they may take it. Whoever had entered is told, and can get
    the role back for a time, with what was handed over (`give_back_role`). Who was only invited loses the invitation;
    they are told if it has gone already.
    """
    rules.demand(actor, "give_roles", team_role.cycle)
    list(TeamRole.objects.select_for_update().filter(role=Role.COORDINATION))  # two who take each other's role wait
    if team_role.role == Role.COORDINATION and not others_coordinate(team_role):
        raise Refused(_("A cycle keeps at least one person in its coordination."))
    _part(actor, team_role)
    passed = _hand_over(actor, team_role, successor) if successor else []
    never_went = team_role.is_awaited and is_still_owed(about=about(team_role))
    forget_messages(about=about(team_role), email="")
    key = (
        f"invitation-{team_role.pk}"
        if team_role.is_awaited
        else f"role-{_remembered(actor, team_role, successor, passed).pk}"
    )
    if not never_went:
        owe_role_taken(
            team_role.person, key, actor=actor, role=team_role.role, country=team_role.country, cycle=team_role.cycle
        )
    team_role.delete()
    revoke(rules.role_holder(team_role.person, team_role.cycle))


def end_role(*, actor: Person, team_role: TeamRole) -> None:
    """With the account of its person, within the caller's transaction and after its rules: nobody gives it back."""
    _part(actor, team_role)
    forget_messages(about=about(team_role), email="")
    person, cycle = team_role.person, team_role.cycle
    team_role.delete()
    revoke(rules.role_holder(person, cycle))


def _part(actor: Person, team_role: TeamRole) -> None:
    for deed in _partings:
        deed(actor, team_role)
    record(actor, "took role", team_role, role=team_role.role, country=team_role.country)


def _hand_over(actor: Person, team_role: TeamRole, successor: Person) -> list[Duty]:
    cycle, former = team_role.cycle, team_role.person
    duties = pass_duties(cycle, left_duties(team_role), former=former, successor=successor)
    note_handing_over(actor, cycle, successor, duties)
    return duties


def _remembered(actor: Person, team_role: TeamRole, successor: Person | None, passed: list[Duty]) -> TakenRole:
    return TakenRole.objects.create(
        cycle=team_role.cycle,
        person=team_role.person,
        role=team_role.role,
        country=team_role.country,
        taken_by=actor,
        passed_to=successor,
        passed=[[one.source, one.key] for one in passed],
    )


@transaction.atomic
def show_publicly(*, actor: Person, team_role: TeamRole, is_public: bool) -> TeamRole:
    """A focal point agrees to be shown on public pages from today on, or withdraws it at once. Only they may."""
    rules.demand(actor, "consent_to_be_shown", team_role.cycle)
    if team_role.person_id != actor.pk or team_role.role != Role.FOCAL_POINT:
        raise Refused(_("Only the focal point decides whether they are shown in public."))
    team_role.public_since = team_role.cycle.today() if is_public else None
    if not is_public:
        team_role.credited_since = None  # who is not shown is not credited; to be credited again they agree anew
    team_role.save(update_fields=["public_since", "credited_since"])
    record(actor, "agreed to be shown" if is_public else "withdrew from being shown", team_role)
    return team_role


def about(team_role: TeamRole) -> str:
    """How the outbox names whose invitation it is."""
    return f"team-role|{team_role.pk}"


def demand_name(written: str) -> str:
    """A name on one line. Our mails greet with it, so that it must not carry a stranger's words with a link in them."""
    name = " ".join(tidy(written).split())
    if not name:
        raise Refused(_("Write the name of the new member of the team."), about="name")
    if ADDRESS.search(name):
        raise Refused(_("Write only a name or a post here, without an address or a link."), about="name")
    return name


def _demand_country(role: str, country: str) -> None:
    if role == Role.FOCAL_POINT:
        if not InvitedCountry.objects.filter(country=country).exists():
            raise Refused(_("A focal point is one for an invited country. Choose which."), about="country")
    elif country:
        raise Refused(_("Only focal points hold a role for a country."), about="country")


@transaction.atomic
def give_back_role(*, actor: Person, taken_role: TakenRole) -> TeamRole:
    """The same role in the same cycle, with what was handed over as it was taken and still waits on whom it was handed
    to. A consent to be shown in public does not come back with it.
    """
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
    take_duties_back(taken_role)
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

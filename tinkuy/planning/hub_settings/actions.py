"""Roles over the hub, its name, and what an administrator says of the machine's clock and of a held erasure."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import machine_clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import Translations
from tinkuy.journal.trail import record
from tinkuy.notices import clockwork, timekeeping
from tinkuy.notices.models import ClockMark, ClockRun
from tinkuy.notices.outbox import owe
from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import HUB_ROLES, Role
from tinkuy.planning import rules
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.institutions.actions import create_institution
from tinkuy.planning.team.actions.accounts import about_account, await_first_entry
from tinkuy.planning.team.actions.roles import demand_name, owe_role_taken
from tinkuy.planning.team.models import TakenHubRole
from tinkuy.planning.team.queries import others_administrate

from .models import HubWords


@transaction.atomic
def give_hub_role(*, actor: Person, name: str, email: str, role: str) -> HubRole:
    """Give someone a role over the hub, with a new account where there is none. Never to oneself."""
    rules.demand(actor, "give_hub_roles", None)
    if role not in HUB_ROLES:
        raise Refused(_("This role is not held over the hub."), about="role")
    person = person_with_address(email) or Person.objects.create_user(email, demand_name(name))
    if person == actor:
        raise Refused(_("Nobody gives a role to themselves. Ask another administrator."), about="email")
    try:
        with transaction.atomic():
            hub_role = HubRole.objects.create(person=person, role=role)
    except IntegrityError:
        raise Refused(
            _("%(name)s already has this role over the hub.") % {"name": person.name}, about=("role", "email")
        ) from None
    record(actor, "gave hub role", person, role=role)
    _owe_invitation(actor, hub_role)
    return hub_role


@transaction.atomic
def take_hub_role(*, actor: Person, hub_role: HubRole) -> None:
    """Take a role over the hub back, tell the person, and remember it for `give_back_hub_role`.

    The installation keeps at least one administrator who can enter.
    """
    rules.demand(actor, "give_hub_roles", None)
    list(HubRole.objects.select_for_update().filter(role=Role.ADMINISTRATOR))  # two who take each other's role wait
    if hub_role.role == Role.ADMINISTRATOR and not others_administrate(hub_role):
        raise Refused(_("The installation keeps at least one administrator."))
    record(actor, "took hub role", hub_role.person, role=hub_role.role)
    taken_role = TakenHubRole.objects.create(person=hub_role.person, role=hub_role.role, taken_by=actor)
    owe_role_taken(hub_role.person, f"hub-role-{taken_role.pk}", actor=actor, role=hub_role.role)
    hub_role.delete()


def _owe_invitation(actor: Person, hub_role: HubRole) -> None:
    person = hub_role.person
    await_first_entry(person)
    with translation.override(person.language):
        owe(
            person,
            "hub-invitation",
            dedupe_key=f"hub-invitation-{hub_role.pk}",
            about=about_account(person),
            inviter=actor.name,
            role=str(Role(hub_role.role).label),
            path=reverse("desk:home"),
            until=day_with_year(person.awaited_until) if person.awaited_until else "",
        )


@transaction.atomic
def name_hub(
    *,
    actor: Person,
    name: Translations,
    region: Translations,
    contact: str = "",
    institution: str = "",
    sector: str = "",
    editor_name: str = "",
    editor_email: str = "",
    is_example: bool = False,
) -> HubWords:
    """What the hub calls itself in public, for whom it is, and where answers to its messages go.

    The first *institution*, which becomes the actor's own where they have none, and the editor may be added with them.
    """
    rules.demand(actor, "name_the_hub", None)
    if not any(name.values()):
        raise Refused(_("Write the name of the hub, in at least one language."), about="name")
    words, _is_new = HubWords.objects.update_or_create(
        pk=1, defaults={"name": name, "region": region, "contact": contact, "is_example": is_example}
    )
    record(actor, "named the hub", words)
    if institution:
        _join(actor, create_institution(actor=actor, name=institution, sector=sector))
    if editor_email:
        give_hub_role(actor=actor, name=editor_name, email=editor_email, role=Role.HUB_EDITOR)
    return words


def _join(person: Person, institution: Organisation) -> None:
    """Who names «your institution» on the hub's first page works there, unless their account says where already."""
    if person.organisation_id is None:
        person.organisation = institution
        person.save(update_fields=["organisation"])
        record(person, "described themselves", person, changed=["organisation"])


def trust_clock(*, actor: Person | None) -> None:
    """The wall clock is right as it stands; deeds are done by it again. *actor* is None for the command."""
    _demand(actor)
    with transaction.atomic():
        timekeeping.believe(machine_clock.read())
        record(actor, "trusted the clock", ClockMark.objects.get())


def allow_erasure(*, actor: Person | None, name: str) -> None:
    """The erasure *name* may take what it holds. Refused where nothing is held any more."""
    _demand(actor)
    with transaction.atomic():
        if not clockwork.allow(name):
            raise Refused(_("There is nothing left to erase."))
        run = ClockRun.objects.get(name=name)
        record(actor, "allowed an erasure", run, count=run.held_count)


def _demand(actor: Person | None) -> None:
    if actor is not None:
        rules.demand(actor, "trust_the_clock", None)

"""Closing an account: by its person, or by whoever runs the installation. What waits on them is handed over first."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _, ngettext
from django_scopes import scope, scopes_disabled

from tinkuy.core.errors import Refused
from tinkuy.core.languages import reader_language
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.core.text import in_language
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.journal.trail import record
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_person
from tinkuy.people.actions.proving import forget_factors
from tinkuy.people.models import EntryLink, HubRole, Person, SignInCode
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.account.goes_with_account import erase_own_rows
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.roles import end_role
from tinkuy.planning.team.duties import duties_of
from tinkuy.planning.team.models import TakenHubRole, TakenRole
from tinkuy.planning.team.queries import others_administrate, others_coordinate

ACCOUNT_CLOSED, NAME_FORGOTTEN = "account-closed", "account-name-forgotten"
"""What the ledger of erasures calls an account without its address, and one without its name."""


@dataclass(frozen=True)
class Obstacle:
    """Why an account cannot be closed yet; *cycle* is where that is seen to, None over the hub."""

    words: str
    cycle: Cycle | None = None


def obstacles_of(person: Person) -> list[Obstacle]:
    """What would wait on nobody: things of a cycle, its coordination, the installation."""
    obstacles = [one for team_role in _roles_of(person) for one in _obstacles_in(person, team_role)]
    last = [one for one in person.hub_roles.filter(role=Role.ADMINISTRATOR) if not others_administrate(one)]
    if last:
        obstacles.append(Obstacle(_("Nobody else runs the installation: give that role to somebody first.")))
    return list(dict.fromkeys(obstacles))


def _roles_of(person: Person) -> list[TeamRole]:
    with scopes_disabled():
        return list(TeamRole.objects.filter(person=person).select_related("cycle", "person").order_by("cycle", "pk"))


def _obstacles_in(person: Person, team_role: TeamRole) -> list[Obstacle]:
    cycle = team_role.cycle
    with scope(cycle=cycle):
        count = len(duties_of(person, cycle))
        is_last = team_role.role == Role.COORDINATION and not others_coordinate(team_role)
    title = {"cycle": in_language(cycle.title, reader_language(), cycle.main_language), "count": count}
    obstacles = []
    if count:
        words = ngettext(
            "One thing waits on this person in “%(cycle)s”: hand it over first.",
            "%(count)s things wait on this person in “%(cycle)s”: hand them over first.",
            count,
        )
        obstacles.append(Obstacle(words % title, cycle))
    if is_last:
        words = _("Nobody else coordinates “%(cycle)s”: give that role to somebody first.")
        obstacles.append(Obstacle(words % title, cycle))
    return obstacles


def account_with_address(email: str) -> Person:
    """The open account that an administrator names; raises `Refused` where there is none."""
    person = Person.objects.filter(email=email.strip().casefold(), is_active=True, is_example=False).first()
    if person is None:
        raise Refused(_("No account has this address."), about="email")
    return person


@transaction.atomic
def close_account(*, actor: Person, person: Person, forgets_name: bool = False) -> None:
    """Nobody enters by it any more, its address is erased, and its roles end. The name stays with what was done, unless
    *forgets_name*. Whoever runs the installation reads no cycle, so that they are told only how many wait.
    """
    is_own = actor == person
    rules.demand(actor, "close_own_account" if is_own else "close_accounts", None)
    _wait_for_other_partings()
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.is_example:
        raise Refused(_("This person belongs to the example, and goes with it."), about="email")
    if not person.is_active:
        raise Refused(_("This account is closed already."), about="email")
    _demand_nothing_waits(person, is_own=is_own)
    for team_role in _roles_of(person):
        with scope(cycle=team_role.cycle):
            end_role(actor=actor, team_role=team_role)
    for hub_role in person.hub_roles.all():
        record(actor, "took hub role", person, role=hub_role.role)
        hub_role.delete()
    record(actor, "closed account", person)
    _erase(person, forgets_name=forgets_name)


def _wait_for_other_partings() -> None:
    """Of two who leave at once, or take a role back meanwhile, one waits; else each would count on the other."""
    list(HubRole.objects.select_for_update().filter(role=Role.ADMINISTRATOR))
    with scopes_disabled():
        list(TeamRole.objects.select_for_update().filter(role=Role.COORDINATION))


def _demand_nothing_waits(person: Person, *, is_own: bool) -> None:
    obstacles = obstacles_of(person)
    if not obstacles:
        return
    if is_own or obstacles[0].cycle is None:
        raise Refused(obstacles[0].words, about="email")
    cycles = len({one.cycle for one in obstacles if one.cycle})
    words = ngettext(
        "In one cycle something waits on this person, or nobody else coordinates it: its team sees to it first.",
        "In %(count)s cycles something waits on this person, or nobody else coordinates: their teams see to it first.",
        cycles,
    )
    raise Refused(words % {"count": cycles}, about="email")


def _erase(person: Person, *, forgets_name: bool) -> None:
    """Address, ways to enter, what is owed and could be given back, what nobody else could read; and the former
    versions of these rows.
    """
    forget_factors(person=person)
    for model in (SignInCode, EntryLink):
        model.objects.filter(person=person).delete()
    forget_person(person)
    erase_own_rows(person)
    with scopes_disabled():
        TakenRole.objects.filter(person=person).delete()
    TakenHubRole.objects.filter(person=person).delete()
    person.email, person.is_active, person.organisation = f"{person.public_id}@closed.invalid", False, None
    person.awaited_until = None
    person.set_unusable_password()
    if forgets_name:
        person.name = _("Former member of the team")
        note_erasure(NAME_FORGOTTEN, person.public_id)
    person.save()
    note_erasure(ACCOUNT_CLOSED, person.public_id)
    transaction.on_commit(lambda: forget_former_rows(Person, Notice, DevelopmentMessage))


@transaction.atomic
def close_accounts_again(named: Named) -> int:
    """After a restore of an older copy. The roles that it brought back go with the account."""
    persons = [one for one in Person.objects.filter(is_active=True) if named(one.public_id)]
    for person in persons:
        for team_role in _roles_of(person):
            team_role.delete()
        person.hub_roles.all().delete()
        _erase(person, forgets_name=False)
    return len(persons)


@transaction.atomic
def forget_names_again(named: Named) -> int:
    words = _("Former member of the team")
    persons = [one for one in Person.objects.exclude(name=words) if named(one.public_id)]
    return Person.objects.filter(pk__in=[one.pk for one in persons]).update(name=words)

"""Inviting people to the team by e-mail: once, again, and to another address as long as they have not entered.

The focal points of several countries are invited at once.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypedDict

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.journal.erasures import Named
from tinkuy.journal.trail import record
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_messages, owe
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import local_day
from tinkuy.planning.team.invitation import Invited, invitation_values, last_day_of_invitation
from tinkuy.planning.team.pasted_team_addresses import PORTUGUESE_SPEAKING
from tinkuy.stream.actions import revoke

from .accounts import await_first_entry, erase_unused, forget_unentered
from .roles import about, demand_name, give_role

PAUSE = timedelta(minutes=5)


def remove_accounts_again(named: Named) -> int:
    """After a restore of an older copy: with what was owed to them, and the roles to which they were invited."""
    waiting = Person.objects.filter(last_login=None, is_example=False)
    persons = [person for person in waiting if named(person.public_id)]
    for person in persons:
        for team_role in TeamRole._base_manager.filter(person=person):
            forget_messages(about=about(team_role), email=person.email)
            team_role.delete()
        person.hub_roles.all().delete()
        erase_unused(person)
    return len(persons)


@transaction.atomic
def invite_member(
    *, actor: Person, cycle: Cycle, name: str, email: str, role: str, country: str = "", language: str = "es"
) -> TeamRole:
    """Bring someone into the team by e-mail: a new account where there is none, then the role. They enter by a code,
    and are owed a mail that says so; who had an account already is told of the new role too.

    *country* is the invited country of a focal point, or the country that a peer comes from: it stands with the role
    until they enter. Until then the team reads *name*, whatever the account is called.
    """
    rules.demand(actor, "give_roles", cycle)
    is_peer = role == Role.REVIEWER
    if is_peer and not country:
        raise Refused(_("Choose the country of the peer: reviews count by country."), about="country")
    name = demand_name(name)
    person = _account(actor, email=email, name=name, language=language, country="" if is_peer else country)
    team_role = give_role(actor=actor, cycle=cycle, person=person, role=role, country="" if is_peer else country)
    team_role.invited_as, team_role.peer_country = name, country if is_peer else ""
    team_role.save(update_fields=["invited_as", "peer_country"])
    _send(actor, team_role)
    return team_role


@transaction.atomic
def invite_again(*, actor: Person, team_role: TeamRole) -> None:
    """Owe the message once more to somebody who has not entered yet."""
    _demand_awaited(actor, team_role)
    long_enough = Q(sent_at__lte=clock.now() - PAUSE) | Q(sent_at__gt=clock.horizon())
    if not TeamRole.objects.filter(TeamRole.AWAITED, long_enough, pk=team_role.pk).update(sent_at=clock.now()):
        raise Refused(_("They were written to a moment ago. Wait five minutes before you send it again."))
    _send(actor, team_role)
    record(actor, "invited again", team_role)


@transaction.atomic
def correct_address(*, actor: Person, team_role: TeamRole, email: str) -> TeamRole:
    """Invite another address in the place of a wrong one, which opens nothing of this cycle from now on.

    An account that nobody ever entered, and that stands for nothing else, is erased with it.
    """
    _demand_awaited(actor, team_role)
    wrong = team_role.person
    if wrong.email == email.strip().casefold():
        raise Refused(_("The invitation went to this very address. Send it again, or write another."), about="email")
    person = _account(actor, email=email, name=team_role.invited_as, language=wrong.language, country=team_role.country)
    if person == actor:
        raise Refused(_("Nobody gives a role to themselves. Ask another person of the coordination."))
    if TeamRole.objects.filter(person=person, role=team_role.role, country=team_role.country).exists():
        raise Refused(_("%(name)s already has this role in the cycle.") % {"name": team_role.invited_as})
    if not TeamRole.objects.filter(TeamRole.AWAITED, pk=team_role.pk, person=wrong).update(person=person):
        raise Refused(_entered())
    team_role.person = person
    forget_messages(about=about(team_role), email=wrong.email)
    revoke(rules.role_holder(wrong, team_role.cycle))
    erase_unused(wrong)
    _send(actor, team_role)
    record(actor, "corrected address", team_role)
    return team_role


@transaction.atomic
def note_entry(*, person: Person, cycle: Cycle) -> int:
    """The person has opened *cycle*: what they were invited to there they have taken up; how many roles that was.

    Only now do they go by the name of their account, and does a peer's country become theirs, if they had none.
    """
    awaited = TeamRole.objects.filter(TeamRole.AWAITED, cycle=cycle, person=person)
    roles = list(awaited)
    if not roles or not awaited.update(entered_at=clock.now(), invited_as="", peer_country=""):
        return 0
    country = next((team_role.peer_country for team_role in roles if team_role.peer_country), "")
    if country and not person.country:
        person.country = country
        person.save(update_fields=["country"])
    for team_role in roles:
        record(person, "took up role", team_role, role=team_role.role, country=team_role.country)
    return len(roles)


def forget_unanswered_invitations() -> int:
    """The clock's deed: whoever has not entered by the last day of their invitation is invited no more; how many.

    The role goes with the name that was written, and an account that nobody ever entered. In an example, too: its own
    persons were invited by nobody.
    """
    forgotten = sum(_forget_unanswered(cycle) for cycle in Cycle.objects.all()) + forget_unentered()
    if forgotten:
        transaction.on_commit(lambda: forget_former_rows(TeamRole, Person, Notice, DevelopmentMessage))
    return forgotten


@transaction.atomic
def _forget_unanswered(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        over = TeamRole.objects.select_for_update(of=("self",)).filter(
            TeamRole.AWAITED, invited_until__lt=local_day(clock.now(), cycle.zone)
        )
        unanswered = list(over.select_related("person"))
        for team_role in unanswered:
            person = team_role.person
            record(None, "invitation ended", team_role, role=team_role.role, country=team_role.country)
            forget_messages(about=about(team_role), email="" if person.last_login else person.email)
            team_role.delete()
            revoke(rules.role_holder(person, cycle))
            erase_unused(person)
    return len(unanswered)


def _demand_awaited(actor: Person, team_role: TeamRole) -> None:
    rules.demand(actor, "give_roles", team_role.cycle)
    if not team_role.is_awaited:
        raise Refused(_entered())


def _entered() -> str:
    return _("They have entered: their address is theirs alone now, and no invitation is needed.")


def _account(actor: Person, *, email: str, name: str, language: str, country: str) -> Person:
    """The account of this address, a new one where there is none."""
    person = person_with_address(email)
    if person is not None:
        return person
    if Person.objects.filter(email=email.strip().casefold()).exists():
        raise Refused(_("This address cannot be invited. Ask whoever runs the installation."))
    person = Person.objects.create_user(email.strip(), name, country=country, language=language)
    record(actor, "made account", person)
    return person


def _send(actor: Person, team_role: TeamRole) -> None:
    person = team_role.person
    team_role.sent_at, team_role.invited_until = clock.now(), last_day_of_invitation(team_role.cycle)
    team_role.save(update_fields=["sent_at", "invited_until"])
    await_first_entry(person)
    forget_messages(about=about(team_role), email="")
    invited = Invited(team_role.role, team_role.country, person.language, has_entered=person.last_login is not None)
    owe(
        person,
        "team-invitation",
        dedupe_key=f"team-invitation-{team_role.pk}-{new_public_id()}",
        about=about(team_role),
        **invitation_values(inviter=actor, cycle=team_role.cycle, invited=invited),
    )


class Member(TypedDict):
    """`country` is the code of an invited country."""

    country: str
    name: str
    email: str
    language: str


class NewMember(Member):
    """As what somebody is invited; `country` may be empty."""

    role: str


@transaction.atomic
def invite_members(*, actor: Person, cycle: Cycle, members: Sequence[NewMember]) -> list[TeamRole]:
    """Invite each in their role: every one of them, or nobody."""
    return [invite_member(actor=actor, cycle=cycle, **member) for member in members]


@transaction.atomic
def invite_focal_points(*, actor: Person, cycle: Cycle, members: Sequence[Member]) -> list[TeamRole]:
    """Invite each as focal point of their country, by the same template for all: every one of them, or nobody."""
    new = [NewMember(role=Role.FOCAL_POINT, **member) for member in members]
    return invite_members(actor=actor, cycle=cycle, members=new)


def language_of(country: str, cycle: Cycle) -> str:
    """In which language the invitation of the focal point of *country* is offered first."""
    return "pt-br" if country in PORTUGUESE_SPEAKING else str(cycle.main_language)

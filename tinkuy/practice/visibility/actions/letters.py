"""Making a letter of recognition: asked for by the focal point or the coordination, and by itself when a role ends."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import local_day
from tinkuy.planning.rules import demand_voice
from tinkuy.practice.visibility.models import RecognitionLetter
from tinkuy.practice.visibility.queries.credit import credit_of


@transaction.atomic
def issue_letter(*, actor: Person, focal_role: TeamRole) -> RecognitionLetter:
    """The letter of today: the one there is, where nothing was done since."""
    demand_voice(actor, "record_visibility", focal_role.cycle, focal_role.country)
    rows = TeamRole.objects.select_for_update(of=("self",), no_key=True)  # of two presses the second finds the letter
    standing_role = rows.filter(pk=focal_role.pk, role=Role.FOCAL_POINT).exclude(TeamRole.AWAITED).first()
    if standing_role is None:
        raise Refused(_("Choose a focal point of this cycle."))
    credit = credit_of(focal_role.cycle, focal_role.person_id, focal_role.country)
    if not credit:
        raise Refused(_("The record counts nothing of theirs yet: there is no letter to make."))
    standing = _letters_of(focal_role).filter(withdrawn_at=None).first()
    if standing is not None and standing.credit == credit and standing.ended_on is None:
        return standing
    letter = _made(focal_role, credit, None)
    record(actor, "issued", letter, country=letter.country)
    return letter


def issue_letter_at_the_end(actor: Person, focal_role: TeamRole) -> None:
    """Before a role goes: whoever did something keeps a letter that says so, with its last day."""
    if focal_role.role != Role.FOCAL_POINT or focal_role.is_awaited:
        return
    if credit := credit_of(focal_role.cycle, focal_role.person_id, focal_role.country):
        letter = _made(focal_role, credit, focal_role.cycle.today())
        record(actor, "issued", letter, country=letter.country)


@transaction.atomic
def withdraw_letter(*, actor: Person, letter: RecognitionLetter) -> RecognitionLetter:
    """Its person takes it back: the page where it is checked says so, and nothing else of it."""
    if letter.person_id != actor.pk:
        raise Refused(_("Only the person whom a letter is about takes it back."))
    if not RecognitionLetter.objects.filter(pk=letter.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        raise Refused(_("This letter was taken back already."))
    letter.refresh_from_db()
    record(actor, "took back", letter, country=letter.country)
    return letter


def _letters_of(focal_role: TeamRole) -> QuerySet[RecognitionLetter]:
    return RecognitionLetter.objects.filter(person=focal_role.person_id, country=focal_role.country)


def _made(focal_role: TeamRole, credit: dict[str, int], ended_on: date | None) -> RecognitionLetter:
    cycle = focal_role.cycle
    return RecognitionLetter.objects.create(
        cycle=cycle,
        person=focal_role.person,
        country=focal_role.country,
        credit=credit,
        began_on=local_day(focal_role.given_at, cycle.zone),
        ended_on=ended_on,
    )

"""Letters of recognition: of a cycle, of a person in all of their cycles, and the one that a code names."""

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.attendance.certificates.rules import normalised_code
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.visibility.models import RecognitionLetter


def letters_of(cycle: Cycle) -> QuerySet[RecognitionLetter]:
    """The latest first."""
    return RecognitionLetter.objects.filter(cycle=cycle).select_related("cycle", "person")


def letters_of_person(person: Person) -> list[RecognitionLetter]:
    """In whichever cycles, whether they still have a role there or not."""
    with scopes_disabled():
        letters = RecognitionLetter.objects.filter(person=person).select_related("cycle", "person")
        return list(letters.order_by("-issued_at", "-id"))


def cycles_of_focal_point(person: Person) -> list[Cycle]:
    """Where they are a focal point now, and so make their own letter."""
    with scopes_disabled():
        roles = TeamRole.objects.filter(person=person, role=Role.FOCAL_POINT).exclude(TeamRole.AWAITED)
        return list(
            {role.cycle_id: role.cycle for role in roles.select_related("cycle").order_by("-given_at")}.values()
        )


def own_letter(person: Person, code: str) -> RecognitionLetter | None:
    return next((one for one in letters_of_person(person) if one.code == normalised_code(code)), None)


def letter_with(code: str) -> RecognitionLetter | None:
    """In whatever cycle, however the code was typed."""
    with scopes_disabled():
        letters = RecognitionLetter.objects.select_related("cycle")
        return letters.filter(code=normalised_code(code)).first()

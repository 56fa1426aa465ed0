"""Letters of recognition: of a cycle, of a person in all of their cycles, and the one that a code names."""

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.attendance.certificates.rules import normalised_code
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.visibility.models import RecognitionLetter


def letters_of(cycle: Cycle) -> QuerySet[RecognitionLetter]:
    """The latest first."""
    return RecognitionLetter.objects.filter(cycle=cycle).select_related("cycle", "person")


def letters_of_person(person: Person) -> list[RecognitionLetter]:
    """In whichever cycles, whether they still have a role there or not."""
    with scopes_disabled():
        letters = RecognitionLetter.objects.filter(person=person).select_related("cycle", "person")
        return list(letters.order_by("-issued_at", "-id"))


def own_letter(person: Person, code: str) -> RecognitionLetter | None:
    return next((one for one in letters_of_person(person) if one.code == normalised_code(code)), None)


def letter_with(code: str) -> RecognitionLetter | None:
    """In whatever cycle, however the code was typed."""
    with scopes_disabled():
        letters = RecognitionLetter.objects.select_related("cycle")
        return letters.filter(code=normalised_code(code)).first()

"""Whether who judges a text is of the institution of somebody who wrote it, by what their accounts name."""

from collections.abc import Iterable
from typing import Protocol

from tinkuy.core.text import folded
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.hub_settings.models import ReviewersFrom


class Placed(Protocol):
    """An account, or what is kept of one that was closed: its institution and its country, where it named them."""

    @property
    def organisation(self) -> Organisation | None: ...

    @property
    def country(self) -> str: ...


def names_no_institution(person: Person) -> bool:
    """Nobody can tell then whether it is an author's, so that no review of theirs counts until they name it.

    A closed account had to name it before it reviewed: what it named is kept with the review (`FormerInstitution`).
    """
    return person.is_active and person.organisation_id is None


def shares_institution(person: Placed, authors: Iterable[Placed], reviewers_from: ReviewersFrom) -> bool:
    """Whether *person* is of the institution of one of them; where reviewers come from offices, of the same office."""
    return any(
        is_same_institution(person.organisation, author.organisation)
        and not (reviewers_from == ReviewersFrom.OFFICE and are_of_two_offices(person, author))
        for author in authors
    )


def are_of_two_offices(one: Placed, other: Placed) -> bool:
    """Of two persons of one institution: whether two countries stand beside them. One without proves nothing."""
    return bool(one.country and other.country) and one.country != other.country


def is_same_institution(one: Organisation | None, other: Organisation | None) -> bool:
    """One of the directory, or two that are spelt alike and not of two countries: whoever makes a second row of their
    own house, with a full stop or without its country, does not come to be of another by it.
    """
    if one is None or other is None:
        return False
    are_of_two_countries = one.country and other.country and one.country != other.country
    return one.pk == other.pk or (not are_of_two_countries and _letters(one.name) == _letters(other.name))


def _letters(name: str) -> str:
    return "".join(letter for letter in folded(name) if letter.isalnum())

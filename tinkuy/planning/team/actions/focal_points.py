"""The focal points of several countries at once."""

from collections.abc import Sequence
from typing import TypedDict

from django.db import transaction

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole

from .invitations import invite_member

PORTUGUESE_SPEAKING = ("BR",)


class Member(TypedDict):
    """`country` is the code of an invited country."""

    country: str
    name: str
    email: str


@transaction.atomic
def invite_focal_points(*, actor: Person, cycle: Cycle, members: Sequence[Member]) -> list[TeamRole]:
    """Invite each as focal point of their country, by the same template for all: every one of them, or nobody."""
    return [
        invite_member(
            actor=actor,
            cycle=cycle,
            role=Role.FOCAL_POINT,
            language=language_of(member["country"], cycle),
            **member,
        )
        for member in members
    ]


def language_of(country: str, cycle: Cycle) -> str:
    """In which language the focal point of *country* is invited."""
    return "pt-br" if country in PORTUGUESE_SPEAKING else str(cycle.main_language)

"""Who takes away what: the coordination all of it, a focal point their country's, and what others show of theirs."""

from dataclasses import dataclass

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import countries_of, roles_of
from tinkuy.practice.responses.models import Openness


@dataclass(frozen=True)
class Reading:
    """What one reader may take away of an answer, by its country and by what that one shows."""

    is_whole: bool
    own: frozenset[str]

    def is_own(self, country: str) -> bool:
        return self.is_whole or (country != "" and country in self.own)

    def reads_state(self, country: str, openness: str) -> bool:
        return self.is_own(country) or openness != Openness.CLOSED

    def reads_words(self, country: str, openness: str) -> bool:
        return self.is_own(country) or openness == Openness.WHOLE


PUBLIC = Reading(is_whole=False, own=frozenset())
"""What everybody may read."""


def reading_of(person: Person, cycle: Cycle) -> Reading:
    return Reading(Role.COORDINATION in roles_of(person, cycle), countries_of(person, cycle))

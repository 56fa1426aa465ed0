"""The cycle as it is played, with everything that its sessions name, by the ids of the pack."""

from dataclasses import dataclass, field

from tinkuy.example.pack import Item, Pack
from tinkuy.example.team import Team
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

from .dates import Dates


@dataclass(frozen=True)
class Course:
    pack: Pack
    dates: Dates
    team: Team
    cycle: Cycle
    webinars: dict[str, Webinar] = field(default_factory=dict)
    hooks: dict[str, Hook] = field(default_factory=dict)

    @property
    def facilitation(self) -> Person:
        return self.team.persons["facil"]

    @property
    def rows(self) -> list[Item]:
        """The webinars of the pack, in order."""
        rows: list[Item] = self.pack.cycle["webinars"]
        return rows

    def opener(self, name: str) -> Person:
        """Who brings a thread into the plan: the facilitation does it for a speaker, who only tells it."""
        row = next(row for row in self.pack.cycle["team"] if row["id"] == name)
        return self.facilitation if row["role"] == Role.SPEAKER else self.team.persons[name]

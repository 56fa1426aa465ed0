"""What the page of sharing shows: an occasion, a session, a country, as its address names them; else what fits now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.team.actions.invitations import language_of

from .occasions import OF_A_SESSION, Occasion, occasion_at, sessions_of

EVERY = "all"
"""In the address, instead of a country: the hours of every country."""


@dataclass(frozen=True)
class Choice:
    """`sessions` are those that the occasion can be about; `countries` those that may be chosen."""

    occasion: Occasion
    session: Webinar | None
    country: str
    sessions: Sequence[Webinar]
    countries: Sequence[str]

    @classmethod
    def read(cls, values: QueryDict, cycle: Cycle, person: Person, webinars: Sequence[Webinar]) -> Self:
        """What makes no sense chooses nothing. A focal point begins with their own country, and has no other."""
        name = values.get("occasion", "")
        occasion = Occasion(name) if name in Occasion.values else occasion_at(cycle.now(), webinars)
        sessions = sessions_of(occasion, webinars) if occasion in OF_A_SESSION else []
        named = [one for one in sessions if str(one.ordinal) == values.get("session", "")]
        countries = countries_to_choose(person, cycle)
        own = countries[0] if countries and not _reads_all(person, cycle) else ""
        country = values.get("country", own)
        session = next(iter(named or sessions), None)
        return cls(occasion, session, country if country in countries else "", sessions, countries)

    @property
    def has_words(self) -> bool:
        return self.session is not None or self.occasion not in OF_A_SESSION

    @property
    def query(self) -> str:
        """Without the occasion, for links to the others."""
        return urlencode({"country": self.country or EVERY})

    def languages(self, cycle: Cycle) -> list[str]:
        """Those in which the cycle has a title: that of the country first, then the cycle's main one."""
        first = language_of(self.country, cycle) if self.country else cycle.main_language
        codes = [code for code in NAMES if cycle.title.get(code)] or [cycle.main_language]
        return sorted(codes, key=lambda code: (code != first, code != cycle.main_language))


def countries_to_choose(person: Person, cycle: Cycle) -> list[str]:
    """The invited countries; of a focal point who is not of the coordination, their own."""
    invited = invited_countries(cycle)
    own = rules.countries_of(person, cycle)
    return invited if _reads_all(person, cycle) or not own else [code for code in invited if code in own]


def _reads_all(person: Person, cycle: Cycle) -> bool:
    roles = rules.roles_of(person, cycle)
    return Role.COORDINATION in roles or Role.FOCAL_POINT not in roles

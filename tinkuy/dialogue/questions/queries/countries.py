"""Whose questions the room has read: countries, which are not persons and are never hidden."""

from dataclasses import dataclass

from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.rules import ON_THE_FLOOR
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import NAMELESS


@dataclass(frozen=True)
class AskingCountries:
    """Codes of the countries with a question on the floor, and of those invited that have none yet."""

    countries: tuple[str, ...]
    not_yet: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.countries) + len(self.not_yet)


def asking_countries(webinar: Webinar) -> AskingCountries:
    """A question asked under a regime that names no country counts for none."""
    on_floor = Question.objects.filter(webinar=webinar, state__in=ON_THE_FLOOR).exclude(regime__in=NAMELESS)
    asking = set(on_floor.exclude(country="").values_list("country", flat=True))
    invited = set(InvitedCountry.objects.values_list("country", flat=True))
    return AskingCountries(tuple(sorted(asking)), tuple(sorted(invited - asking)))

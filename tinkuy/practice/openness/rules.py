from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.responses.models import Response


def may_decide_for_country(person: Person, cycle: Cycle, country: str) -> bool:
    """A focal point of the country itself: the coordination speaks for it in other things, never in this."""
    return may(person, "decide_openness", cycle) and country in countries_of(person, cycle)


def may_decide_openness(person: Person, response: Response) -> bool:
    """Who decides what everybody reads of an answer."""
    return may_decide_for_country(person, response.cycle, response.country)

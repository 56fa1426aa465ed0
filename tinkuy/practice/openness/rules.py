from tinkuy.people.models import Person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.responses.models import Response


def may_decide_openness(person: Person, response: Response) -> bool:
    """A focal point of the country itself: the coordination speaks for it in other things, never in this."""
    return may(person, "decide_openness", response.cycle) and response.country in countries_of(person, response.cycle)

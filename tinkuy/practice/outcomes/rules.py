from tinkuy.people.models import Person
from tinkuy.planning.rules import countries_of, may, may_speak_for
from tinkuy.practice.outcomes.models import Outcome


def may_record(person: Person, outcome: Outcome) -> bool:
    """The focal point of the country where it changed, or the coordination."""
    return may_speak_for(person, "record_adoptions", outcome.cycle, outcome.country)


def may_decide_openness(person: Person, outcome: Outcome) -> bool:
    """A focal point of the country itself."""
    return may(person, "decide_openness", outcome.cycle) and outcome.country in countries_of(person, outcome.cycle)

from tinkuy.people.models import Person
from tinkuy.planning.rules import may_speak_for
from tinkuy.practice.openness.rules import may_decide_for_country
from tinkuy.practice.outcomes.models import Outcome


def may_record(person: Person, outcome: Outcome) -> bool:
    """The focal point of the country where it changed, or the coordination."""
    return may_speak_for(person, "record_adoptions", outcome.cycle, outcome.country)


def may_decide_openness(person: Person, outcome: Outcome) -> bool:
    """A focal point of the country itself."""
    return may_decide_for_country(person, outcome.cycle, outcome.country)

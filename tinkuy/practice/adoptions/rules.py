"""Who records an adoption, who decides what is public of it, and whether the country it came from is named."""

from tinkuy.people.models import Person
from tinkuy.planning.rules import may_speak_for
from tinkuy.practice.adoptions.models import Adoption, AdoptionState
from tinkuy.practice.openness.rules import may_decide_for_country
from tinkuy.practice.responses.models import Openness, ResponseState
from tinkuy.systematisation.evidence.models.code import FindingKind

ADOPTABLE = (ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE)
"""What its own country has not begun yet cannot be taken over from it."""

FURTHER = (Openness.CLOSED, Openness.STATE, Openness.WHOLE)
"""From nothing to all."""

MAY_FOLLOW: dict[str, tuple[str, ...]] = {
    AdoptionState.ANALYSIS: (AdoptionState.ADOPTED, AdoptionState.DECLINED, AdoptionState.WITHDRAWN),
    AdoptionState.ADOPTED: (AdoptionState.ENDED, AdoptionState.WITHDRAWN),
    AdoptionState.ENDED: (AdoptionState.WITHDRAWN,),
    AdoptionState.DECLINED: (),
    AdoptionState.WITHDRAWN: (),
}


def may_record(person: Person, adoption: Adoption) -> bool:
    """The adopting country's focal point, or the coordination."""
    return may_speak_for(person, "record_adoptions", adoption.cycle, adoption.country)


def may_decide_openness(person: Person, adoption: Adoption) -> bool:
    """A focal point of the adopting country itself."""
    return may_decide_for_country(person, adoption.cycle, adoption.country)


def may_decide_credit(person: Person, adoption: Adoption) -> bool:
    """A focal point of the country that it came from, in the cycle that found it."""
    return may_decide_for_country(person, adoption.finding.cycle, adoption.origin_country)


def may_become_answer(adoption: Adoption) -> bool:
    """What is adopted now, of a recommendation of its own cycle: others are no questions to its countries."""
    is_asked = adoption.finding.kind == FindingKind.RECOMMENDATION and not adoption.comes_from_another_cycle
    return adoption.state == AdoptionState.ADOPTED and is_asked


def credit_given(adoption: Adoption) -> str:
    """How far everybody reads where it came from: as that country decides, never further than its own answer."""
    answered = adoption.origin.openness if adoption.origin else Openness.WHOLE
    return min(answered, adoption.credit, key=FURTHER.index)

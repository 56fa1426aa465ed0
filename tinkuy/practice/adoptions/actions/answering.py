"""What a country adopted becomes its own answer to the recommendation, where it chooses so."""

from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.practice.adoptions.actions.analysis import row_of_country
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.adoptions.queries import own_answer
from tinkuy.practice.adoptions.rules import may_become_answer
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.actions.recording import record_response
from tinkuy.practice.responses.models import Response, ResponseState

ON_THE_WAY = (
    ResponseState.IN_DIALOGUE,
    ResponseState.AGREED,
    ResponseState.UNDER_WAY,
    ResponseState.IN_PRACTICE,
)


@transaction.atomic
def answer_by_adoption(*, actor: Person, adoption: Adoption) -> Response:
    """The country's answer goes to *in practice*, step by step, on the day of the adoption or that of its last step.

    If nobody was asked, the question is written down first, without a mail. What is public of the answer is decided on
    its own page.
    """
    adoption = row_of_country(actor, adoption)
    if not may_become_answer(adoption):
        raise Refused(_("Only an adopted recommendation of this cycle becomes an answer to it."))
    assert adoption.adopted_on
    response = own_answer(adoption) or communicate_recommendation(
        actor=actor,
        finding=adoption.finding,
        country=adoption.country,
        institution=adoption.institution,
        communicated_on=adoption.adopted_on,
    )
    if response.state == ResponseState.IN_PRACTICE:
        raise Refused(_("It is the country's answer already."))
    with translation.override(adoption.cycle.main_language):  # without the other country, which decides on its name
        note = _("It was adopted from another country.")
    day, place = _day(response, adoption.adopted_on), _place(response.state)
    for state in ON_THE_WAY[place:]:
        record_response(
            actor=actor,
            response=response,
            state=state,
            taken_on=day,
            text="" if response.text else adoption.adaptations,
            note=note if state == ResponseState.IN_PRACTICE else "",
        )
    return response


def _day(response: Response, adopted_on: date) -> date:
    last = response.steps.order_by("taken_on").last()
    since = last.taken_on if last else response.communicated_on
    return max(adopted_on, since or adopted_on)


def _place(state: str) -> int:
    """Where it goes on; what was rejected or stands still is talked about again first."""
    return ON_THE_WAY.index(ResponseState(state)) + 1 if state in ON_THE_WAY else 0

"""All that a country's report rests on: its answers, actions and the looks of others, read by keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.exports.rules import Reading
from tinkuy.practice.exports.tables import readable
from tinkuy.practice.figures.queries import first_steps, ground_of
from tinkuy.practice.figures.rates import Rate, rates_of
from tinkuy.practice.figures.standing import standing_of
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import state_with
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.verification.models import Verification, VerificationState
from tinkuy.practice.verification.queries import verifications


@dataclass(frozen=True)
class AnswerFacts:
    """One answer of the country as *reading* lets it be read; `state` is that of today."""

    response: Response
    state: str
    since: date | None
    is_verified: bool
    tells: bool
    steps: Sequence[ResponseStep]
    actions: Sequence[KeyAction]
    verifications: Sequence[Verification]


@dataclass(frozen=True)
class CountryFacts:
    cycle: Cycle
    country: str
    today: date
    answers: Sequence[AnswerFacts]
    rates: Sequence[Rate]

    @property
    def name(self) -> str:
        return country_name(self.country)


def facts_of(cycle: Cycle, country: str, reading: Reading) -> CountryFacts:
    """Of *country*, as much as *reading* lets be read of its answers."""
    ground, rows = readable(ground_of(standing_of(cycle), first_steps(cycle)), reading)
    standing = ground.standing
    own = Response.objects.filter(cycle=cycle, country=country).select_related("finding", "institution")
    own = own.defer("sealed_name", "sealed_email").order_by("finding__number", "pk")
    actions = KeyAction.objects.select_related("responsible").defer("sealed_name", "sealed_email")
    responses = own.prefetch_related(
        Prefetch("steps", ResponseStep.objects.order_by("taken_on", "id")),
        Prefetch("actions", actions.order_by("due_on", "id")),
        Prefetch("verifications", verifications().filter(state=VerificationState.CONCLUDED)),
    )
    answers = []
    for one in responses:
        if not reading.reads_state(one.country, one.openness):
            continue
        tells, steps = reading.reads_words(one.country, one.openness), list(one.steps.all())
        looks = [look for look in one.verifications.all() if reading.is_own(country) or look.is_public]
        answers.append(
            AnswerFacts(
                response=one,
                state=state_with(one.state, is_overdue=one.pk in standing.overdue),
                since=next((step.taken_on for step in steps if step.state == one.state), None) if tells else None,
                is_verified=one.pk in standing.verified,
                tells=tells,
                steps=steps if reading.is_own(country) else (),
                actions=list(one.actions.all()) if tells else (),
                verifications=looks if tells else (),
            )
        )
    rates = rates_of(ground, [row for row in rows if row.country == country])
    return CountryFacts(cycle, country, standing.today, answers, rates)

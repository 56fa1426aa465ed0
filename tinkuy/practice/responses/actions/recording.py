"""What an addressee answered, each step with its day, as the team records it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import Response, ResponseState, ResponseStep
from tinkuy.practice.responses.rules import GOVERNMENTS_ONLY


@transaction.atomic
def record_response(
    *,
    actor: Person,
    response: Response,
    state: str,
    taken_on: date,
    text: str = "",
    reason: str = "",
    note: str = "",
) -> Response:
    """Record what the country answered, or news without a change of state, on the day *taken_on*.

    *text* is what the country will do, in its words; *reason* is asked of a rejection; *note* tells what happened.
    """
    standing = (
        Response.objects.select_for_update(of=("self",)).select_related("cycle", "institution").get(pk=response.pk)
    )
    rules.demand_voice(actor, "record_responses", standing.cycle, standing.country)
    text, reason, note = tidy(text), tidy(reason), tidy(note)
    _demand_step(standing, state, note)
    _demand_day(standing, taken_on)
    if state == ResponseState.REJECTED and not reason:
        raise Refused(_("Write why the country rejects it: a rejection needs its reason."), about="reason")
    if state in rules.ENDORSED and not rules.may_endorse(standing.cycle, standing.institution):
        raise Refused(GOVERNMENTS_ONLY)

    response.state = state
    response.text = text or standing.text
    response.reason = reason or standing.reason
    response.openness = rules.openness_after(standing, *{text, reason} - {standing.text, standing.reason})
    response.save(update_fields=["state", "text", "reason", "openness"])
    ResponseStep.objects.create(
        cycle=standing.cycle, response=response, state=state, taken_on=taken_on, note=note, recorded_by=actor
    )
    record(actor, "recorded", response, state=state, country=standing.country)
    return response


def _demand_step(response: Response, state: str, note: str) -> None:
    steps = list(response.steps.all())
    if state == response.state:
        is_repeated = any(step.note == note and step.state == state for step in steps)
        if not note or is_repeated:
            raise Refused(
                _("This is already recorded. Write what is new, or choose another step."), about=("note", "state")
            )
        return
    if state not in ResponseState.values or not rules.may_step(response.state, state, {step.state for step in steps}):
        raise Refused(
            _("A response goes step by step: from “%(now)s” it cannot go to “%(next)s”.")
            % {"now": ResponseState(response.state).label, "next": _label(state)},
            about="state",
        )


def _label(state: str) -> str:
    return str(ResponseState(state).label) if state in ResponseState.values else state


def _demand_day(response: Response, taken_on: date) -> None:
    if taken_on > response.cycle.today():
        raise Refused(_("Write the day on which it happened: it cannot lie ahead."), about="taken_on")
    last = response.steps.order_by("taken_on").last()
    since = last.taken_on if last else response.communicated_on
    if since and taken_on < since:
        raise Refused(
            _("The day lies before the last step, which was on %(day)s.") % {"day": day_with_year(since)},
            about="taken_on",
        )


@transaction.atomic
def agree_on_review(*, actor: Person, response: Response, indicator: str, review_on: date | None = None) -> Response:
    """Write how the country will know that it works, and when that is looked at."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    indicator = demand_text(indicator, _("Write how the country will know that it works."), about="indicator")

    response.indicator, response.review_on = indicator, review_on
    response.save(update_fields=["indicator", "review_on"])
    record(actor, "agreed on the review of", response, review_on=review_on.isoformat() if review_on else "")
    return response

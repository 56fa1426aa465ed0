"""Asking a country, by a counterpart too; what it answers, each step with its day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.planning.rules import countries_of
from tinkuy.practice.responses.models import Response, ResponseState, ResponseStep
from tinkuy.practice.responses.queries import communicable, newest_version_of
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding

from . import rules


@transaction.atomic
def communicate_recommendation(
    *,
    actor: Person,
    finding: Finding,
    country: str,
    institution: WantedInstitution = None,
    focal_point: Person | None = None,
    communicated_on: date,
) -> Response:
    """Ask *country* about a published recommendation, once. Its own focal point accompanies it if nobody is named."""
    cycle = finding.cycle
    rules.demand_voice(actor, "communicate_recommendations", cycle, country)
    _demand_ready(finding)
    if not cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")
    if communicated_on > cycle.today():
        raise Refused(_("Write the day on which it was communicated: it cannot lie ahead."), about="communicated_on")
    institution = known_or_new(actor, institution, cycle)
    demand_counterpart(cycle, country, institution, focal_point)

    response, is_new = Response.objects.get_or_create(
        cycle=cycle,
        finding=finding,
        country=country,
        defaults={
            "institution": institution,
            "focal_point": focal_point or _first_focal_point(cycle, country),
            "communicated_on": communicated_on,
            "version": newest_version_of(finding),
        },
    )
    if not is_new:
        raise Refused(_("This recommendation was already communicated to this country."), about=("country", "finding"))
    record(actor, "communicated", response, finding=finding.label, country=country)
    return response


def _demand_ready(finding: Finding) -> None:
    if finding.kind != FindingKind.RECOMMENDATION:
        raise Refused(
            _("Only recommendations are communicated to countries; this is another kind of finding."), about="finding"
        )
    if not communicable(finding.cycle).filter(pk=finding.pk).exists():
        raise Refused(_("This recommendation is not published yet. Publish the sheet first."), about="finding")


def _first_focal_point(cycle: Cycle, country: str) -> Person | None:
    team_roles = TeamRole.objects.filter(cycle=cycle, role=Role.FOCAL_POINT, country=country).select_related("person")
    first = team_roles.order_by("given_at", "id").first()
    return first.person if first else None


@transaction.atomic
def name_counterpart(
    *, actor: Person, response: Response, institution: WantedInstitution, focal_point: Person | None = None
) -> Response:
    """Name the institution that answers for the country and, if another, the focal point who accompanies it."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    institution = known_or_new(actor, institution, response.cycle)
    demand_counterpart(response.cycle, response.country, institution, focal_point)
    if response.state in rules.ENDORSED and not rules.may_endorse(response.cycle, institution):
        raise Refused(GOVERNMENTS_ONLY)

    response.institution = institution
    response.focal_point = focal_point or response.focal_point
    response.save(update_fields=["institution", "focal_point"])
    record(actor, "named the counterpart of", response, institution=institution.slug if institution else "")
    return response


def demand_counterpart(
    cycle: Cycle, country: str, institution: Organisation | None, focal_point: Person | None
) -> None:
    """Refuse an institution of another country, or a person who is not focal point of this one."""
    if institution is not None and institution.country not in ("", country):
        raise Refused(_("This institution belongs to another country."), about=("institution", "responsible"))
    if focal_point is not None and country not in countries_of(focal_point, cycle):
        raise Refused(_("This person is not a focal point of this country in the cycle."), about="focal_point")


GOVERNMENTS_ONLY = _(
    "In this cycle only a government institution endorses a recommendation; others propose. "
    "Name the government's counterpart, or keep it in dialogue."
)


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
    response.save(update_fields=["state", "text", "reason"])
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

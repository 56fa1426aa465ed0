"""One country's answer to one recommendation, and what is recorded about it and its actions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.notices.models import Notice
from tinkuy.notices.queries import mails_about
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.hours import moment_in_city
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.planning.team.actions.invitations import language_of
from tinkuy.practice.check_ins.actions import set_schedule
from tinkuy.practice.check_ins.forms import ScheduleForm
from tinkuy.practice.check_ins.queries import schedule_of, standing_of
from tinkuy.practice.key_actions.actions import complete_action, plan_action, start_action
from tinkuy.practice.key_actions.forms import ActionForm, ProofForm
from tinkuy.practice.key_actions.models import KeyAction, KeyActionState
from tinkuy.practice.key_actions.queries import action_of, state_today
from tinkuy.practice.openness.forms import OpennessForm
from tinkuy.practice.openness.rules import may_decide_openness
from tinkuy.practice.overview.queries import response_of
from tinkuy.practice.responses import forms, rules
from tinkuy.practice.responses.actions import communicating, recording
from tinkuy.practice.responses.models import SETTLED, Response, ResponseState
from tinkuy.practice.responses.queries import open_to, responses_to, unanswered
from tinkuy.practice.verification.queries import verifications
from tinkuy.practice.verification.rules import may_begin
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.findings.models import HAS_INFINITIVES, starts_with_a_verb

PATH = (ResponseState.IN_DIALOGUE, ResponseState.AGREED, ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE)


def response(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """One country's answer to one recommendation: where it stands, what it did, where it comes from."""
    return show(request, response_or_404(request, public_id))


@require_POST
def record(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = response_or_404(request, public_id)
    form = forms.StepForm(request.POST, response=standing, open_states=open_to(standing))
    success = _("Recorded. Thank you for telling the other countries.")
    return take(request, standing, form, recording.record_response, named="step_form", success=success)


@require_POST
def name_counterpart(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = response_or_404(request, public_id)
    form = forms.CounterpartForm(request.POST, cycle=request.cycle, country=standing.country)
    success = _("The counterpart is named.")
    return take(request, standing, form, communicating.name_counterpart, named="counterpart_form", success=success)


@require_POST
def agree_on_review(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing, form = response_or_404(request, public_id), forms.ReviewForm(request.POST)
    return take(
        request, standing, form, recording.agree_on_review, named="review_form", success=_("The review is agreed.")
    )


def response_or_404(request: CycleRequest, public_id: str) -> Response:
    return or_404(response_of(request.cycle, public_id))


def address_of(request: CycleRequest, standing: Response) -> str:
    return reverse("practice:response", args=[request.cycle.slug, standing.public_id])


def take(
    request: CycleRequest, standing: Response, form: Form, deed: Callable[..., Any], *, named: str, success: str
) -> HttpResponse:
    """Do the *deed* of one of the page's forms; else the page as it stands now, with what was typed in that one."""
    person = team_person(request)
    if not submitted(request, form, lambda: deed(actor=person, response=standing, **form.cleaned_data)):
        bound: dict[str, Any] = {named: form}
        return show(request, response_or_404(request, standing.public_id), **bound)
    messages.success(request, success)
    return redirect(address_of(request, standing))


def show(request: CycleRequest, standing: Response, *, link: str = "", **bound: Form) -> HttpResponse:
    """The page of a response; *bound* forms hold what was typed and what is wrong with it, *link* was made just now."""
    may_record = rules.may_speak_for(team_person(request), "record_responses", request.cycle, standing.country)
    refused = list(bound.values())
    context = {
        "response": standing,
        "shown_state": state_today(standing, request.cycle.today()),
        "path": [(state, _reached_on(standing, state)) for state in PATH],
        "side_state": standing.state if standing.state in (ResponseState.STALLED, ResponseState.REJECTED) else "",
        "history": _history(standing),
        "others": _others(standing),
        "quotes": _quotes(standing),
        "today": request.cycle.today(),
        "action_rows": [_action_row(request, action, bound) for action in standing.actions.all()],
        "may_record": may_record,
        "verifications": verifications().filter(response=standing),
        "may_begin_verification": may_begin(team_person(request), standing),
        "link": link,
        "contact": _contact(standing) if may_record else None,
        "next_waiting": _next_waiting(standing) if may_record else None,
        **(_forms(request, standing, bound) if may_record else {}),
        **_follow_up(request, standing, bound),
        "openness_form": bound.get("openness_form") or _openness_form(request, standing),
    }
    return form_page(request, "practice/response.html", context, *refused)


def _follow_up(request: CycleRequest, standing: Response, bound: dict[str, Form]) -> dict[str, Any]:
    """When it is asked how it goes, and since when nobody told, while it is followed."""
    followed, today = standing_of(standing), request.cycle.today()
    if followed is None:
        return {}
    may_schedule = may(team_person(request), "schedule_reports", request.cycle)
    form = bound.get("schedule_form") or (ScheduleForm(schedule=followed.schedule) if may_schedule else None)
    return {
        "schedule": followed.schedule,
        "next_check_in": followed.next_due(today),
        "silent_since": followed.silent_since(today),
        "schedule_form": form,
    }


@require_POST
def schedule(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = response_or_404(request, public_id)
    form = ScheduleForm(request.POST, schedule=schedule_of(standing.finding))

    def deed(actor: Person, response: Response, **values: Any) -> object:
        return set_schedule(actor=actor, finding=response.finding, **values)

    return take(request, standing, form, deed, named="schedule_form", success=_("It is asked on these days."))


def _openness_form(request: CycleRequest, standing: Response) -> OpennessForm | None:
    may_decide = may_decide_openness(team_person(request), standing)
    return OpennessForm(initial={"openness": standing.openness}) if may_decide else None


def _contact(standing: Response) -> dict[str, Any]:
    """Whom the addressee is asked by, for those who may speak for it: name and e-mail are opened for nobody else."""
    return {
        "name": standing.contact_name(),
        "email": standing.contact_email(),
        "is_counterpart": standing.has_counterpart,
        "until": standing.contact_until,
        "can_be_reached": standing.has_contact,
        "mails": [_mail(standing, one) for one in mails_about(standing.about)] or _former_mail(standing),
    }


def _mail(standing: Response, notice: Notice) -> dict[str, Any]:
    """When a message went, or goes: by day in its country."""
    zone = zone_of(standing.country, standing.cycle.zone)
    moment = moment_in_city(notice.sent_at or notice.due_at, zone)
    return {"moment": moment, "has_gone": notice.sent_at is not None, "has_failed": notice.failed_at is not None}


def _former_mail(standing: Response) -> list[dict[str, Any]]:
    """The outbox forgets what went; the answer keeps when it was the last time."""
    if standing.mailed_at is None:
        return []
    moment = moment_in_city(standing.mailed_at, zone_of(standing.country, standing.cycle.zone))
    return [{"moment": moment, "has_gone": True, "has_failed": False}]


def _reached_on(standing: Response, state: str) -> Any:
    return next((step.taken_on for step in standing.steps.all() if step.state == state), None)


def _next_waiting(standing: Response) -> Response | None:
    """The next recommendation that the same country has still to answer; none while this one waits itself."""
    if standing.state == ResponseState.NO_ANSWER:
        return None
    return unanswered(standing.cycle, [standing.country]).first()


def _history(standing: Response) -> list[dict[str, Any]]:
    """The steps, the latest first; `is_news` where the state stayed and only something was told."""
    steps = list(standing.steps.all())
    before = [ResponseState.NO_ANSWER, *(step.state for step in steps)]
    return [{"step": step, "is_news": step.state == state} for step, state in zip(steps, before, strict=False)][::-1]


def _others(standing: Response) -> list[Response]:
    """The other addressees' responses, by the country's name; its own other institutions first."""
    others = responses_to(standing.finding).exclude(pk=standing.pk)
    return sorted(others, key=lambda other: (other.country != standing.country, other.addressee))


def _quotes(standing: Response) -> list[dict[str, Any]]:
    """The quotes the recommendation rests on; a country is named only where the regime of the segment, as it is now,
    allows it.
    """
    excerpts = standing.finding.excerpts.select_related("webinar").order_by("webinar__ordinal", "start_ms")
    return [
        {"excerpt": excerpt, "minute": int(excerpt.minute), "country": excerpt.country}
        for excerpt in under_present_regime(standing.cycle, excerpts)
    ]


def _action_row(request: CycleRequest, action: KeyAction, bound: dict[str, Form]) -> dict[str, Any]:
    """An action, whether it is overdue today, and the form for its proof with what was typed in it.

    Of what is in practice nobody asks any more; an action whose day is still to come is planned all the same.
    """
    today = request.cycle.today()
    is_awaited = action.state != KeyActionState.DONE and action.response.state not in SETTLED
    is_planned = action.response.state == ResponseState.IN_PRACTICE and bool(action.due_on and action.due_on >= today)
    form = bound.pop(f"proof_{action.public_id}", None)
    return {
        "action": action,
        "is_overdue": action.is_overdue(today),
        "form": form or ProofForm(auto_id=f"proof_{action.public_id}_%s"),
        "is_open": form is not None or request.GET.get("action") == action.public_id,
        "is_awaited": is_awaited,
        "is_planned": is_planned,
    }


def _forms(request: CycleRequest, standing: Response, bound: dict[str, Form]) -> dict[str, Any]:
    today, country = request.cycle.today(), standing.country
    fresh: dict[str, Form] = {
        "step_form": forms.StepForm(response=standing, open_states=open_to(standing), initial={"taken_on": today}),
        "action_form": ActionForm(country=country),
        "counterpart_form": forms.CounterpartForm(
            cycle=request.cycle,
            country=country,
            initial={"institution": standing.institution_id, "focal_point": standing.focal_point_id},
        ),
        "contact_form": forms.ContactForm(initial={"contact_language": language_of(country, standing.cycle)}),
        "review_form": forms.ReviewForm(initial={"indicator": standing.indicator, "review_on": standing.review_on}),
    }
    return fresh | bound | {"open_form": next(iter(bound), "")}


@require_POST
def plan(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = response_or_404(request, public_id)
    form = ActionForm(request.POST, country=standing.country)
    planned = take(request, standing, form, plan_action, named="action_form", success=_("The action is written down."))
    has_infinitives = request.cycle.main_language in HAS_INFINITIVES
    if not form.errors and has_infinitives and not starts_with_a_verb(form.cleaned_data["text"]):
        messages.warning(request, _("It does not start with a verb. Consider saying what will be done."))
    return planned


@require_POST
def start(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    start_action(actor=team_person(request), action=action_or_404(public_id, action_id))
    messages.success(request, _("The action is under way."))
    return redirect(address_of(request, response_or_404(request, public_id)))


@prepares
@require_POST
def complete(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    form = ProofForm(request.POST, request.FILES or None, auto_id=f"proof_{action_id}_%s")
    action, person = action_or_404(public_id, action_id), team_person(request)
    if not submitted(request, form, lambda: complete_action(actor=person, action=action, **form.proven(action))):
        bound: dict[str, Any] = {f"proof_{action_id}": form}
        return show(request, response_or_404(request, public_id), **bound)
    messages.success(request, _("The action is done, with its proof."))
    return redirect(address_of(request, response_or_404(request, public_id)))


def action_or_404(public_id: str, action_id: str) -> KeyAction:
    return or_404(action_of(public_id, action_id))

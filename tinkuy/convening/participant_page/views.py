"""A participant's own page in a cycle, and what they change on it; what is kept about them; their browsers."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening.call_for_proposals.rules import is_call_open
from tinkuy.convening.custom_questions.forms import AnswersForm, initial_answers
from tinkuy.convening.custom_questions.queries import questions_of, values_of
from tinkuy.convening.participant_page.forms import DetailsForm, OwnSessionsForm
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registering.answers import AUDIENCES
from tinkuy.convening.registering.forms import OTHER_COUNTRY, AppearanceForm, ConsentsForm, NeedsForm
from tinkuy.convening.registering.organisations import organisation_of, suggested_organisations
from tinkuy.convening.registrations.later_stages import sections_of_own_page
from tinkuy.convening.registrations.models import Consent, Device, Registration
from tinkuy.convening.registrations.queries import (
    held_webinars,
    open_devices,
    webinars_to_join,
    zone_of_participant,
)
from tinkuy.convening.registrations.request import ParticipantRequest
from tinkuy.core.languages import reader_language
from tinkuy.design.submitting import form_page, take_or_show
from tinkuy.own_pages.actions import close_browsers
from tinkuy.planning.cycles.queries import invited_countries

from . import actions, queries


def page(request: ParticipantRequest, cycle: str) -> HttpResponse:
    return _page(request) if request.registration.is_confirmed else _page_of_applicant(request)


def _page_of_applicant(request: ParticipantRequest) -> HttpResponse:
    """How their registration stands, and what they can do with their data; nothing of the cycle."""
    registration = request.registration
    context = {
        "cycle": request.cycle,
        "registration": registration,
        "zone": zone_of_participant(registration),
        "reason": registration.reason(),
        "devices": queries.devices_of(registration, request.device),
    }
    return render(request, "convening/applicant.html", context)


@require_POST
def choose_sessions(request: ParticipantRequest, cycle: str) -> HttpResponse:
    form = _sessions_form(request)

    def choose() -> None:
        joins_new = form.cleaned_data["joins_new_webinars"]
        actions.choose_webinars(registration=request.registration, webinars=form.chosen_webinars, joins_new=joins_new)

    comes = form.is_valid() and form.chosen_webinars
    words = _("Your sessions are saved.") if comes else _("Saved: you come to none of the sessions that are left.")
    return _take(request, "sessions", form, choose, words)


@require_POST
def change_appearance(request: ParticipantRequest, cycle: str) -> HttpResponse:
    form = AppearanceForm(request.POST)

    def change() -> None:
        appears_as = form.cleaned_data["appears_as"]
        actions.change_appearance(registration=request.registration, appears_as=appears_as, name=form.written_name)

    return _take(request, "appearance", form, change, _("From now on you appear like this."))


@require_POST
def change_details(request: ParticipantRequest, cycle: str) -> HttpResponse:
    form = DetailsForm(request.POST, invited=invited_countries(request.cycle))

    def change() -> None:
        actions.change_details(registration=request.registration, **form.chosen)

    return _take(request, "details", form, change, _("Your details are saved."))


@require_POST
def change_needs(request: ParticipantRequest, cycle: str) -> HttpResponse:
    form = NeedsForm(request.POST)

    def change() -> None:
        actions.change_needs(registration=request.registration, **form.cleaned_data)

    return _take(request, "needs", form, change, _("What you need is saved."))


@require_POST
def change_answers(request: ParticipantRequest, cycle: str) -> HttpResponse:
    form = AnswersForm(request.POST, questions=questions_of(request.cycle))

    def change() -> None:
        actions.change_own_answers(registration=request.registration, answers=form.answered)

    return _take(request, "answers", form, change, _("Your answers are saved."))


@require_POST
def change_consents(request: ParticipantRequest, cycle: str) -> HttpResponse:
    form = ConsentsForm(request.POST)

    def change() -> None:
        actions.give_consents(registration=request.registration, purposes=form.purposes)

    return _take(request, "consents", form, change, _("Your permissions are saved."))


def _take(
    request: ParticipantRequest, named: str, form: forms.Form, deed: Callable[[], None], success: str
) -> HttpResponse:
    """Answer one of the forms of the page, which it knows as *named*."""
    then = reverse("convening:me", args=[request.cycle.slug])
    return take_or_show(request, form, deed, lambda: _page(request, **{named: form}), then, success)


def _page(request: ParticipantRequest, **bound: forms.Form) -> HttpResponse:
    registration = request.registration
    sessions = queries.own_sessions(registration)
    consents = queries.consents_in_force(registration)
    context: dict[str, Any] = {
        "cycle": request.cycle,
        "registration": registration,
        "zone": zone_of_participant(registration),
        "sessions": sessions,
        "has_sessions": any(one.is_chosen for one in sessions),
        "next": next((one for one in sessions if one.is_to_come), None),
        "devices": queries.devices_of(registration, request.device),
        "forms": _forms(request, registration, consents) | bound,
        "readers": queries.readers_of(registration),
        "email": registration.email(),
        "permissions": queries.consent_summaries(consents),
        "figures_stand": actions.FIGURES_STAND if held_webinars() else "",
        "organisation": organisation_of(registration),
        "organisations": suggested_organisations(invited_countries(request.cycle)),
        "call_is_open": is_call_open(request.cycle),
        "has_proposed": queries.has_proposed(registration),
        "of_later_stages": sections_of_own_page(registration, request),
        "faulty": next((form for form in bound.values() if form.errors), None),
    }
    return form_page(request, "convening/me.html", context, *bound.values())


def _forms(
    request: ParticipantRequest, registration: Registration, consents: Sequence[Consent]
) -> dict[str, forms.Form]:
    field = {"name": "name", "alias": "alias"}.get(registration.appears_as, "")
    return {
        "sessions": _sessions_form(request),
        "appearance": AppearanceForm(initial={"appears_as": registration.appears_as, field: registration.name()}),
        "needs": NeedsForm(
            initial={
                "needs": registration.needs,
                "note": registration.note(),
            }
        ),
        "details": DetailsForm(
            invited=invited_countries(request.cycle),
            initial={
                "country": registration.country or OTHER_COUNTRY,
                "sector": registration.sector,
                "organisation": organisation_of(registration),
                "language": registration.language,
            },
        ),
        "answers": _answers_form(registration),
        "consents": ConsentsForm(initial=dict.fromkeys((one.purpose for one in consents), True)),
    }


def _answers_form(registration: Registration) -> AnswersForm:
    questions = questions_of(registration.cycle)
    return AnswersForm(questions=questions, initial=initial_answers(values_of(registration)) if questions else {})


def _sessions_form(request: ParticipantRequest) -> OwnSessionsForm:
    registration = request.registration
    is_posted = request.resolver_match is not None and request.resolver_match.url_name == "choose_sessions"
    return OwnSessionsForm(
        request.POST if is_posted else None,
        offered=webinars_to_join(request.cycle),
        zone=zone_of_participant(registration),
        language=reader_language(),
        initial={
            "webinars": [
                str(one.webinar.ordinal)
                for one in queries.own_sessions(registration)
                if one.is_chosen or one.is_awaited
            ],
            "joins_new_webinars": registration.joins_new_webinars,
        },
    )


def data_page(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """My data, to be read."""
    return render(request, "convening/my_data.html", _data(request))


def data_file(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """The same as a file that any browser opens, without this site."""
    page = render(request, "convening/my_data_file.html", _data(request))
    page["Content-Disposition"] = f'attachment; filename="{_("my-data")}.html"'
    return page


def _data(request: ParticipantRequest) -> dict[str, Any]:
    data = own_data(request.registration, reader_language())
    return {"cycle": request.cycle, "data": data, "audiences": AUDIENCES}


@require_POST
def close_device(request: ParticipantRequest, cycle: str, public_id: str) -> HttpResponse:
    """Close another browser, or this one."""
    if not open_devices(request.registration).filter(public_id=public_id).exists():
        raise Http404
    close_browsers(Device, request.registration, only=public_id)
    messages.success(request, _("That browser is closed. To open your page there again, a code by mail is needed."))
    return redirect("convening:me", cycle)

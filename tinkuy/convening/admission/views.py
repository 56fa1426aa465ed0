"""The page of the plan on registration: places, who decides, what is asked; and those who wait for an answer."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, ngettext

from tinkuy.convening.custom_questions.actions import MOST_QUESTIONS
from tinkuy.convening.custom_questions.queries import questions_of
from tinkuy.core.languages import reader_language
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person

from .actions.deciding import admit as admit_deed, decline as decline_deed
from .actions.limits import limit_places
from .forms import DecisionForm, LimitsForm
from .queries import applicant_rows, applicants, webinars_with_places


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Places and questions."""
    webinars = webinars_with_places()
    form = LimitsForm(request.POST or None, cycle=request.cycle, webinars=webinars, language=reader_language())
    done = submitted(
        request,
        form,
        lambda: limit_places(
            actor=team_person(request),
            cycle=request.cycle,
            places=form.cleaned_data["places"],
            by_session=form.by_session,
            by_approval=form.cleaned_data["by_approval"],
        ),
    )
    if done:
        messages.success(request, _moved_up(done.result))
        return redirect("convening:registration", cycle)
    context = {
        "form": form,
        "webinars": webinars,
        "questions": questions_of(request.cycle),
        "most_questions": MOST_QUESTIONS,
        "waiting": applicants(team_person(request), request.cycle).exists(),
    }
    return form_page(request, "convening/registration.html", context, form)


def _moved_up(count: int) -> str:
    if not count:
        return _("Saved.")
    words = ngettext(
        "Saved. %(count)s person who waited has a place.", "Saved. %(count)s people who waited have a place.", count
    )
    return words % {"count": count}


def applications(request: CycleRequest, cycle: str) -> HttpResponse:
    """Who waits for an answer."""
    return _applications(request)


def admit(request: CycleRequest, cycle: str) -> HttpResponse:
    return _decide(request, admit_deed, _("They are registered, and read it by mail."))


def decline(request: CycleRequest, cycle: str) -> HttpResponse:
    return _decide(request, decline_deed, _("They are not registered, and read why by mail."), is_declining=True)


def _decide(
    request: CycleRequest, deed: Callable[..., int], success: str, *, is_declining: bool = False
) -> HttpResponse:
    """First a page that says who is answered and what they read: no mail is called back. Confirmed, it is done.

    Without a form it leads back to who waits: the page before is read in another language by its address.
    """
    if request.method != "POST":
        return redirect("convening:applications", request.cycle.slug)
    form = _form(request, needs_reason=is_declining)
    if "confirmed" not in request.POST and form.is_valid():
        return _confirmation(request, form, is_declining)
    done = submitted(request, form, lambda: deed(actor=team_person(request), cycle=request.cycle, **form.cleaned_data))
    if not done:
        return _applications(request, form)
    messages.success(request, success)
    return redirect("convening:applications", request.cycle.slug)


def _confirmation(request: CycleRequest, form: DecisionForm, is_declining: bool) -> HttpResponse:
    chosen = applicants(team_person(request), request.cycle).filter(public_id__in=form.cleaned_data["chosen"])
    context = {
        "rows": applicant_rows(list(chosen), request.cycle),
        "reason": form.cleaned_data["reason"],
        "is_declining": is_declining,
    }
    return render(request, "convening/confirm_answers.html", context)


def _form(request: CycleRequest, *, needs_reason: bool = False) -> DecisionForm:
    waiting = applicants(team_person(request), request.cycle).values_list("public_id", flat=True)
    return DecisionForm(request.POST or None, waiting=list(waiting), needs_reason=needs_reason)


MOST_SHOWN = 100
"""Rows of the page; the next come once these are answered."""


def _applications(request: CycleRequest, form: DecisionForm | None = None) -> HttpResponse:
    registrations = list(applicants(team_person(request), request.cycle)[: MOST_SHOWN + 1])
    form = form or _form(request)
    context = {
        "form": form,
        "rows": applicant_rows(registrations[:MOST_SHOWN], request.cycle),
        "are_more": len(registrations) > MOST_SHOWN,
        "most_shown": MOST_SHOWN,
        "ticked": form["chosen"].value() or [],
    }
    return form_page(request, "convening/applications.html", context, form)

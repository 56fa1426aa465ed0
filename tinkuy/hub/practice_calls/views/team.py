"""The calls of the hub for who edits it: opened and closed, with what came; and each practice, read and decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import Done, form_page, pressed, submitted, take_form
from tinkuy.hub.practice_calls.actions import calling, deciding
from tinkuy.hub.practice_calls.forms import CallForm, DeclineForm, TurnForm, written_parts
from tinkuy.hub.practice_calls.models import PracticeCall
from tinkuy.hub.practice_calls.queries import call_for, calls_of, is_open, practice_for, practices_of, sheet_of
from tinkuy.planning.request import team_person


def calls(request: HttpRequest) -> HttpResponse:
    """All calls, with how many practices wait."""
    return render(request, "hub/calls_of_team.html", {"calls": calls_of(team_person(request))})


def open_call(request: HttpRequest) -> HttpResponse:
    person = team_person(request)
    form = CallForm(request.POST or None, first_language=get_language() or "es")
    done: Done[PracticeCall] | None = submitted(
        request, form, lambda: calling.open_call(actor=person, words=form.call_words())
    )
    if done:
        messages.success(request, _("The call is open. Anyone can read it."))
        return redirect("hub:call_of_team", done.result.public_id)
    return form_page(request, "hub/open_call.html", {"form": form}, form)


def call(request: HttpRequest, call_id: str) -> HttpResponse:
    """What came in answer; its words may be changed, and it may be closed before its day."""
    person = team_person(request)
    one = or_404(call_for(person, call_id))
    if "close" in request.POST:
        pressed(request, lambda: calling.close_call(actor=person, call=one), _("The call is closed."))
        return redirect("hub:call_of_team", call_id)
    form = CallForm(request.POST or None, call=one, first_language=next(iter(one.title), "es"))
    context = {"call": one, "is_open": is_open(one), "practices": practices_of(one)}
    return take_form(
        request,
        form,
        lambda: calling.change_call(actor=person, call=one, words=form.call_words()),
        "hub/call_of_team.html",
        context,
        then=request.path,
    )


def practice(request: HttpRequest, practice_id: str) -> HttpResponse:
    """One practice with its conversation: ask, accept, decline."""
    person = team_person(request)
    one = or_404(practice_for(person, practice_id))
    if "accept" in request.POST:
        pressed(
            request,
            lambda: deciding.accept_practice(actor=person, practice=one),
            _("It is the draft of a sheet now. Complete it and ask for its reviews."),
        )
        return redirect("hub:offered_practice", practice_id)
    asking = TurnForm(request.POST if "ask" in request.POST else None, label=_("What you ask its author"))
    declining = DeclineForm(request.POST if "decline" in request.POST else None)
    if submitted(request, asking, lambda: deciding.ask_author(actor=person, practice=one, **asking.cleaned_data)):
        messages.success(request, _("Your question goes by mail. The address stays hidden."))
        return redirect("hub:offered_practice", practice_id)
    if submitted(
        request, declining, lambda: deciding.decline_practice(actor=person, practice=one, **declining.cleaned_data)
    ):
        messages.success(request, _("It is declined. Its author gets your reason by mail."))
        return redirect("hub:call_of_team", one.call.public_id)
    context = {
        "practice": one,
        "call": one.call,
        "parts": written_parts(one),
        "asking": asking,
        "declining": declining,
        "sheet": sheet_of(one),
    }
    return form_page(request, "hub/offered_practice.html", context, asking, declining)

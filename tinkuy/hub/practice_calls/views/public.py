"""The calls for everyone, the form that asks for a link, and the page of that link, where a practice is written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tinkuy.core.errors import Refused
from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.hub.mailed_links import spend_form
from tinkuy.hub.practice_calls.actions.leaving import forget_practice
from tinkuy.hub.practice_calls.actions.offering import answer_team, begin_practice, save_practice, send_practice
from tinkuy.hub.practice_calls.forms import BeginForm, PracticeForm, TurnForm, written_parts
from tinkuy.hub.practice_calls.models import OfferedPractice, OfferState
from tinkuy.hub.practice_calls.queries import PLACE, call_named, is_open, open_calls, practice_behind, sheet_of
from tinkuy.own_pages.single_purpose import link_closed

GONE = gettext_lazy("What you wrote was erased: its day came, or somebody erased it. You may begin again.")


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Those that take practices now."""
    listed = open_calls()
    context = {"calls": listed, "is_example": any(one.is_example for one in listed)}
    return render(request, "hub/practice_calls.html", context)


@require_safe
def call(request: HttpRequest, call_id: str) -> HttpResponse:
    """What is looked for and under which terms; a closed one says so."""
    one = or_404(call_named(call_id))
    context = {"call": one, "is_open": is_open(one), "is_example": one.is_example}
    return render(request, "hub/practice_call.html", context)


@never_cache
def offer(request: HttpRequest, call_id: str) -> HttpResponse:
    """The form that mails a link; a call that is closed has none."""
    one = or_404(call_named(call_id))
    if not is_open(one):
        return redirect("hub:practice_call", call_id)
    form = BeginForm(request.POST or None, call=one, language=reader_language())

    def begin() -> None:
        spend_form(PLACE, str(request.META.get("REMOTE_ADDR", "")))
        if not form.is_of_a_program:
            begin_practice(call=one, author=form.author())

    if submitted(request, form, begin):
        return redirect("hub:practice_begun")
    return form_page(request, "hub/offer_practice.html", {"form": form, "call": one}, form)


@require_safe
def begun(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "hub/practice_begun.html")


@never_cache
def own(request: HttpRequest, key: str) -> HttpResponse:
    """The page of the link: write, save, send, answer, erase. To look at it changes nothing."""
    practice = practice_behind(key)
    if practice is None:
        return link_closed(request, sentence=GONE, status=404)
    if request.method == "POST" and "erase" in request.POST:
        forget_practice(practice)
        return render(request, "hub/practice_erased.html")
    response = _written(request, practice, key)
    response["X-Robots-Tag"] = "noindex"
    return response


def _written(request: HttpRequest, practice: OfferedPractice, key: str) -> HttpResponse:
    is_sent = request.method == "POST"
    form = PracticeForm(request.POST if is_sent else None, practice=practice)
    turn = TurnForm(request.POST if is_sent and "answer" in request.POST else None, label=_("Your answer"))
    if is_sent and _do(request, practice, form, turn):
        return redirect("hub:own_practice", key)
    context = {
        "practice": practice,
        "call": practice.call,
        "form": form,
        "turn": turn,
        "parts": written_parts(practice),
        "is_open": is_open(practice.call),
        "sheet": sheet_of(practice) if practice.state == OfferState.ACCEPTED else None,
    }
    return form_page(request, "hub/own_practice.html", context, form, turn)


def _do(request: HttpRequest, practice: OfferedPractice, form: PracticeForm, turn: TurnForm) -> object:
    """What the pressed button says; what was done, if anything was."""
    if "answer" in request.POST:
        return form.is_valid() and _say_if(
            request,
            submitted(request, turn, lambda: answer_team(practice, turn.cleaned_data["words"], form.answers())),
            _("Your answer is sent."),
        )
    if "send" in request.POST:
        return _say_if(
            request,
            submitted(request, form, lambda: _send(practice, form)),
            _("Your practice is sent. You get a mail when there is an answer."),
        )
    return _say_if(
        request,
        submitted(request, form, lambda: save_practice(practice, form.answers())),
        _("Saved. You can go on later from the link of your mail."),
    )


def _send(practice: OfferedPractice, form: PracticeForm) -> OfferedPractice:
    """What is refused stays saved, so that a poor line loses nothing."""
    try:
        return send_practice(practice, form.answers(), is_permitted=form.cleaned_data["permission"])
    except Refused:
        if practice.is_written:
            save_practice(practice, form.answers())
        raise


def _say_if(request: HttpRequest, done: object, sentence: str) -> object:
    if done:
        messages.success(request, sentence)
    return done

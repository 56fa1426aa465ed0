"""*Escríbanos*: the form to the hub, to a cycle, to a focal point; the page of a mailed link; the team's list."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.cache import never_cache

from tinkuy.core.errors import Refused
from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, refuse_press, submitted
from tinkuy.hub.mailed_links import spend_form
from tinkuy.own_pages.single_purpose import link_closed
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.name_consents.focal_points import credited_roles
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .actions import Letter
from .forms import AnswerForm, EnquiryForm, InvitationForm
from .models import EnquiryState
from .queries import PLACE, enquiries_for, enquiry_behind, enquiry_for

GONE = gettext_lazy("The message was erased: its day came, or somebody erased it. You may write another one.")


def to_hub(request: HttpRequest) -> HttpResponse:
    return _form_page(request)


def to_cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    return _form_page(request, cycle=request.cycle)


def to_focal_point(request: HttpRequest, person: str) -> HttpResponse:
    """Only to one whose page is public: the address is never shown, and neither is it in the page.

    With `?for=session` the message begins as an invitation.
    """
    roles = credited_roles(person)
    if not roles:
        raise Http404
    make_form = InvitationForm if request.GET.get("for") == "session" else EnquiryForm
    return _form_page(request, focal_point=roles[0].person, make_form=make_form)


@never_cache
def _form_page(
    request: HttpRequest,
    cycle: Cycle | None = None,
    focal_point: Person | None = None,
    make_form: Callable[[Any], EnquiryForm] = EnquiryForm,
) -> HttpResponse:
    form = make_form(request.POST or None)

    def send() -> None:
        spend_form(PLACE, str(request.META.get("REMOTE_ADDR", "")))
        if not form.is_of_a_program:
            typed = {name: form.cleaned_data[name] for name in ("name", "email", "words")}
            actions.write_enquiry(Letter(**typed, language=reader_language(), cycle=cycle, focal_point=focal_point))

    if submitted(request, form, send):
        return redirect("hub:enquiry_sent")
    context = {
        "form": form,
        "cycle": cycle,
        "focal_point": focal_point,
        "is_invitation": isinstance(form, InvitationForm),
    }
    return form_page(request, "hub/write.html", context, form)


def sent(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "hub/enquiry_sent.html")


@never_cache
def own(request: HttpRequest, key: str) -> HttpResponse:
    """The page of the link: send it, read the answer, erase it. To look at it changes nothing."""
    enquiry = enquiry_behind(key)
    if enquiry is None:
        return link_closed(request, sentence=GONE, status=404)
    if request.method == "POST":
        if "erase" in request.POST:
            actions.forget_enquiry(enquiry)
            return render(request, "hub/enquiry_erased.html")
        actions.confirm_enquiry(enquiry)
        return redirect("hub:own_enquiry", key)
    response = render(request, "hub/own_enquiry.html", {"enquiry": enquiry})
    response["X-Robots-Tag"] = "noindex"
    return response


def enquiries(request: HttpRequest) -> HttpResponse:
    """What the person may answer, the open ones first."""
    return render(request, "hub/enquiries.html", {"enquiries": enquiries_for(team_person(request))})


def enquiry(request: HttpRequest, enquiry_id: str) -> HttpResponse:
    """One of them: taken, answered, or closed without an answer."""
    person = team_person(request)
    one = enquiry_for(person, enquiry_id)
    if one is None:  # to others, or erased: the same as one that never was
        return redirect("hub:enquiries")
    form = AnswerForm(request.POST if "answer" in request.POST else None)
    if request.method == "POST" and not form.is_bound:
        return _take_or_close(request, enquiry_id)
    if submitted(
        request, form, lambda: actions.answer_enquiry(actor=person, enquiry=one, answer=form.cleaned_data["answer"])
    ):
        messages.success(request, _("Your answer goes by mail. The address stays hidden."))
        return redirect("hub:enquiries")
    is_open = one.state == EnquiryState.OPEN
    return form_page(request, "hub/enquiry.html", {"enquiry": one, "form": form, "is_open": is_open}, form)


def _take_or_close(request: HttpRequest, enquiry_id: str) -> HttpResponse:
    person = team_person(request)
    one = or_404(enquiry_for(person, enquiry_id))
    try:
        if "close" in request.POST:
            actions.close_enquiry(actor=person, enquiry=one)
            return redirect("hub:enquiries")
        actions.take_enquiry(actor=person, enquiry=one)
    except Refused as refusal:
        refuse_press(request, str(refusal))
    return redirect("hub:enquiry", enquiry_id)

"""Asking again who somebody is: before a deed that matters, or because the session lacks its second factor.

The gate sends people here. What they had written comes along, sealed, and is sent by one press once they are known.
"""

from collections.abc import Collection
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.core.tries import counts_tries
from tinkuy.design.submitting import REFUSED
from tinkuy.people import queries
from tinkuy.people.actions.proving import SECOND_FACTORS, Way
from tinkuy.people.models import Person
from tinkuy.people.signin import is_strong, prove_again

from .browser import next_of, own
from .carrying import carried, carry
from .proof import proof_forms, proven


@counts_tries
def confirm(request: HttpRequest) -> HttpResponse:
    """The person proves who they are, and goes on with what they were about to do."""
    person = own(request)
    if request.method != "POST":
        return confirm_page(request)
    form = proven(request, person, ways_of(request, person))
    if not form.is_valid():
        return confirm_page(request, sent=form, status=REFUSED)
    prove_again(request, strong=Way(form.cleaned_data["way"]) in SECOND_FACTORS)
    post = carried(request)
    if post is not None:
        return render(request, "people/go_on.html", {"carried": post})
    return redirect(next_of(request) or reverse("people:security"))


def ways_of(request: HttpRequest, person: Person) -> Collection[Way]:
    """Whoever has a second factor gives it at least once in a session; after that any proof will do."""
    lacks_it = not is_strong(request) and queries.has_second_factor(person)
    return SECOND_FACTORS if lacks_it else frozenset(Way)


def confirm_page(
    request: HttpRequest, *, sent: Form | None = None, sealed: str = "", by_mail: bool = False, status: int = 200
) -> HttpResponse:
    """The forms of all ways. *by_mail*: a code is on its way, so its field is shown."""
    person = own(request)
    ways = ways_of(request, person)
    context = proof_forms(request, person, ways, sent)
    asked_by_mail = by_mail or (sent is not None and sent.data.get("way") == Way.MAIL)
    context |= {
        "carried": sealed or request.POST.get("carried", ""),
        "next": next_of(request),
        "wants_second": ways == SECOND_FACTORS,
        "mail_is_a_way": Way.MAIL in ways,
        "asked_by_mail": asked_by_mail,
        "action": reverse("people:confirm"),
    }
    return render(request, "people/confirm.html", context, status=status)


def ask_who_it_is(request: HttpRequest) -> HttpResponse:
    """The gate's answer where a proof is too old. A page leads here and back; what a post sent is kept."""
    if request.method == "POST":
        sealed = carry(request)
        if not sealed:
            return render(request, "people/confirm_first.html", status=409)
        return confirm_page(request, sealed=sealed, status=409)
    return redirect(f"{reverse('people:confirm')}?{urlencode({'next': request.get_full_path()})}")


def ask_for_second_factor(request: HttpRequest) -> HttpResponse:
    """The gate's answer where a role needs a second factor: give it, or set one up first."""
    if queries.has_second_factor(own(request)):
        return ask_who_it_is(request)
    messages.warning(
        request,
        _("Your role needs a second lock: a passkey, or an app that shows codes. Set one up here to go on."),
    )
    then = "" if request.method == "POST" else request.get_full_path()
    return redirect(f"{reverse('people:security')}?{urlencode({'next': then})}")

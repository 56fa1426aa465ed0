"""Entering and leaving; by the organisation's own sign-in too (OpenID Connect), where one is configured."""

import json
import logging
from dataclasses import asdict

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.core.languages import reader_language
from tinkuy.core.outgoing.openid import Attempt, NotProven, Provider, address_to_ask, verified_address
from tinkuy.design.submitting import REFUSED, form_page, submitted
from tinkuy.people import queries
from tinkuy.people.actions.entering import check_sign_in_code, use_entry_link
from tinkuy.people.actions.passkeys import ask_for_passkey, use_passkey
from tinkuy.people.actions.password import check_password
from tinkuy.people.forms import AddressForm, CodeForm, PasswordForm

from .browser import block_of_request, is_of_this_machine, next_of, site_of
from .opening import end_own, enter, step_on

ATTEMPT = "openid"
log = logging.getLogger("tinkuy.openid")


def name_of_provider() -> str:
    return settings.OPENID_PROVIDER.name if settings.OPENID_PROVIDER else ""


def ask_provider(request: HttpRequest) -> HttpResponse:
    """Go to the provider. By a link: a form that led elsewhere the content security policy would stop."""
    attempt = Attempt.new()
    try:
        address = address_to_ask(_provider(), attempt, back=_back())
    except NotProven as fault:
        return _refused(request, fault, then=next_of(request))
    request.session[ATTEMPT] = asdict(attempt) | {"next": next_of(request), "language": get_language()}
    return redirect(address)


def openid_back(request: HttpRequest) -> HttpResponse:
    """Back from the provider. Only who is invited already finds an account: none is made from outside."""
    provider = _provider()
    attempt = request.session.pop(ATTEMPT, {})
    then, language = attempt.pop("next", ""), attempt.pop("language", None)
    translation.activate(language or reader_language())  # the address back has none
    try:
        email = _verified_address(request, provider, attempt)
    except NotProven as fault:
        return _refused(request, fault, then=then)
    person = queries.person_with_address(email)
    if person is None:
        log.info("openid: nobody is invited under this address")
        sentence = _("Nobody is invited here under that e-mail. Ask the coordination of your cycle.")
        return _page(request, sentence, then)
    return step_on(request, person, then=then)


def _verified_address(request: HttpRequest, provider: Provider, attempt: dict[str, str]) -> str:
    if not attempt or request.GET.get("state") != attempt.get("state") or not request.GET.get("code"):
        raise NotProven("no such attempt in this browser")
    return verified_address(provider, Attempt(**attempt), code=request.GET["code"], back=_back())


def _provider() -> Provider:
    if settings.OPENID_PROVIDER is None:
        raise Http404
    return settings.OPENID_PROVIDER


def _back() -> str:
    """Where the provider leads back to: registered there, so the same in every language."""
    return f"{settings.BASE_ADDRESS}{reverse('openid_back')}"


def _refused(request: HttpRequest, fault: NotProven, *, then: str) -> HttpResponse:
    log.warning("openid: %s", fault)
    sentence = _("%(name)s did not say who you are. Try again, or enter another way.") % {"name": name_of_provider()}
    return _page(request, sentence, then)


def _page(request: HttpRequest, sentence: str, then: str) -> HttpResponse:
    """Enter another way, to where the person wanted to go all the same."""
    return render(request, "people/openid_refused.html", {"sentence": sentence, "next": then}, status=403)


ADDRESS_KEY = "address"
"""Where the sign-in session keeps the address between its two pages: not in an address bar or a log."""
CHALLENGE = "passkey_to_enter"


@counts_tries
def enter_code(request: HttpRequest) -> HttpResponse:
    """The code that came by mail opens the sign-in session, or leads to the second step."""
    form = CodeForm(request.POST or None, initial={"email": request.session.get(ADDRESS_KEY, "")})
    done = submitted(request, form, lambda: check_sign_in_code(**form.cleaned_data, block=block_of_request(request)))
    if done:
        return step_on(request, done.result, then=next_of(request))
    return form_page(request, "people/enter_code.html", {"form": form, "next": next_of(request)}, form)


@counts_tries
def enter_password(request: HttpRequest) -> HttpResponse:
    """E-mail and password open the sign-in session, or lead to the second step."""
    form = PasswordForm(request.POST or None, initial={"email": request.session.get(ADDRESS_KEY, "")})
    done = submitted(request, form, lambda: check_password(**form.cleaned_data, block=block_of_request(request)))
    if done:
        return step_on(request, done.result, then=next_of(request))
    return form_page(request, "people/enter_password.html", {"form": form, "next": next_of(request)}, form)


@counts_tries
def enter_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey that made sure of its person opens the sign-in session alone, without an address."""
    refused = ""
    if request.method == "POST":
        try:
            challenge = request.session.pop(CHALLENGE, None)
            person = use_passkey(answer=request.POST.get("answer", ""), challenge=challenge, site=site_of(request))
        except Refused as refusal:
            refused = str(refusal)
        else:
            return enter(request, person, strong=True, then=next_of(request))
    options, request.session[CHALLENGE] = ask_for_passkey(site=site_of(request))
    context = {"options": json.dumps(options), "refused": refused, "next": next_of(request)}
    return render(request, "people/enter_passkey.html", context, status=REFUSED if refused else 200)


def entry_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The administrator's link: a page with one button, so that a preview of the link does not use it up."""
    if request.method == "POST":
        return enter(request, use_entry_link(secret=secret), strong=False, then=next_of(request))
    return render(request, "people/entry_link.html")


@require_POST
def enter_as(request: HttpRequest) -> HttpResponse:
    """In the example installation, on this machine only: enter as one of the example's persons."""
    person = queries.example_persons().filter(public_id=request.POST.get("person", "")).first()
    if person is None or not is_of_this_machine(request):
        raise Http404
    return enter(request, person, strong=False, then=next_of(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the sign-in session, and with it the streams that it opened in any window."""
    end_own(request)
    logout(request)
    return redirect("hub:home")


def address_page(request: HttpRequest, form: AddressForm) -> HttpResponse:
    """The page that asks for an address, with the example's persons where they may be entered as."""
    persons = queries.example_persons() if is_of_this_machine(request) else queries.example_persons().none()
    context = {"form": form, "example_persons": persons, "next": next_of(request), "provider": name_of_provider()}
    return form_page(request, "people/sign_in.html", context, form)

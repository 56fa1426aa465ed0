"""Entering by the organisation's own sign-in (OpenID Connect), where one is configured."""

import logging
from dataclasses import asdict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinkuy.core.outgoing.openid import Attempt, NotProven, Provider, address_to_ask, verified_address
from tinkuy.people import queries

from .browser import next_of
from .opening import step_on

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
        return _refused(request, fault)
    request.session[ATTEMPT] = asdict(attempt) | {"next": next_of(request), "language": get_language()}
    return redirect(address)


def openid_back(request: HttpRequest) -> HttpResponse:
    """Back from the provider. Only who is invited already finds an account: none is made from outside."""
    provider = _provider()
    attempt = request.session.pop(ATTEMPT, {})
    then, language = attempt.pop("next", ""), attempt.pop("language", None)
    translation.activate(language or get_language() or settings.LANGUAGE_CODE)  # the address back has none
    try:
        email = _verified_address(request, provider, attempt)
    except NotProven as fault:
        return _refused(request, fault)
    person = queries.person_with_address(email)
    if person is None:
        log.info("openid: nobody is invited under this address")
        sentence = _("Nobody is invited here under that e-mail. Ask the coordination of your cycle.")
        return _page(request, sentence)
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


def _refused(request: HttpRequest, fault: NotProven) -> HttpResponse:
    log.warning("openid: %s", fault)
    return _page(
        request, _("%(name)s did not say who you are. Try again, or enter another way.") % {"name": name_of_provider()}
    )


def _page(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "people/openid_refused.html", {"sentence": sentence}, status=403)

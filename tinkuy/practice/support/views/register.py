"""All support of a cycle, asking for some, and offering some."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team.actions.invitations import language_of
from tinkuy.practice.support import forms, rules
from tinkuy.practice.support.actions.asking import offer_support, request_support, take_offer
from tinkuy.practice.support.matching import matches_for
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.support.queries import finding_elsewhere, findings_to_support, support_of, supports_of
from tinkuy.practice.support.rows import Register, register_of
from tinkuy.systematisation.evidence.models.finding import Finding


def support_register(request: CycleRequest, cycle: str) -> HttpResponse:
    """What countries ask of each other and offer, whose turn it is, and since when."""
    own, everyone = own_countries(request), invited(request)
    register: Register = register_of(supports_of(request.cycle), own, request.cycle.today(), everyone)
    context = {
        "register": register,
        "may_exchange": bool(own),
        "is_for_all": set(own) == set(everyone),
        "has_findings": bool(findings_to_support(request.cycle)),
    }
    return render(request, "practice/support_register.html", context)


def invited(request: CycleRequest) -> list[str]:
    return [row.country for row in request.cycle.invited_countries.all()]


def own_countries(request: CycleRequest) -> list[str]:
    """For which countries the reader may speak here."""
    return rules.own_countries(team_person(request), request.cycle, invited(request))


def ask(request: CycleRequest, cycle: str) -> HttpResponse:
    """Ask another country for support, or whichever can help; those that could are named with the reason.

    Nobody sends it to one of these unread: of several that could help none is chosen beforehand.
    """
    findings, own = _findings(request), own_countries(request)
    finding = _named_finding(request, findings)
    country = _named(request, "country", own)
    matches = matches_for(finding, country, cycle=request.cycle) if finding and country else []
    standing = [offer for match in matches for offer in match.offers]
    initial = {"to": _named(request, "to", invited(request)) or ("" if matches else forms.TO_ALL)}
    form = _form(request, forms.RequestForm, findings, own, finding, country, initial, matches=matches)
    start = {"country": country, "finding": finding.public_id if finding else ""}
    about = forms.AboutForm(initial=start, own=own, findings=findings)
    context = {"form": form, "about_form": about, "finding": finding, "country": country}
    context |= {"standing": standing, "matches": matches, "is_ready": bool(findings and own)}
    if done := submitted(request, form, lambda: request_support(actor=team_person(request), **form.values())):
        return _made(request, done.result, _("Asked. Its page says who answers, and what follows."))
    return form_page(request, "practice/request_support.html", context, form)


def offer(request: CycleRequest, cycle: str) -> HttpResponse:
    """Offer support to one country or to every one."""
    findings, own = _findings(request), own_countries(request)
    finding, country = _named_finding(request, findings), _named(request, "country", own)
    initial = {"to": _named(request, "to", invited(request)) or forms.TO_ALL}
    form = _form(request, forms.OfferForm, findings, own, finding, country, initial)
    if done := submitted(request, form, lambda: offer_support(actor=team_person(request), **form.values())):
        return _made(request, done.result, _("Offered. Whoever wants it asks for it by a press."))
    return form_page(request, "practice/offer_support.html", {"form": form, "is_ready": bool(findings and own)}, form)


def _form(
    request: CycleRequest, form: Any, findings: Any, own: Any, finding: Any, country: str, initial: Any, **more: Any
) -> Any:
    start = {
        "country": country,
        "finding": finding.public_id if finding else "",
        "language": language_of(country, request.cycle),
        **initial,
    }
    named = {"cycle": request.cycle, "own": own, "invited": invited(request), "findings": findings}
    return form(request.POST or None, initial=start, **named, **more)


def _findings(request: CycleRequest) -> list[Finding]:
    """Those of the cycle, and the one of another cycle that the address or the form names."""
    named = finding_elsewhere(request.cycle, (request.POST or request.GET).get("finding", ""))
    return [*findings_to_support(request.cycle), *([named] if named else [])]


def _named(request: CycleRequest, name: str, known: list[str]) -> str:
    """What the form that was sent, or else the address, says; the only country of the reader without a word."""
    value = (request.POST or request.GET).get(name, "")
    if value in known:
        return value
    return known[0] if name == "country" and known else ""


def _named_finding(request: CycleRequest, findings: Any) -> Any:
    wanted = (request.POST or request.GET).get("finding", "")
    return next((one for one in findings if one.public_id == wanted), findings[0] if findings else None)


def _made(request: CycleRequest, support: PeerSupport, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(reverse("practice:support", args=[request.cycle.slug, support.public_id]))


@require_POST
def take(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Ask for what a country offers to all."""
    standing = support_of(request.cycle, public_id)
    country = request.POST.get("country", "")
    if standing is None:
        raise Http404
    taken = take_offer(actor=team_person(request), offer=standing, country=country)
    return _made(request, taken, _("Asked. Its page says who answers, and what follows."))

"""The page of two voices for the team: begin, each voice in its own words, conclude, reply, decide."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted, take_or_show
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.exports.rules import reading_of
from tinkuy.practice.openness.rules import may_decide_openness
from tinkuy.practice.overview.views.response import address_of, response_or_404
from tinkuy.practice.verification import actions, forms, rules
from tinkuy.practice.verification.gaps import gap_of, sentence_of
from tinkuy.practice.verification.linked_voice import copy_verification_link, take_back_links
from tinkuy.practice.verification.models import (
    OwnGrade,
    Verification,
    VerificationPoint,
    VerificationState,
    VerifiedGrade,
    Verifier,
)
from tinkuy.practice.verification.pdf import voices_pdf
from tinkuy.practice.verification.queries import first_questions, unused_links, verification_of


def begin(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Invite or offer a look at what a response says is done."""
    response, person = response_or_404(request, public_id), team_person(request)
    countries = [row.country for row in request.cycle.invited_countries.all()]
    own = sorted(countries_of(person, request.cycle) - {response.country})
    initial = {
        "verifier": Verifier.PEER,
        "country": own[0] if own else "",
        "questions": "\n".join(first_questions(response)),
    }
    form = forms.BeginningForm(request.POST or None, initial=initial, own_country=response.country, countries=countries)

    def deed() -> Verification:
        return actions.begin_verification(actor=person, response=response, **form.cleaned_data)

    if begun := submitted(request, form, deed):
        messages.success(request, _("Begun. Each voice writes on its own."))
        return redirect(page_of(request, begun.result))
    is_ready = response.state in rules.VERIFIABLE
    context = {"response": response, "form": form, "is_ready": is_ready, "back": address_of(request, response)}
    return form_page(request, "practice/begin_verification.html", context, form)


def page(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    """Both voices beside each other, point by point."""
    return show(request, _verification_or_404(request, public_id, verification))


def show(request: CycleRequest, verification: Verification, *, link: str = "", **bound: Form) -> HttpResponse:
    person = team_person(request)
    is_open = verification.state == VerificationState.OPEN
    speaks, verifies = rules.may_speak_as_country(person, verification.response), rules.may_verify(person, verification)
    fresh: dict[str, Form] = {}
    if is_open and speaks:
        fresh["own_form"] = forms.OwnVoiceForm(verification=verification)
        fresh["declining_form"] = forms.DecliningForm(auto_id="decline_%s")
    if is_open and verifies:
        fresh["verifying_form"] = forms.VerifyingVoiceForm(verification=verification)
    if verification.state == VerificationState.CONCLUDED and may_decide_openness(person, verification.response):
        choice = "yes" if verification.is_public else "no"
        fresh["publication_form"] = forms.PublicationForm(initial={"is_public": choice})
    is_concluded = verification.state == VerificationState.CONCLUDED
    may_ask_by_link = is_open and rules.may_ask_by_link(person, verification)
    context: dict[str, Any] = two_voices(verification) | {
        "back": address_of(request, verification.response),
        "may_read_verified": is_concluded or verifies,
        "open_form": next(iter(bound), ""),
        "link": link,
        "may_ask_by_link": may_ask_by_link,
        "has_open_links": may_ask_by_link and unused_links(verification).exists(),
        "may_take_away": is_concluded
        and may(person, "take_practice_away", request.cycle)
        and _may_take_away(request, verification),
    }
    for row in context["points"] if is_concluded and speaks else ():
        row["reply_form"] = bound.get(f"reply_{row['point'].number}") or _reply_form(row["point"])
    context |= fresh | bound
    return form_page(request, "practice/two_voices.html", context, *bound.values())


@require_safe
def pdf(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    """Both voices to take away, once they are concluded: for whoever may take away the words of the answer."""
    standing = or_404(_to_take_away(request, _verification_or_404(request, public_id, verification)))
    finding, country = standing.response.finding.label, standing.response.country.lower()
    name = f"{request.cycle.slug}-{finding}-{country}-two-voices.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(voices_pdf(standing), content_type="application/pdf", headers=headers)


def _to_take_away(request: CycleRequest, verification: Verification) -> Verification | None:
    is_concluded = verification.state == VerificationState.CONCLUDED
    return verification if is_concluded and _may_take_away(request, verification) else None


def _may_take_away(request: CycleRequest, verification: Verification) -> bool:
    """Another country takes along what everybody may read alone."""
    reading, response = reading_of(team_person(request), request.cycle), verification.response
    is_of_them = reading.is_own(response.country) or reading.is_own(verification.country)
    return is_of_them or (verification.is_public and reading.reads_words(response.country, response.openness))


def _reply_form(point: VerificationPoint) -> forms.ReplyForm:
    return forms.ReplyForm(auto_id=f"reply_{point.number}_%s", initial={"reply": point.reply})


def two_voices(verification: Verification) -> dict[str, Any]:
    """What a page says of both voices, for the team and for everybody alike."""
    points = list(verification.points.all())
    return {
        "verification": verification,
        "response": verification.response,
        "has_mark": rules.carries_the_mark(verification),
        "headline": sentence_of(points),
        "points": [{"point": point, "gap": gap_of(point)} for point in points],
        "own_grades": OwnGrade,
        "grades": VerifiedGrade,
    }


@require_POST
def write_own(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    standing = _verification_or_404(request, public_id, verification)
    form = forms.OwnVoiceForm(request.POST, verification=standing)
    return _take(
        request,
        standing,
        form,
        "own_form",
        _("Saved: the voice of the country."),
        lambda actor: actions.write_own_voice(actor=actor, verification=standing, voice=form.voice()),
    )


@require_POST
def write_verifying(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    standing = _verification_or_404(request, public_id, verification)
    form = forms.VerifyingVoiceForm(request.POST, verification=standing)
    concludes = "conclude" in request.POST
    success = _("Concluded. The country reads it and decides whether it is public.") if concludes else _("Saved.")
    return _take(
        request,
        standing,
        form,
        "verifying_form",
        success,
        lambda actor: actions.write_verifying_voice(
            actor=actor,
            verification=standing,
            voice=form.voice(),
            basis=form.cleaned_data["basis"],
            conclude=concludes,
        ),
    )


@require_POST
def take_link(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    """The link stands on this page alone: it is not kept, and the next press makes another one."""
    standing = _verification_or_404(request, public_id, verification)
    path = copy_verification_link(actor=team_person(request), verification=standing)
    return show(request, standing, link=request.build_absolute_uri(path))


@require_POST
def take_back(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    standing = _verification_or_404(request, public_id, verification)
    take_back_links(actor=team_person(request), verification=standing)
    messages.success(request, _("Taken back: by no link that was made before can this voice be written any more."))
    return redirect(page_of(request, standing))


@require_POST
def reply(request: CycleRequest, cycle: str, public_id: str, verification: str, number: int) -> HttpResponse:
    standing = _verification_or_404(request, public_id, verification)
    point = or_404(next((one for one in standing.points.all() if one.number == number), None))
    point.verification = standing
    form = forms.ReplyForm(request.POST, auto_id=f"reply_{number}_%s")
    return _take(
        request,
        standing,
        form,
        f"reply_{number}",
        _("The reply stands under its point."),
        lambda actor: actions.reply_to_verification(actor=actor, point=point, reply=form.cleaned_data["reply"]),
    )


@require_POST
def decline(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    standing = _verification_or_404(request, public_id, verification)
    form = forms.DecliningForm(request.POST, auto_id="decline_%s")
    return _take(
        request,
        standing,
        form,
        "declining_form",
        _("Declined, with its reason."),
        lambda actor: actions.decline_verification(actor=actor, verification=standing, **form.cleaned_data),
    )


@require_POST
def decide(request: CycleRequest, cycle: str, public_id: str, verification: str) -> HttpResponse:
    standing = _verification_or_404(request, public_id, verification)
    form = forms.PublicationForm(request.POST)
    return _take(
        request,
        standing,
        form,
        "publication_form",
        _("Decided."),
        lambda actor: actions.decide_publication(actor=actor, verification=standing, **form.cleaned_data),
    )


def _take(
    request: CycleRequest, standing: Verification, form: Form, named: str, success: str, deed: Callable[[Any], Any]
) -> HttpResponse:
    """Do the deed of one of the page's forms; else the page as it stands now, with what was typed in that one."""
    person = team_person(request)
    bound: dict[str, Any] = {named: form}

    def page() -> HttpResponse:
        return show(request, _verification_or_404(request, standing.response.public_id, standing.public_id), **bound)

    return take_or_show(request, form, lambda: deed(person), page, page_of(request, standing), success)


def page_of(request: CycleRequest, verification: Verification) -> str:
    return reverse(
        "practice:two_voices", args=[request.cycle.slug, verification.response.public_id, verification.public_id]
    )


def _verification_or_404(request: CycleRequest, public_id: str, verification: str) -> Verification:
    return or_404(verification_of(response_or_404(request, public_id), verification))

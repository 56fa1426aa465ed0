"""A country answers: behind a link, without an account, or its focal point on the page of the round."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.core.text import displayed_language, in_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.own_pages.single_purpose import LinkKind, behind_link
from tinkuy.planning.hours import city_of
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.evidence.kind_details import filled_fields
from tinkuy.systematisation.evidence.queries import findings, lookup
from tinkuy.systematisation.rounds.actions import answering
from tinkuy.systematisation.rounds.actions.answering import answer_by_link, answer_several_by_link
from tinkuy.systematisation.rounds.forms import AnswerForm, AnswersForm, ValidationForm
from tinkuy.systematisation.rounds.models import AnswerLink
from tinkuy.systematisation.rounds.queries import results, standing
from tinkuy.systematisation.rounds.queries.by_link import Ask, Asks, asks_of, link_that_opens, mark_of
from tinkuy.systematisation.rounds.queries.changed_words import changed_words

ANSWER_LINKS = LinkKind(
    links=AnswerLink,
    with_fingerprint=link_that_opens,
    ask_whom=gettext_lazy(
        "Its round may be over, or the focal point may have changed. Ask the team of your cycle for a new one, "
        "or sign in."
    ),
)
"""One that opens nothing says the same whatever the reason."""


@behind_link(ANSWER_LINKS)
def answers(request: HttpRequest, link: AnswerLink, secret: str) -> HttpResponse:
    """What is asked of the country, answered on one page or one by one, and what it has answered."""
    asks = asks_of(link)
    form = AnswersForm(request.POST or None, asks=asks.of_form(request.POST))
    if submitted(request, form, lambda: answer_several_by_link(link=link, answers=form.chosen, answered=form.answered)):
        return redirect("systematisation:answers", secret)
    if form.is_bound:
        form.show_present()
    lines = [ask for ask in asks.concerning if ask not in form.asks]
    context = _context(link, secret, asks) | {"next": asks.next_after(), "form": form, "lines": lines}
    return form_page(request, "systematisation/answers.html", context, form)


@behind_link(ANSWER_LINKS)
def answer(request: HttpRequest, link: AnswerLink, secret: str, public_id: str) -> HttpResponse:
    """One finding and the country's answer to it, which may be changed until the deadline."""
    asks = asks_of(link)
    ask = or_404(asks.with_id(public_id))
    form = AnswerForm(request.POST or None, initial=_initial_of_link(link, ask))
    if submitted(request, form, lambda: answer_by_link(link=link, finding=ask.summary.finding, **form.cleaned_data)):
        return _go_on(secret, asks_of(link), public_id)
    before, after = asks.neighbours(ask)
    context = _context(link, secret, asks) | {
        "ask": ask,
        "summary": ask.summary,
        "finding": ask.summary.finding,
        "difference": changed_words(ask.summary.finding, link.cycle.main_language),
        "kind_told": filled_fields(ask.summary.finding.kind, ask.summary.finding.details),
        "form": form,
        "before": before,
        "after": after,
    }
    return form_page(request, "systematisation/answer.html", context, form)


def _go_on(secret: str, asks: Asks, public_id: str) -> HttpResponse:
    """To the next that waits; after the last one, to the whole, which says thank you."""
    following = asks.next_after(public_id)
    if following:
        return redirect("systematisation:answer", secret, following.public_id)
    return redirect("systematisation:answers", secret)


def _context(link: AnswerLink, secret: str, asks: Asks) -> dict[str, Any]:
    return {
        "secret": secret,
        "asks": asks,
        "round": link.round,
        "cycle": link.cycle,
        "country": link.role.country,
        "main_language": link.cycle.main_language,
        "city": city_of(link.cycle.zone),
        "rule": results.rule_sentence(link.round),
    }


def _initial_of_link(link: AnswerLink, ask: Ask) -> dict[str, str]:
    """What the country said before, else the words as they stand, ready to be changed."""
    finding, main = ask.summary.finding, link.cycle.main_language
    reader = get_language() or main
    language = displayed_language(finding.text, reader, main)
    validation = ask.validation
    return {
        "content_hash": finding.content_hash,
        "language": (validation.proposed_language if validation else "") or language,
        "verdict": validation.verdict if validation else "",
        "comment": validation.comment if validation else "",
        "proposed": (validation.proposed if validation else "") or in_language(finding.text, reader, main),
    }


def validate(request: CycleRequest, cycle: str) -> HttpResponse:
    """The next finding that waits for an answer; `?finding=` goes to a certain one, also to change an answer."""
    person = team_person(request)
    waiting = findings.to_validate(request.cycle, person)
    wanted = request.GET.get("finding", "")
    chosen = next((pair for pair in waiting if pair[1].finding.public_id == wanted), None)
    country, summary = chosen or (waiting[0] if waiting else ("", None))
    form = ValidationForm(initial=_initial(request, country, summary))
    return _page(request, form, country, summary, waiting)


@require_POST
def validate_finding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = ValidationForm(request.POST)
    if submitted(
        request,
        form,
        lambda: answering.validate_finding(actor=team_person(request), finding=finding, **form.cleaned_data),
    ):
        messages.success(request, _("The answer on %(label)s is kept. Thank you.") % {"label": finding.label})
        return redirect("systematisation:validate", cycle)
    summary = findings.finding_summaries(request.cycle, [finding])[0]
    waiting = findings.to_validate(request.cycle, team_person(request))
    return _page(request, form, request.POST.get("country", ""), summary, waiting)


def _initial(request: CycleRequest, country: str, summary: findings.FindingSummary | None) -> dict[str, str]:
    """The words as they stand, ready to be changed."""
    if summary is None:
        return {}
    main, words = request.cycle.main_language, summary.finding.text
    reader = get_language() or main
    return {
        "country": country,
        "content_hash": summary.finding.content_hash,
        "language": displayed_language(words, reader, main),
        "proposed": in_language(words, reader, main),
    }


def _page(
    request: CycleRequest,
    form: ValidationForm,
    country: str,
    summary: findings.FindingSummary | None,
    waiting: list[tuple[str, findings.FindingSummary]],
) -> HttpResponse:
    round_finding = standing.last_round_finding(summary.finding) if summary else None
    context = {
        "form": form,
        "country": country,
        "summary": summary,
        "finding": summary.finding if summary else None,
        "difference": changed_words(summary.finding, request.cycle.main_language) if summary else [],
        "former": [one for one in summary.outdated if one.country == country] if summary else [],
        "answer_mark": mark_of(standing.answer_of(summary, country)) if summary else "",
        "kind_told": filled_fields(summary.finding.kind, summary.finding.details) if summary else [],
        "waiting": waiting,
        "answered": findings.answered(request.cycle, team_person(request)),
        "validate_by": request.cycle.validate_by,
        "rule": results.rule_sentence(round_finding.round if round_finding else None),
        "is_late": findings.is_late(request.cycle, request.cycle.today()),
    }
    return form_page(request, "systematisation/validate.html", context, form)

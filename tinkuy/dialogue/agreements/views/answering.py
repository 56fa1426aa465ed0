"""A party answers an agreement behind the link of its mail, without an account, and later tells what became of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core.text import word_diff
from tinkuy.design.submitting import form_page, submitted
from tinkuy.dialogue.agreements.actions.confirming import answer_agreement, tell_by_link
from tinkuy.dialogue.agreements.forms import AnswerForm, NewsForm
from tinkuy.dialogue.agreements.models import AgreementLink
from tinkuy.dialogue.agreements.queries import AgreementSummary, agreement_at, link_with_fingerprint, summary_of
from tinkuy.dialogue.agreements.rules import mark_of
from tinkuy.own_pages.sealed_contacts import forget_contact
from tinkuy.own_pages.single_purpose import LinkKind, behind_link

AGREEMENT_LINKS = LinkKind(
    links=AgreementLink,
    with_fingerprint=link_with_fingerprint,
    ask_whom=gettext_lazy(
        "Somebody else may answer for your country or institution now, or its time is over. "
        "Ask the team of your cycle for a new one."
    ),
)


@behind_link(AGREEMENT_LINKS)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, link: AgreementLink, secret: str) -> HttpResponse:
    """The agreement, and the three answers; once it is in force, what became of it."""
    summary = _summary(link)
    form = AnswerForm(request.POST or None, initial=_initial(link, summary))
    if submitted(request, form, lambda: answer_agreement(link=link, **form.cleaned_data)):
        return redirect("dialogue:answer_agreement", secret)
    if form.is_bound:
        summary = _summary(link)
        form.data = {**form.data.dict(), "read": mark_of(summary.agreement)}  # type: ignore[attr-defined]
    return _page(request, link, secret, summary, form)


@behind_link(AGREEMENT_LINKS)
@require_POST
def tell_news(request: HttpRequest, link: AgreementLink, secret: str) -> HttpResponse:
    summary = _summary(link)
    news = NewsForm(request.POST, agreement=summary.agreement)
    if submitted(request, news, lambda: tell_by_link(link=link, **news.cleaned_data)):
        return redirect("dialogue:answer_agreement", secret)
    return _page(request, link, secret, summary, AnswerForm(initial=_initial(link, summary)), news)


@behind_link(AGREEMENT_LINKS)
@require_POST
def forget(request: HttpRequest, link: AgreementLink, secret: str) -> HttpResponse:
    """A counterpart has name and address erased. What was answered stays: it is the institution's."""
    forget_contact(link.party)
    return render(request, "dialogue/agreement_forgotten.html")


def _summary(link: AgreementLink) -> AgreementSummary:
    row = agreement_at(link.party.agreement.number)
    assert row is not None
    return summary_of(row)


def _initial(link: AgreementLink, summary: AgreementSummary) -> dict[str, str]:
    """What the party said before of these terms, and the words as they stand, ready to be changed."""
    party = link.party
    is_same = party.answered_terms == summary.agreement.terms
    return {
        "read": mark_of(summary.agreement),
        "answer": party.answer if is_same else "",
        "words": party.words if is_same else "",
    }


def _page(
    request: HttpRequest,
    link: AgreementLink,
    secret: str,
    summary: AgreementSummary,
    form: AnswerForm,
    news: NewsForm | None = None,
) -> HttpResponse:
    agreement = summary.agreement
    party = next(one for one in summary.parties if one.pk == link.party_id)
    before = party.answered_terms if party.answer and party.answered_terms != agreement.terms else {}
    context: dict[str, Any] = {
        "secret": secret,
        "cycle": link.cycle,
        "main_language": link.cycle.main_language,
        "agreement": agreement,
        "summary": summary,
        "party": party,
        "has_confirmed": summary.confirmed(party),
        "before": before,
        "difference": word_diff(before["text"], agreement.text) if before else [],
        "form": form,
        "news_form": news or NewsForm(agreement=agreement, initial={"state": agreement.state}),
    }
    refused = (form, news) if news else (form,)
    return form_page(request, "dialogue/answer_agreement.html", context, *refused)

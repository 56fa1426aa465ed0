"""An addressee answers a recommendation behind the link of its mail: on a phone, without an account or a script."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core import clock
from tinkuy.design.submitting import form_page, submitted
from tinkuy.own_pages.single_purpose import LinkKind, behind_link
from tinkuy.people.countries import country_of, zone_of
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.hours import local_day, moment_in_city
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.actions.answering import answer_by_link, answer_words, pass_on, report_progress
from tinkuy.practice.responses.actions.asking import OPENS_FOR
from tinkuy.practice.responses.forms import AddresseeForm, ProgressForm, offered_words
from tinkuy.practice.responses.link_ends import day_it_ended
from tinkuy.practice.responses.models import Answer, Response, ResponseLink
from tinkuy.practice.responses.queries import link_with_fingerprint, mark_of, other_words, quotes_for_all
from tinkuy.practice.responses.reminders import BEFORE_DUE, TALKED_OVER

NEW_FOR = timedelta(days=1)
"""Who answered within it has nothing to tell yet of how it goes: that form waits folded."""

LONG, LONGEST = 60, 130
"""Letters of a recommendation from which on its heading is smaller."""


def why_ended(made_at: datetime, response: Response) -> str:
    """Of a link that asks something of *response*: when it ended, and who gives another; nothing while it opens."""
    day = day_it_ended(made_at, response.cycle)
    if not day:
        return ""
    words = {"day": day, "of_country": country_of(response.country)}
    if response.country:
        return _("It ended on %(day)s. Ask the focal point %(of_country)s for a new one.") % words
    return _("It ended on %(day)s. Ask the team of the cycle for a new one.") % words


RESPONSE_LINKS = LinkKind(
    links=ResponseLink,
    with_fingerprint=link_with_fingerprint,
    ask_whom=gettext_lazy(
        "Somebody else may answer for your institution now, or the link was copied in part. "
        "Ask the focal point of your country, or the team of the cycle, for a new one."
    ),
    why_closed=lambda link: why_ended(link.made_at, link.response),
)


@behind_link(RESPONSE_LINKS)
@require_http_methods(["GET", "POST"])
def respond(request: HttpRequest, link: ResponseLink, secret: str) -> HttpResponse:
    """The recommendation with its four answers; the one chosen, ready to be sent; and what happens afterwards."""
    standing = link.response
    chosen = (request.POST or request.GET).get("answer", "")
    if chosen in Answer.values and standing.state in rules.OPEN_TO_LINK:
        return _confirming(request, link, secret, chosen)
    reworded = other_words(standing)
    if standing.answer and not reworded and "change" not in request.GET:
        return render(request, "practice/responded.html", _context(link, secret) | _afterwards(standing))
    context = _context(link, secret) | {"options": _options(standing), "quotes": quotes_for_all(standing)}
    context["size"] = _size_of(offered_words(standing))
    if reworded:
        context |= {"reworded": reworded, "difference": reworded.difference, "answer_words": answer_words(standing)}
    return render(request, "practice/respond.html", context)


def _size_of(words: str) -> str:
    """On a telephone the four answers are in sight of a long one, too: it is smaller, and its quote follows."""
    return "longest-words" if len(words) > LONGEST else "long-words" if len(words) > LONG else ""


def _confirming(request: HttpRequest, link: ResponseLink, secret: str, chosen: str) -> HttpResponse:
    standing = link.response
    form = AddresseeForm(request.POST or None, response=standing, chosen=chosen, today=day_of(link.cycle))
    if submitted(request, form, lambda: answer_by_link(link=link, **form.answer_given)):
        return redirect("practice:respond", secret)
    if form.is_bound:  # who sends it again has read the answer of today
        standing.refresh_from_db()
        form.show_present(_mark(standing))
    context = _context(link, secret) | {"form": form, "option": _option(standing, chosen)}
    return form_page(request, "practice/respond_confirm.html", context, form)


@behind_link(RESPONSE_LINKS)
@require_POST
def progress(request: HttpRequest, link: ResponseLink, secret: str) -> HttpResponse:
    """How it goes with what was agreed: the same link tells it as long as it opens."""
    standing = link.response
    form = ProgressForm(request.POST, response=standing, states=_progress_states(standing))
    if submitted(request, form, lambda: report_progress(link=link, **form.cleaned_data)):
        return render(request, "practice/progress_noted.html", _context(link, secret) | {"state": form.data["state"]})
    standing.refresh_from_db()
    form.show_present(_mark(standing))
    return form_page(request, "practice/progress.html", _context(link, secret) | {"progress_form": form}, form)


def _progress_states(standing: Response) -> tuple[str, ...]:
    return rules.progress_states(standing.state, {step.state for step in standing.steps.all()})


@behind_link(RESPONSE_LINKS)
@require_http_methods(["GET", "POST"])
def not_addressee(request: HttpRequest, link: ResponseLink, secret: str) -> HttpResponse:
    """Whoever was written to by mistake says so: the link ends, and somebody else is asked."""
    context = _context(link, secret)
    if request.method == "POST":
        _standing, is_somebody_asked = pass_on(link=link)
        return render(request, "practice/passed_on.html", context | {"is_somebody_asked": is_somebody_asked})
    return render(request, "practice/not_addressee.html", context)


def _context(link: ResponseLink, secret: str) -> dict[str, Any]:
    states = _progress_states(link.response)
    return {
        "progress_form": ProgressForm(response=link.response, states=states) if states else None,
        "secret": secret,
        "cycle": link.cycle,
        "main_language": link.cycle.main_language,
        "response": link.response,
        "finding": link.response.finding,
        "ends_on": local_day(link.made_at + OPENS_FOR, link.cycle.zone),
        "may_correct": link.response.state in rules.OPEN_TO_LINK,
        "only_proposes": not rules.may_endorse(link.cycle, link.response.institution),
    }


def _mark(standing: Response) -> str:
    return mark_of(standing.steps.order_by("-id").first())


def _options(standing: Response) -> list[dict[str, str]]:
    return [_option(standing, answer) for answer in Answer]


def _option(standing: Response, answer: str) -> dict[str, str]:
    """An answer as its button says it, with the knot that it ties."""
    proposes = not rules.may_endorse(standing.cycle, standing.institution)
    of_whom = country_of(standing.country) if standing.country else str(standing.institution)
    words = {
        Answer.ACCEPTED: (
            (_("Yes, we propose to do it"), _("In this cycle a government institution agrees; others propose."))
            if proposes
            else (_("Yes, we accept it"), _("It is recorded as an agreement %(of_country)s.") % {"of_country": of_whom})
        ),
        Answer.PARTLY: (_("We accept it in part"), _("You can say which part.")),
        Answer.DISCUSSING: (
            _("We are still talking about it"),
            _("We write to you in %(days)s days.") % {"days": TALKED_OVER.days},
        ),
        Answer.REJECTED: (_("We do not accept it"), _("We ask you for the reason.")),
    }
    title, more = words[Answer(answer)]
    return {"answer": str(answer), "title": title, "more": more, "state": rules.state_after(standing, answer)}


def _afterwards(standing: Response) -> dict[str, Any]:
    """What was answered, when, and what happens from now on."""
    step = standing.steps.order_by("-id").first()
    zone = zone_of(standing.country, standing.cycle.zone)
    by, today = standing.review_on, day_of(standing.cycle)
    coming = []
    if standing.answer == Answer.DISCUSSING and step:
        coming = [(step.taken_on + TALKED_OVER, _("We write to you again with another link like this one."))]
    elif by and standing.answer != Answer.REJECTED:
        reminded = by - BEFORE_DUE
        before = (
            [(reminded, _("We remind you of the day with another link like this one."))] if reminded > today else []
        )
        coming = [*before, (by, _("You tell how it goes. It takes a minute."))]
    return {
        "answer_words": answer_words(standing),
        "answered_at": moment_in_city(step.recorded_at, zone) if step else "",
        "is_new": step is not None and clock.now() - step.recorded_at < NEW_FOR,
        "coming": coming,
        "own_words": "" if standing.text == offered_words(standing) else standing.text,
    }

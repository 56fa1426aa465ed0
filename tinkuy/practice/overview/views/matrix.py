"""The matrix of responses, and asking a country."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.roles import Role
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.key_actions.queries import actions_ahead, overdue_actions, state_today
from tinkuy.practice.overview.queries import cell_of, matrix_of
from tinkuy.practice.overview.views.response import address_of
from tinkuy.practice.responses import forms, rules
from tinkuy.practice.responses.actions.communicating import Communicated, communicate_to_all
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.queries import communicable, institutions_asked, news, summary_of, unanswered

KNOTS = [state for state in ResponseState if state != ResponseState.REJECTED]


def matrix(request: CycleRequest, cycle: str) -> HttpResponse:
    """Recommendation × country: how far each came. With `?awaited=` only what one country has still to answer."""
    person = team_person(request)
    if (awaited := request.GET.get("awaited", "")) in {row.country for row in request.cycle.invited_countries.all()}:
        return _awaited_page(request, awaited)
    if finding_id := request.GET.get("finding", ""):
        return _cell_page(request, finding_id, request.GET.get("country", ""))
    own = countries_of(person, request.cycle)
    practice_matrix = matrix_of(request.cycle, own)
    may_communicate = may(person, "communicate_recommendations", request.cycle)
    speaks_for_all = Role.COORDINATION in request.roles
    context = {
        "matrix": practice_matrix,
        "summary": summary_of(request.cycle),
        "legend": KNOTS,
        "news": news(request.cycle),
        "overdue": overdue_actions(request.cycle),
        "ahead": actions_ahead(request.cycle)[:8],
        "may_communicate": may_communicate,
        "own_countries": practice_matrix.countries if speaks_for_all else own,
        "focal_countries": own,
        "waiting": unanswered(request.cycle, own) if own else (),
    }
    return render(request, "practice/matrix.html", context)


def _awaited_page(request: CycleRequest, country: str) -> HttpResponse:
    context = {"country": country, "waiting": unanswered(request.cycle, [country])}
    return render(request, "practice/awaited.html", context)


def _cell_page(request: CycleRequest, finding_id: str, country: str) -> HttpResponse:
    """Everybody of one country, or without one, whom one recommendation was put to, and where each stands."""
    finding = next((one for one in communicable(request.cycle) if one.public_id == finding_id), None)
    if finding is None:
        raise Http404
    cell = cell_of(finding, "" if country == forms.NO_COUNTRY else country)
    may_ask = rules.may_speak_for(team_person(request), "communicate_recommendations", request.cycle, cell.country)
    rows = [(one, state_today(one, request.cycle.today())) for one in cell.responses]
    context = {"cell": cell, "rows": rows, "finding": finding, "country": cell.country, "may_ask": may_ask}
    return render(request, "practice/addressees.html", context)


def communicate(request: CycleRequest, cycle: str) -> HttpResponse:
    """Put recommendations to countries and institutions."""
    person = team_person(request)
    findings = list(communicable(request.cycle))
    invited = [row.country for row in request.cycle.invited_countries.all()]
    speaks_for_all = Role.COORDINATION in request.roles
    own = invited if speaks_for_all else sorted(countries_of(person, request.cycle))
    today = request.cycle.today()
    named = {name: request.GET.getlist(name) for name in ("finding", "country")}
    initial = {
        "communicated_on": today,
        "answer_by": today + USUAL,
        "contact_language": request.cycle.main_language,
        **named,
    }
    form = forms.CommunicationForm(
        request.POST or None,
        initial=initial,
        findings=findings,
        countries=own,
        addressees=institutions_asked(request.cycle, [*own, ""] if speaks_for_all else own),
        may_leave_out_country=speaks_for_all,
    )

    def deed() -> Communicated:
        dates = {name: form.cleaned_data[name] for name in ("communicated_on", "answer_by", "send_mail")}
        return communicate_to_all(actor=person, findings=form.chosen, addressees=form.chosen_addressees, **dates)

    if done := submitted(request, form, deed):
        messages.success(request, _sentence(done.result, form.cleaned_data["send_mail"]))
        responses = done.result.responses
        only = address_of(request, responses[0]) if len(responses) == 1 else ""
        return redirect(only or "practice:matrix", *([] if only else [request.cycle.slug]))
    is_ready = bool(findings) or form.is_bound
    return form_page(request, "practice/communicate.html", {"form": form, "is_ready": is_ready}, form)


USUAL = timedelta(days=30)
"""How long addressees usually have for an answer."""


def _sentence(communicated: Communicated, send_mail: bool) -> str:
    """How many were asked, how many of them got a mail, and who cannot be reached."""
    count = len(communicated.responses)
    sentences = [
        ngettext("Communicated. Record here what is answered.", "%(count)s questions were communicated.", count)
        % {"count": count}
    ]
    unreached = count - communicated.mailed
    if send_mail and unreached:
        sentences.append(
            ngettext(
                "To one of them nobody can be written: name a counterpart on its page.",
                "To %(count)s of them nobody can be written: name a counterpart on their pages.",
                unreached,
            )
            % {"count": unreached}
        )
    if communicated.known:
        sentences.append(
            ngettext(
                "One had been asked before and was left as it stands.",
                "%(count)s had been asked before and were left as they stand.",
                communicated.known,
            )
            % {"count": communicated.known}
        )
    return " ".join(sentences)

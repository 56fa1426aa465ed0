"""The matrix of responses, and asking a country."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may
from tinkuy.planning.team.actions.invitations import language_of
from tinkuy.practice.key_actions.queries import actions_ahead, overdue_actions
from tinkuy.practice.overview.cells import CellDrawing
from tinkuy.practice.overview.forms import NarrowingForm
from tinkuy.practice.overview.matrix import Matrix, Narrowing, Row, followed, matrix_of
from tinkuy.practice.overview.printed import printed_of
from tinkuy.practice.overview.queries import addressees_of
from tinkuy.practice.overview.views.response import address_of
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.actions.asking import waits_for_the_morning
from tinkuy.practice.responses.actions.communicating import Communicated, communicate_to_all
from tinkuy.practice.responses.communication_forms import NO_COUNTRY, CommunicationForm
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.queries import (
    addressed_institutions,
    communicable,
    news,
    not_asked_of,
    summary_of_rows,
    unanswered,
)
from tinkuy.systematisation.evidence.models.finding import Finding

KNOTS = [state for state in ResponseState if state != ResponseState.REJECTED]


def matrix(request: CycleRequest, cycle: str) -> HttpResponse:
    """Recommendation × country: how far each came. With `?awaited=` only what one country has still to answer."""
    if (awaited := request.GET.get("awaited", "")) in {row.country for row in request.cycle.invited_countries.all()}:
        return _awaited_page(request, awaited)
    if finding_id := request.GET.get("finding", ""):
        return _cell_page(request, finding_id, request.GET.get("country", ""))
    own = countries_of(team_person(request), request.cycle)
    form = NarrowingForm(request.GET, cycle=request.cycle)
    whole = matrix_of(request.cycle, own, form.narrowing)
    page = Paginator(whole.findings, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    rows = _rows(request, whole, list(page), own)
    context = {
        "matrix": whole,
        "page": page,
        "rows": rows,
        "shows_silence": any(cell.silent_since for drawn in rows for cell in drawn.row.cells),
        "may_ask": bool(whole.findings),
        "form": form,
        "narrowed": form.narrowed,
        "has_many_columns": len(whole.countries) > MOST_COLUMNS,
        "summary": summary_of_rows(
            (one.finding, one.country, one.institution, one.state) for one in whole.standing.rows
        ),
        "legend": KNOTS,
        "focal_countries": own,
        "may_communicate": may(team_person(request), "communicate_recommendations", request.cycle),
        "waiting": unanswered(request.cycle, own) if own else (),
        **_news_and_actions(request.cycle, whole, form.narrowing),
    }
    return render(request, "practice/matrix.html", context)


ROWS_PER_PAGE, MOST_COLUMNS, MOST_LISTED = 50, 12, 8


@dataclass(frozen=True)
class DrawnRow:
    """A row of the page: its recommendation, its cells as they are drawn, and where it stands in public."""

    row: Row
    cells: Sequence[SafeString]
    is_public: bool
    is_retired: bool
    reworded: int


def _rows(request: CycleRequest, whole: Matrix, findings: list[Finding], own: Collection[str]) -> list[DrawnRow]:
    may_communicate = may(team_person(request), "communicate_recommendations", request.cycle)
    askable = whole.countries if Role.COORDINATION in request.roles else own
    drawing = CellDrawing(whole, askable_countries=askable if may_communicate else (), focal=own)
    printed = printed_of(findings, whole.responses_to(findings))
    drawn = []
    for row in whole.rows_of(findings):
        key, is_retired = row.finding.pk, row.finding.pk in printed.retired
        cells = [drawing.td(cell, row.finding, may_be_asked=not is_retired) for cell in row.cells]
        drawn.append(DrawnRow(row, cells, key in printed.in_force, is_retired, printed.reworded.get(key, 0)))
    return drawn


def _news_and_actions(cycle: Cycle, whole: Matrix, narrowing: Narrowing) -> dict[str, Any]:
    """What stands beside the matrix: the latest steps, what is late, what comes next; of what is looked at."""
    only = whole.narrowed_to(narrowing) if narrowing.is_any else None
    of_these = {} if only is None else {"response__in": only}
    overdue = overdue_actions(cycle).filter(**of_these)
    return {
        "news": news(cycle, only=only),
        "overdue": overdue[:MOST_LISTED],
        "overdue_count": overdue.count(),
        "ahead": actions_ahead(cycle).filter(**of_these)[:MOST_LISTED],
    }


def _awaited_page(request: CycleRequest, country: str) -> HttpResponse:
    context = {"country": country, "waiting": unanswered(request.cycle, [country])}
    return render(request, "practice/awaited.html", context)


def _cell_page(request: CycleRequest, finding_id: str, country: str) -> HttpResponse:
    """Everybody of one country, or without one, whom one recommendation was put to, and where each stands."""
    finding = or_404(followed(request.cycle).filter(public_id=finding_id).first())
    country = "" if country == NO_COUNTRY else country
    may_ask = rules.may_speak_for(team_person(request), "communicate_recommendations", request.cycle, country)
    rows = addressees_of(finding, country)
    context = {"rows": rows, "finding": finding, "country": country, "may_ask": may_ask}
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
    if not speaks_for_all and len(own) == 1 and not any(named.values()):  # as the mail of the publication leads here
        named = {"finding": [one.public_id for one in not_asked_of(own[0], findings)], "country": own}
    initial = {
        "communicated_on": today,
        "answer_by": today + USUAL,
        "contact_language": language_of(own[0] if len(own) == 1 else "", request.cycle),
        **named,
    }
    form = CommunicationForm(
        request.POST or None,
        initial=initial,
        findings=findings,
        countries=own,
        addressees=addressed_institutions(request.cycle, [*own, ""] if speaks_for_all else own),
        may_leave_out_country=speaks_for_all,
    )

    def deed() -> Communicated:
        names = ("communicated_on", "answer_by", "send_mail", "is_in_dialogue")
        how = {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}
        return communicate_to_all(actor=person, findings=form.chosen, addressees=form.chosen_addressees, **how)

    if done := submitted(request, form, deed):
        messages.success(request, _sentence(done.result, form.sends_mail))
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
    if send_mail and any(map(waits_for_the_morning, communicated.responses)):
        sentences.append(_("Where it is night now, the mail goes out in the morning."))
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

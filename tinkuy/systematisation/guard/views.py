"""What may be personal data, resolved one by one; beside it the words that are better not used."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import REFUSED, pressed
from tinkuy.language.personal_data.alert import KINDS
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.guard import queries
from tinkuy.systematisation.guard.queries import AlertInPassage, RemarkInPassage, alert_decisions, alerts_in, remarks_in

from . import actions

SHOWN = 20


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """The alerts of findings and quotes, or of one session's transcript."""
    return _page(request, request.GET)


@require_POST
def decide(request: CycleRequest, cycle: str) -> HttpResponse:
    return _answer_of_deed(
        request,
        lambda: actions.decide_alert(
            actor=team_person(request),
            cycle=request.cycle,
            found_alert=_alert_of_request(request),
            answer=request.POST.get("answer", ""),
        ),
        _("Decided. It can be taken back, and other words will ask again."),
    )


@require_POST
def take_out(request: CycleRequest, cycle: str) -> HttpResponse:
    return _answer_of_deed(
        request,
        lambda: actions.take_out_alert(
            actor=team_person(request), cycle=request.cycle, found_alert=_alert_of_request(request)
        ),
        _("Taken out of the transcript for good; its quotes follow. Look whether a finding still tells it."),
    )


@require_POST
def reopen(request: CycleRequest, cycle: str, decision: int) -> HttpResponse:
    decision_row = get_object_or_404(alert_decisions(), pk=decision)
    return _answer_of_deed(
        request,
        lambda: actions.reopen_alert(actor=team_person(request), alert_decision=decision_row),
        _("Taken back: the words wait to be decided."),
    )


def _alert_of_request(request: CycleRequest) -> AlertInPassage | None:
    place, digest = request.POST.get("place", "")[:80], request.POST.get("digest", "")[:64]
    return queries.alert_at(request.cycle, place, digest)


def _answer_of_deed(request: CycleRequest, deed: Callable[[], Any], success: str) -> HttpResponse:
    """Do it and go on with the alert that follows; a refusal stands above the list as it now is."""
    if not pressed(request, deed, success):
        return _page(request, request.POST, status=REFUSED)
    query = urlencode({name: value for name, value in _narrowed(request.POST).items() if value})
    address = reverse("systematisation:personal_data", args=[request.cycle.slug])
    at = request.POST.get("at", "")
    return redirect(address + (f"?{query}" if query else "") + (f"#n{at}" if at.isdigit() and len(at) < 4 else ""))


def _narrowed(values: QueryDict) -> dict[str, str]:
    """What the list is narrowed to; what makes no sense narrows nothing."""
    kind, session, number = values.get("kind", ""), values.get("session", ""), values.get("page", "")
    is_session = session.isascii() and session.isdigit() and len(session) < 3
    return {
        "session": session if is_session else "",
        "kind": kind if kind in KINDS else "",
        "page": number if number.isdigit() and len(number) < 5 else "",
    }


def _page(request: CycleRequest, values: QueryDict, status: int = 200) -> HttpResponse:
    narrow = _narrowed(values)
    webinars = webinars_in_order()
    webinar = next((one for one in webinars if str(one.ordinal) == narrow["session"]), None)
    all_alerts = queries.alerts_of_captions(request.cycle, webinar) if webinar else _of_findings_and_quotes(request)
    waiting = [one for one in all_alerts if not one.decision]
    of_kind = [one for one in waiting if not narrow["kind"] or one.alert.kind == narrow["kind"]]
    counts = {kind: sum(one.alert.kind == kind for one in waiting) for kind in KINDS}
    context = {
        "page": Paginator(of_kind, SHOWN).get_page(narrow["page"]),
        "waiting": len(waiting),
        "kinds": [(kind, words, counts[kind]) for kind, words in KINDS.items() if counts[kind]],
        "decided": [one for one in all_alerts if one.decision],
        "remarks": [] if webinar else _remarks(),
        "narrow": narrow,
        "narrowed": urlencode({name: narrow[name] for name in ("session", "kind") if narrow[name]}),
        "webinar": webinar,
        "webinars": webinars,
        "may_take_out": may(team_person(request), "edit_transcripts", request.cycle),
        "may_write": may(team_person(request), "write_findings", request.cycle),
    }
    return render(request, "systematisation/personal_data.html", context, status=status)


def _of_findings_and_quotes(request: CycleRequest) -> list[AlertInPassage]:
    return alerts_in(request.cycle, [*queries.findings_to_publish(), *queries.quotes_to_publish()])


def _remarks() -> list[RemarkInPassage]:
    quotes = queries.in_their_language(queries.quotes_to_publish())
    return remarks_in([*queries.findings_to_publish(), *quotes])

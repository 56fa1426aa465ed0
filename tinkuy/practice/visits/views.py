"""The page of a peer visit: arranging it, the notes of both sides, the decision at its end."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, take_or_show
from tinkuy.dialogue.agreements.queries import summary_of
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.practice.support.models import UNUSED, PeerSupport
from tinkuy.practice.support.rules import may_speak
from tinkuy.practice.support.views.support import address_of, support_or_404
from tinkuy.practice.visits import actions, forms, rules
from tinkuy.practice.visits.models import PeerVisit, VisitDecision
from tinkuy.practice.visits.queries import visit_of


def peer_visit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return show(request, support_or_404(request, public_id))


def show(request: CycleRequest, support: PeerSupport, **bound: Form) -> HttpResponse:
    person, visit = team_person(request), visit_of(support)
    sides = [code for code in (support.asking, support.giving) if may_speak(person, request.cycle, code)]
    fresh: dict[str, Any] = {}
    if visit is None and rules.may_arrange(person, support):
        initial = {"day": support.wanted_by, "is_by_video": "yes"}
        fresh["arranging_form"] = forms.ArrangingForm(initial=initial)
    if visit is not None and not visit.decision and sides and support.state not in UNUSED:
        own_notes = visit.visitor_notes if sides[0] == support.asking else visit.host_notes
        fresh["notes_form"] = forms.NotesForm(own=sides, initial={"notes": own_notes if len(sides) == 1 else ""})
        if support.asking in sides and rules.may_decide(visit) and not rules.is_ahead(visit):
            fresh["decision_form"] = forms.DecisionForm()
    context = {
        "support": support,
        "visit": visit,
        "summary": summary_of(visit.agreement) if visit else None,
        "back": address_of(request, support),
        "not_now": VisitDecision.NOT_NOW,
    }
    return form_page(request, "practice/peer_visit.html", context | fresh | bound, *bound.values())


def _visit_or_404(support: PeerSupport) -> PeerVisit:
    return or_404(visit_of(support))


def _take(
    request: CycleRequest, support: PeerSupport, form: Form, named: str, success: str, deed: Callable[..., Any]
) -> HttpResponse:
    person = team_person(request)

    def done() -> Any:
        values = form.values() if hasattr(form, "values") else form.cleaned_data
        return deed(actor=person, **values)

    def page() -> HttpResponse:
        return show(request, support_or_404(request, support.public_id), **{named: form})

    then = reverse("practice:peer_visit", args=[request.cycle.slug, support.public_id])
    return take_or_show(request, form, done, page, then, success)


@require_POST
def arrange(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    support, form = support_or_404(request, public_id), forms.ArrangingForm(request.POST)

    def deed(**values: Any) -> PeerVisit:
        return actions.arrange_visit(support=support, **values)

    return _take(request, support, form, "arranging_form", _("Arranged. Both countries are asked to confirm it."), deed)


@require_POST
def write_notes(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    support = support_or_404(request, public_id)
    visit, form = _visit_or_404(support), forms.NotesForm(request.POST, own=[support.asking, support.giving])

    def deed(**values: Any) -> PeerVisit:
        return actions.write_visit_notes(visit=visit, **values)

    return _take(request, support, form, "notes_form", _("Saved: what your country takes home."), deed)


@require_POST
def decide(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    support = support_or_404(request, public_id)
    visit, form = _visit_or_404(support), forms.DecisionForm(request.POST)

    def deed(**values: Any) -> PeerVisit:
        return actions.decide_after_visit(visit=visit, **values)

    return _take(request, support, form, "decision_form", _("Decided. With that the visit is concluded."), deed)

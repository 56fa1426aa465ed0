"""The sheet's page in the team's area: where it stands, and its one next step."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication import queries
from tinkuy.publication.actions.approving import approve_sheet
from tinkuy.publication.actions.documenting import document_cycle
from tinkuy.publication.actions.drafting import draft_sheet
from tinkuy.publication.actions.publishing import BeforeTheEnd, OpenAlerts, publish_sheet, retire_sheet
from tinkuy.publication.actions.reviewing import review_sheet, submit_sheet
from tinkuy.publication.forms import RetireForm, ReviewForm
from tinkuy.publication.guarding import open_alerts_of
from tinkuy.publication.models import Sheet, SheetState
from tinkuy.publication.page import page_context
from tinkuy.publication.texts import draft
from tinkuy.publication.unfinished import unfinished_of

PAST_THE_GUARD = (SheetState.PUBLISHED, SheetState.RETIRED)
BEING_WRITTEN = (SheetState.DRAFT, SheetState.CHANGES_REQUESTED)


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    if queries.sheet_of(request.cycle) is None and _is_team(request):
        return render(request, "publication/no_sheet.html")
    sheet = demand_sheet(request)
    standing = queries.standing_of(sheet, team_person(request))
    context = {
        "standing": standing,
        "sheet": sheet,
        "retire": RetireForm(),
        "languages": settings.LANGUAGES,
        "left": unfinished_of(request.cycle),
        "open_alerts": 0 if sheet.state in PAST_THE_GUARD else len(open_alerts_of(sheet)),
    }
    return render(request, "publication/sheet.html", context)


@require_POST
def start(request: CycleRequest, cycle: str) -> HttpResponse:
    draft_sheet(actor=team_person(request), cycle=request.cycle)
    messages.success(request, _("The sheet wrote its first draft from the cycle's data. Complete what is missing."))
    return redirect("publication:sheet", cycle)


def preview(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """The draft as readers will see it."""
    sheet = demand_sheet(request)
    if language not in sheet.drafts:
        raise Http404
    return render(request, "publication/preview.html", {"sheet": sheet, **page_context(draft(sheet, language))})


@require_POST
def submit(request: CycleRequest, cycle: str) -> HttpResponse:
    submit_sheet(actor=team_person(request), sheet=demand_sheet(request))
    messages.success(request, _("The sheet is with its peers: two reviews from two countries are needed."))
    return redirect("publication:sheet", cycle)


def review(request: CycleRequest, cycle: str) -> HttpResponse:
    sheet = demand_sheet(request)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            review_sheet(
                actor=team_person(request),
                sheet=sheet,
                verdict=form.cleaned_data["verdict"],
                scores=form.scores(),
                comment=form.cleaned_data["comment"],
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Your review is kept. Thank you."))
            return redirect("publication:sheet", cycle)
    context = {"form": form, "sheet": sheet}
    return render(request, "publication/review.html", context, status=400 if form.errors else 200)


@require_POST
def approve(request: CycleRequest, cycle: str) -> HttpResponse:
    approve_sheet(actor=team_person(request), sheet=demand_sheet(request))
    messages.success(request, _("The sheet is approved. A hub editor can publish it."))
    return redirect("publication:sheet", cycle)


def publish(request: CycleRequest, cycle: str) -> HttpResponse:
    """Before the end of the cycle it asks first, on a page that says what will be printed."""
    sheet = demand_sheet(request)
    if request.method != "POST":
        may_publish = queries.standing_of(sheet, team_person(request)).may_publish
        return _ask_before_the_end(request, sheet) if may_publish else redirect("publication:sheet", cycle)
    try:
        publish_sheet(actor=team_person(request), sheet=sheet, confirmed=request.POST.get("confirmed", ""))
    except BeforeTheEnd as refusal:
        messages.info(request, str(refusal))
        return redirect("publication:publish", cycle)
    except OpenAlerts as refusal:
        messages.error(request, str(refusal))
        return redirect("publication:personal_data", cycle)
    messages.success(request, _("The sheet is published. It is on the hub now."))
    return redirect("publication:sheet", cycle)


def _ask_before_the_end(request: CycleRequest, sheet: Sheet) -> HttpResponse:
    contents = [draft(sheet, language) for language in sheet.drafts]
    context = {
        "sheet": sheet,
        "left": unfinished_of(request.cycle),
        "validations": [(content.language, content.validation) for content in contents if content.validation],
        "languages": list(sheet.drafts),
    }
    return render(request, "publication/publish_before_the_end.html", context)


@require_POST
def document(request: CycleRequest, cycle: str) -> HttpResponse:
    document_cycle(actor=team_person(request), cycle=request.cycle)
    messages.success(request, _("The cycle is documented. The follow-up can begin."))
    return redirect("publication:sheet", cycle)


@require_POST
def retire(request: CycleRequest, cycle: str) -> HttpResponse:
    form = RetireForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    retire_sheet(actor=team_person(request), sheet=demand_sheet(request), reason=reason)
    messages.success(request, _("The sheet is retired. Its address shows why."))
    return redirect("publication:sheet", cycle)


def demand_sheet(request: CycleRequest) -> Sheet:
    """The cycle's sheet. A hub editor reads what was sent to its peers, not what its team is still writing."""
    sheet = queries.sheet_of(request.cycle)
    if sheet is None or not (_is_team(request) or sheet.state not in BEING_WRITTEN or sheet.versions.exists()):
        raise Http404
    return sheet


def _is_team(request: CycleRequest) -> bool:
    return not request.roles.isdisjoint(CYCLE_ROLES)

"""What in the sheet may be personal data, decided one by one before it is published."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import REFUSED, pressed
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.publication.guard.actions import decide_sheet_alert, reopen_sheet_alert
from tinkuy.publication.guard.queries import alerts_to_decide
from tinkuy.publication.sheets.addresses import to_page
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.request import demand_sheet
from tinkuy.systematisation.guard.queries import alert_decisions


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    return alerts_page(request, demand_sheet(request))


@require_POST
def decide(request: CycleRequest, cycle: str) -> HttpResponse:
    sheet = demand_sheet(request)
    digest, answer = request.POST.get("digest", "")[:64], request.POST.get("answer", "")

    def deed() -> None:
        decide_sheet_alert(actor=team_person(request), sheet=sheet, digest=digest, answer=answer)

    if not pressed(request, deed, _("Decided. Other words will ask again.")):
        return alerts_page(request, sheet, status=REFUSED)
    return to_page(request, "personal_data")


@require_POST
def reopen(request: CycleRequest, cycle: str, decision: int) -> HttpResponse:
    decision_row = get_object_or_404(alert_decisions(), pk=decision)
    reopen_sheet_alert(actor=team_person(request), sheet=demand_sheet(request), alert_decision=decision_row)
    messages.success(request, _("Taken back: the words wait to be decided."))
    return to_page(request, "personal_data")


def alerts_page(request: CycleRequest, sheet: Sheet, status: int = 200) -> HttpResponse:
    """The open alerts of *sheet*, and what was decided."""
    alerts = alerts_to_decide(sheet)
    context = {
        "sheet": sheet,
        "waiting": [one for one in alerts if not one.decision],
        "decided": [one for one in alerts if one.decision],
        "may_write": may(team_person(request), "write_sheets", request.cycle),
    }
    return render(request, "publication/personal_data.html", context, status=status)

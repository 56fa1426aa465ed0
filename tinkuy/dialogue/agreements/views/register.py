"""The register of a cycle's agreements."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tinkuy.dialogue.agreements.models import AgreementState
from tinkuy.dialogue.agreements.queries import OVERDUE, Filters, summaries
from tinkuy.dialogue.agreements.rules import STAGE_NAMES, Stage
from tinkuy.people.countries import country_name
from tinkuy.planning.request import CycleRequest


def register(request: CycleRequest, cycle: str) -> HttpResponse:
    """All agreements of the cycle, or those that the filters leave."""
    rows = summaries(request.cycle)
    filters = Filters(request.GET.get("state", ""), request.GET.get("country", ""), request.GET.get("session", ""))
    codes = {code for row in rows for code in row.countries}
    sessions = {row.agreement.webinar.ordinal for row in rows if row.agreement.webinar}
    context = {
        "has_any": bool(rows),
        "rows": [row for row in rows if filters.shows(row)],
        "total": len(rows),
        "in_force": sum(row.is_in_force for row in rows),
        "done": sum(row.agreement.state == AgreementState.DONE for row in rows),
        "overdue": sum(row.is_overdue for row in rows),
        "filters": filters,
        "is_filtered": any((filters.state, filters.country, filters.session)),
        "states": _states(),
        "countries": sorted(((code, country_name(code)) for code in codes), key=lambda one: one[1]),
        "sessions": [(str(place), _("Session %(place)s") % {"place": place}) for place in sorted(sessions)],
    }
    return render(request, "dialogue/agreements.html", context)


def _states() -> list[tuple[str, str]]:
    stages = [(stage.value, str(STAGE_NAMES[stage])) for stage in (Stage.CAUGHT, Stage.SENT)]
    return [*stages, *((state.value, str(state.label)) for state in AgreementState), (OVERDUE, _("Overdue"))]

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.convening.queries import attendance_of
from tinkuy.convening.queries.registered import confirmed
from tinkuy.desk.exports import TABLES
from tinkuy.people import access
from tinkuy.planning.cycles.queries.sessions import webinars_in_order
from tinkuy.planning.request import CycleRequest

LISTS, ADDRESSES, IMPORT = "export_lists", "take_addresses", "import_attendance"


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """What can be taken away, each with the sentence that says what is in it."""
    context = {
        "webinars": attendance_of(request.cycle).webinars,
        "has_sessions": webinars_in_order().exists(),
        "has_registered": confirmed().exists(),
        "tables": TABLES,
        "may_export_lists": access.allows(LISTS, request.roles, is_signed_in=True),
        "may_take_addresses": access.allows(ADDRESSES, request.roles, is_signed_in=True),
        "may_import": access.allows(IMPORT, request.roles, is_signed_in=True),
    }
    return render(request, "desk/reports.html", context)

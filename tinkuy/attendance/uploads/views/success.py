"""What is said when a report counts."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.planning.request import CycleRequest


def say_imported(request: CycleRequest, report: AttendanceImport) -> None:
    """Of which session; and the early warnings that the rules found in it at once."""
    messages.success(request, _("The attendance of session %(n)d is imported.") % {"n": report.webinar.ordinal})
    count = len(warning_board(request.cycle).waiting)
    if count:
        words = ngettext(
            "%(count)s early warning waits for a decision.", "%(count)s early warnings wait for a decision.", count
        )
        messages.warning(request, words % {"count": count})

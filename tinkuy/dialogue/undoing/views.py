"""The last deed is undone from the line that says it."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.dialogue.floor.console_pages import back_to_console
from tinkuy.dialogue.undoing.actions import undo_deed
from tinkuy.dialogue.undoing.queries import entry_of
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest


@require_POST
def undo(request: CycleRequest, cycle: str, n: int, entry: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    return back_to_console(request, n, undo_deed, webinar=webinar, entry=or_404(entry_of(webinar, entry)))

"""What the pages of those who run a session have in common: what each names, and the way back to the console."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import pressed
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.parts import Context, session_context
from tinkuy.dialogue.floor.queries import number_of_sessions
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person

TABS = ("waiting", "approved", "answered", "held", "later", "joined")
"""The heaps of the queue of questions, by the word in the address."""

FIRST_TAB = TABS[0]


def console_context(webinar: Webinar, floor: Floor | None) -> Context:
    """What every page of a desk names: the session, its place, its floor."""
    return session_context(webinar) | {"floor": floor, "sessions": number_of_sessions()}


def tab_of(request: HttpRequest) -> str:
    """The heap of the queue that the page shows, and shows again after a deed."""
    tab = request.POST.get("tab") or request.GET.get("tab") or FIRST_TAB
    return tab if tab in TABS else FIRST_TAB


def console_form(
    action: Callable[..., Any], rows_at: Callable[..., dict[str, Any]], *words: str
) -> Callable[..., HttpResponse]:
    """The view of a form of the console: *rows_at* finds what its address names, or answers 404, and *action* gets it,
    with the *words* that were typed, under the same names.
    """

    @require_POST
    def view(request: CycleRequest, cycle: str, n: int, **place: Any) -> HttpResponse:
        typed = {name: request.POST.get(name, "") for name in words}
        return back_to_console(request, n, action, **rows_at(n, **place), **typed)

    return view


def back_to_console(request: CycleRequest, n: int, action: Callable[..., Any], **values: Any) -> HttpResponse:
    """Do it and go back to the console, where a refusal stands in its words."""
    pressed(request, lambda: action(actor=team_person(request), **values))
    return to_console(request, n)


def to_console(request: CycleRequest, n: int) -> HttpResponse:
    """Of session *n*, at the heap that was shown."""
    page, tab = reverse("dialogue:console", args=[request.cycle.slug, n]), tab_of(request)
    return redirect(page if tab == FIRST_TAB else f"{page}?{urlencode({'tab': tab})}")

"""What the pages of those who run a session have in common: what each names, and the way back to the console."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.parts import Context, session_context
from tinkuy.dialogue.floor.queries.lookup import number_of_sessions
from tinkuy.planning.cycles.models.webinar import Webinar


def frame(webinar: Webinar, floor: Floor | None) -> Context:
    """What every page of a desk names: the session, its place, its floor."""
    return session_context(webinar) | {"floor": floor, "sessions": number_of_sessions()}


TABS = ("waiting", "approved", "answered", "held", "later")
"""The heaps of the queue of questions, by the word in the address."""

FIRST_TAB = "waiting"


def tab_of(request: HttpRequest) -> str:
    """The heap of the queue that the page shows, and shows again after a deed."""
    tab = request.POST.get("tab") or request.GET.get("tab") or FIRST_TAB
    return tab if tab in TABS else FIRST_TAB


def carried_out(
    request: HttpRequest,
    cycle: str,
    n: int,
    deed: Callable[[], Any],
    *,
    answered_by_caller: tuple[type[Refused], ...] | type[Refused] = (),
) -> HttpResponse:
    """Do the *deed* and go back to the console, where a refusal stands in its words."""
    try:
        deed()
    except answered_by_caller:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(console_address(cycle, n, tab_of(request)))


def console_address(cycle: str, n: int, tab: str = FIRST_TAB) -> str:
    page = reverse("dialogue:console", args=[cycle, n])
    return page if tab == FIRST_TAB else f"{page}?{urlencode({'tab': tab})}"

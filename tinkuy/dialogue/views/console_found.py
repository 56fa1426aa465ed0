"""What the console's views have in common: one thing of a session or a 404, and the way back to the console."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.dialogue import queries
from tinkuy.dialogue.actions.moderation import StillMarked
from tinkuy.dialogue.models import Floor, Poll, Question
from tinkuy.dialogue.queries.moderation import TABS
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries.sessions import webinar_at
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hooks.queries import hook_at

FIRST_TAB = "waiting"


def or_404[T](thing: T | None) -> T:
    """The thing, or the same 404 as for any address that leads nowhere."""
    if thing is None:
        raise Http404
    return thing


def webinar_or_404(n: int) -> Webinar:
    return or_404(webinar_at(n))


def room_or_404(n: int) -> Webinar:
    """The webinar as the room knows it: a draft is not there yet."""
    webinar = webinar_or_404(n)
    return or_404(None if webinar.state == WebinarState.DRAFT else webinar)


def floor_or_404(n: int) -> Floor:
    return or_404(queries.floor_of(webinar_or_404(n)))


def question_or_404(n: int, public_id: str) -> Question:
    return or_404(queries.question_with_id(webinar_or_404(n), public_id))


def poll_or_404(n: int, public_id: str) -> Poll:
    return or_404(queries.poll_with_id(webinar_or_404(n), public_id))


def hook_or_404(webinar: Webinar, number: int) -> Hook:
    """A thread that this session picks up or leaves open."""
    hook = or_404(hook_at(number))
    if webinar.pk not in (hook.origin_id, hook.target_id):
        raise Http404
    return hook


def tab_of(request: HttpRequest) -> str:
    """The heap of the queue that the page shows, and shows again after a deed."""
    tab = request.POST.get("tab") or request.GET.get("tab") or FIRST_TAB
    return tab if tab in TABS else FIRST_TAB


def carried_out(request: HttpRequest, cycle: str, n: int, deed: Callable[[], Any]) -> HttpResponse:
    """Do the *deed* and go back to the console, where a refusal stands in its words; `StillMarked` has its own page."""
    try:
        deed()
    except StillMarked:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(console_address(cycle, n, tab_of(request)))


def console_address(cycle: str, n: int, tab: str = FIRST_TAB) -> str:
    page = reverse("dialogue:console", args=[cycle, n])
    return page if tab == FIRST_TAB else f"{page}?{urlencode({'tab': tab})}"

"""How the room answers what is sent to it: as a page, or as JSON to the page's own script."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.dialogue.room.context import Context, common, is_text, room_page
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest

PAGES = {"questions": "dialogue:questions"}
"""Pages other than the room itself that a form may have been sent from, as its `from` says."""

PLACES = {"question": "questions", "mine_asked": "mine"}
"""Where in the page a part stands, if not under its own name."""


def answered(
    request: CycleRequest,
    webinar: Webinar,
    deed: Callable[[], Any],
    *,
    part: str,
    context: Callable[[], Context],
    sentence: str = "",
    typed: Context | None = None,
    more: Callable[[], dict[str, str]] = dict,
) -> HttpResponse:
    """Do the *deed*. The script gets the sentence, the *part* anew in its *context*, and *more*.

    A browser without it goes back to the page.
    """
    try:
        deed()
    except Refused as refusal:
        return refused(request, webinar, str(refusal), typed)
    if wants_json(request):
        html = render_to_string(f"dialogue/parts/{part}.html", common(webinar, is_text=is_text(request)) | context())
        payload = {"sentence": sentence, "parts": html}
        return JsonResponse(payload | more(), status=201)
    if sentence:
        messages.success(request, sentence)
    return redirect(_back(request, webinar, PLACES.get(part, part)))


def refused(request: CycleRequest, webinar: Webinar, sentence: str, typed: Context | None = None) -> HttpResponse:
    """The sentence, and all that was typed, with the status of a refusal."""
    if wants_json(request):
        return JsonResponse({"sentence": sentence}, status=422)
    return room_page(request, webinar, status=422, refused=sentence, typed=typed)


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _back(request: CycleRequest, webinar: Webinar, place: str) -> str:
    """The page that was sent from, at the part that changed."""
    route = PAGES.get(request.POST.get("from", ""), "dialogue:live")
    page = reverse(route, args=[webinar.cycle.slug, webinar.ordinal])
    return f"{page}{'?mode=text' if is_text(request) else ''}#{place}"

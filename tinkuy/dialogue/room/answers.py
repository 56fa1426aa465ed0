"""How the room answers what is sent to it: as a page, or as JSON to the page's own script."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED
from tinkuy.dialogue.floor.parts import Context, RoomDeed, session_context
from tinkuy.dialogue.floor.request import room_or_404
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.room.context import room_page, room_ticket
from tinkuy.dialogue.room.question_pages import question_form
from tinkuy.dialogue.room.request import demand_own_page, is_text, voice_of, wants_json
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest

PAGES = {"questions": "dialogue:questions"}
"""Pages other than the room itself that a form may have been sent from, as its `from` says."""

ON_ITS_OWN = "question"
"""What `from` says where a question was written on its own page."""

PLACES = {"question": "questions", "question_sent": "mine"}
"""Where in the page a part stands, if not under its own name."""


def room_form(deed: Callable[..., RoomDeed]) -> Callable[..., HttpResponse]:
    """The view of a form of the room, whose *deed* a feature describes from request, webinar and voice."""

    @require_POST
    def view(request: CycleRequest, cycle: str, n: int, **place: str) -> HttpResponse:
        webinar, voice = room_or_404(n), voice_of(request)
        typed = None
        try:
            demand_own_page(request, voice)
            answer = deed(request, webinar, voice, **place)
            typed = answer.typed
            made = answer.action()
        except Refused as refusal:
            return _refusal(request, webinar, str(refusal), typed)
        page = answer.page(made) if answer.page and request.POST.get("from") == ON_ITS_OWN else ""
        return _answer(request, webinar, voice, answer, page)

    return view


def _answer(request: CycleRequest, webinar: Webinar, voice: Voice, deed: RoomDeed, page: str) -> HttpResponse:
    """The script gets the sentence and the part anew; a browser without it goes back to the page. Both go to *page*,
    where what was done has one.
    """
    if page:
        return JsonResponse({"page": page}, status=201) if wants_json(request) else redirect(page)
    if wants_json(request):
        context = session_context(webinar) | {"is_text": is_text(request)} | deed.context()
        part = (
            deed.html(is_text(request)) if deed.html else render_to_string(f"dialogue/parts/{deed.part}.html", context)
        )
        payload = {"sentence": deed.sentence, "parts": part}
        if deed.opens_results:
            payload["ticket"] = room_ticket(request, webinar, voice, context["poll_view"])
        return JsonResponse(payload, status=201)
    if deed.sentence:
        messages.success(request, deed.sentence)
    return redirect(_back(request, webinar, PLACES.get(deed.part, deed.part)))


def _refusal(request: CycleRequest, webinar: Webinar, sentence: str, typed: Context | None) -> HttpResponse:
    """The sentence, and all that was typed, with the status of a refusal."""
    if wants_json(request):
        return JsonResponse({"sentence": sentence}, status=REFUSED)
    if request.POST.get("from") == ON_ITS_OWN and typed is not None:
        return question_form(request, webinar, status=REFUSED, refused=sentence, typed=typed)
    return room_page(request, webinar, status=REFUSED, refused=sentence, typed=typed)


def _back(request: CycleRequest, webinar: Webinar, place: str) -> str:
    """The page that was sent from, at the part that changed."""
    route = PAGES.get(request.POST.get("from", ""), "dialogue:live")
    page = reverse(route, args=[webinar.cycle.slug, webinar.ordinal])
    return f"{page}{'?mode=text' if is_text(request) else ''}#{place}"

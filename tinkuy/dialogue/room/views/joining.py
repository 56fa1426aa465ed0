"""The address to type: a short code leads to the room of its session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tinkuy.convening.own_page.pages import PARTICIPANT_PAGES
from tinkuy.dialogue.floor.queries.lookup import floor_with_code
from tinkuy.own_pages.request import browser_in
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.request import person_of
from tinkuy.planning.rules import may

LONGEST_CODE = 20


@require_safe
def enter_code(request: HttpRequest) -> HttpResponse:
    """Where a code is typed; what was typed leads to its address."""
    code = "".join(letter for letter in request.GET.get("code", "") if letter.isalnum())[:LONGEST_CODE]
    return redirect("dialogue:join", code.upper()) if code else render(request, "dialogue/enter_code.html")


@require_safe
def join(request: HttpRequest, code: str) -> HttpResponse:
    """To the room, for who may see it; others register first. A cycle that is not announced has no codes."""
    floor = floor_with_code(code)
    if floor is None:
        return render(request, "dialogue/enter_code.html", {"wrong": code[:LONGEST_CODE]}, status=404)
    if _is_of(request, floor.cycle):
        return redirect("dialogue:live", floor.cycle.slug, floor.webinar.ordinal)
    return redirect("convening:register", floor.cycle.slug)


def _is_of(request: HttpRequest, cycle: Cycle) -> bool:
    return browser_in(PARTICIPANT_PAGES, request, cycle) is not None or may(person_of(request), "see_the_room", cycle)

"""The page from which a cycle is passed on: texts for each occasion, its addresses, their square codes."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tinkuy.design.sharing import qr_png, qr_svg, square_code
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.request import CycleRequest, team_person

from .choice import EVERY, Choice
from .later_texts import TextGroup, texts_of_later_stages
from .links import address_of, short_address
from .occasions import Occasion, session_at_hand
from .text import shared_text

CODES = {"svg": ("image/svg+xml", qr_svg), "png": ("image/png", qr_png)}


def share(request: CycleRequest, cycle: str) -> HttpResponse:
    """In each language in which the cycle has a title."""
    webinars = list(webinars_in_order())
    choice = Choice.read(request.GET, request.cycle, team_person(request), webinars)
    groups = _groups(request, choice)
    language = choice.languages(request.cycle)[0]
    address = address_of(request.cycle, language, choice.country)
    context = {
        "choice": choice,
        "at_hand": session_at_hand(request.cycle.now(), webinars),
        "occasions": list(Occasion),
        "every": EVERY,
        "groups": groups,
        "address": address,
        "short_address": short_address(request.cycle, language),
        "square": square_code(address),
    }
    return render(request, "convening/share.html", context)


def square_file(request: CycleRequest, cycle: str, form: str) -> HttpResponse:
    """The square code of the address as a file; its name tells no theme."""
    if form not in CODES or not request.cycle.is_announced:
        raise Http404
    choice = _choice(request)
    kind, draw = CODES[form]
    language = choice.languages(request.cycle)[0]
    response = HttpResponse(draw(address_of(request.cycle, language, choice.country)), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="qr{choice.country and "-" + choice.country}.{form}"'
    return response


def _choice(request: CycleRequest) -> Choice:
    return Choice.read(request.GET, request.cycle, team_person(request), list(webinars_in_order()))


def _groups(request: CycleRequest, choice: Choice) -> list[TextGroup]:
    if choice.occasion == Occasion.SHEET:
        return texts_of_later_stages(request.cycle)
    if not choice.has_words:
        return []
    own = request.cycle
    texts = [
        shared_text(own, code, occasion=choice.occasion, session=choice.session, country=choice.country)
        for code in choice.languages(own)
    ]
    return [TextGroup("", texts)]

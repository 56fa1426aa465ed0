from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.design.sharing import square_code
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.request import CycleRequest

from .text import address_of, shared_text


def share(request: CycleRequest, cycle: str) -> HttpResponse:
    """In each language in which the cycle has a title, its main one first."""
    own = request.cycle
    codes = [code for code in NAMES if own.title.get(code)]
    codes.sort(key=lambda code: code != own.main_language)
    address = address_of(own, own.main_language)
    context = {
        "texts": [shared_text(own, code) for code in codes],
        "address": address,
        "square": square_code(address),
    }
    return render(request, "convening/share.html", context)

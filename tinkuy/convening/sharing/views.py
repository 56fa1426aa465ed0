import segno
from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.request import CycleRequest

from .text import address_of, invitation, mail_link


def share(request: CycleRequest, cycle: str) -> HttpResponse:
    """In each language in which the cycle has a title, its main one first."""
    own = request.cycle
    codes = [code for code in NAMES if own.title.get(code)]
    codes.sort(key=lambda code: code != own.main_language)
    address = address_of(own, own.main_language)
    context = {
        "texts": [
            (code, NAMES[code], text := invitation(own, code), mail_link(own, code), text.count("\n") + 2)
            for code in codes
        ],
        "address": address,
        "square": segno.make(address, error="m", micro=False).svg_data_uri(border=2, scale=5),
    }
    return render(request, "convening/share.html", context)

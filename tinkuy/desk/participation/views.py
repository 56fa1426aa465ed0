"""Who took part in the dialogue, of those who came."""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import CycleRequest

from .page import participation_page
from .queries import participation_of


def participation(request: CycleRequest, cycle: str) -> HttpResponse:
    page = participation_page(participation_of(request.cycle))
    return render(request, "desk/participation.html", {"page": page})

"""The effect of threads: did those who were there when one was left open come back more?"""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import CycleRequest

from .queries import thread_effects


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "attendance/thread_effect.html", {"effects": thread_effects(request.cycle)})

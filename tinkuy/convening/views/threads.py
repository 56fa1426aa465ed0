"""The effect of threads: did those who were there when one was left open come back more?"""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.convening.queries.thread_effect import thread_effects
from tinkuy.planning.request import CycleRequest


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "convening/thread_effect.html", {"effects": thread_effects(request.cycle)})

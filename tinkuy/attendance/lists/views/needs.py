"""What participants need, for who provides for it."""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.attendance.lists.queries.needs import needs_of
from tinkuy.planning.request import CycleRequest


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "attendance/needs.html", {"needs": needs_of(request.cycle)})

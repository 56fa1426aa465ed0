"""How often each sheet is used, for who edits the hub."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language

from .queries import uses_by_sheet


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "hub/uses.html", {"rows": uses_by_sheet(reader_language())})

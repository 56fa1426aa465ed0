"""The public page of a focal point, with their consent: after «09c Referente» of the design."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.design.missing import or_404
from tinkuy.hub.focal_point_page.queries import focal_point_page


@require_safe
def page(request: HttpRequest, person: str) -> HttpResponse:
    """404 where nobody of this id lets everybody read of them."""
    one = or_404(focal_point_page(person))
    response = render(request, "hub/focal_point.html", {"one": one, "is_example": one.is_example})
    if one.is_sensitive:  # its address names no cycle, by which that would be known
        response["Cache-Control"] = "no-store"
    return response

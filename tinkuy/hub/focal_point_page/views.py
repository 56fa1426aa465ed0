"""The public page of a focal point, with their consent: after «09c Referente» of the design."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tinkuy.design.missing import or_404
from tinkuy.hub.focal_point_page.queries import focal_point_page
from tinkuy.people.countries import official_languages


@require_safe
def page(request: HttpRequest, person: str) -> HttpResponse:
    """404 where nobody of this id lets everybody read of them."""
    language = get_language() or settings.LANGUAGE_CODE
    one = or_404(focal_point_page(person, language))
    context = {
        "one": one,
        "is_example": one.is_example,
        "languages": official_languages(one.countries[0].country),
    }
    response = render(request, "hub/focal_point.html", context)
    if one.is_sensitive:  # its address names no cycle, by which that would be known
        response["Cache-Control"] = "no-store"
    return response

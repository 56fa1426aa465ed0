"""The question about the sessions that somebody attended lately, on their own page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import zone_of_participant

from .forms import RatingForm
from .queries import own_ratings


def ratings_on_own_page(registration: Registration, request: HttpRequest) -> str:
    """Nothing where no session waits for an answer or could have it changed."""
    ratings = own_ratings(registration)
    if not ratings:
        return ""
    context = {
        "cycle": registration.cycle,
        "ratings": [(one, RatingForm.of(one)) for one in ratings],
        "zone": zone_of_participant(registration),
    }
    return render_to_string("dialogue/parts/own_ratings.html", context, request=request)

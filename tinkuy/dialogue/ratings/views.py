from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.queries import zone_of_participant
from tinkuy.convening.registrations.request import ParticipantRequest
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.cycles.views import webinar_or_404

from .actions import rate_session
from .forms import RatingForm
from .queries import own_rating
from .rules import demand_rateable

PAGE = "dialogue/rating.html"


def rate(request: ParticipantRequest, cycle: str, n: int) -> HttpResponse:
    """The question about one session, alone on its page: where a form of one's own page comes back with its faults."""
    webinar, registration = webinar_or_404(n), request.registration
    own = own_rating(registration, webinar)
    form = RatingForm.of(own, request.POST if request.method == "POST" else None)

    def answer() -> None:
        rate_session(registration=registration, webinar=webinar, **form.cleaned_data)

    if submitted(request, form, answer):
        messages.success(request, _("Thank you: your answer is saved. You can change it until it is counted."))
        return redirect(reverse("convening:me", args=[cycle]) + "#ratings")
    context: dict[str, Any] = {
        "cycle": request.cycle,
        "own": own,
        "form": form,
        "zone": zone_of_participant(registration),
        "refusal": _why_not(request, own.webinar),
    }
    return form_page(request, PAGE, context, form)


def _why_not(request: ParticipantRequest, webinar: Any) -> str:
    """The sentence that stands in the place of the form, for whoever comes too late or was not there."""
    try:
        demand_rateable(request.registration, webinar)
    except Refused as refusal:
        return str(refusal)
    return ""

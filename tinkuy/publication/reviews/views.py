"""A sheet goes to its peers, and each says whether it may be published."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import take_form
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.reviews.forms import ReviewForm
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.sheets.request import demand_sheet


@require_POST
def submit(request: CycleRequest, cycle: str) -> HttpResponse:
    submit_sheet(actor=team_person(request), sheet=demand_sheet(request))
    messages.success(request, _("The sheet is with its peers: two reviews from two countries are needed."))
    return redirect("publication:sheet", cycle)


def review(request: CycleRequest, cycle: str) -> HttpResponse:
    sheet = demand_sheet(request)
    form, person = ReviewForm(request.POST or None), team_person(request)

    def deed() -> Review:
        verdict, comment = form.cleaned_data["verdict"], form.cleaned_data["comment"]
        return review_sheet(actor=person, sheet=sheet, verdict=verdict, scores=form.scores(), comment=comment)

    then, context = reverse("publication:sheet", args=[cycle]), {"sheet": sheet}
    return take_form(
        request, form, deed, "publication/review.html", context, then, _("Your review is kept. Thank you.")
    )

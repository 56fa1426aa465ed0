"""A sheet goes to its peers, and each says whether it may be published."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.reviews.forms import ReviewForm
from tinkuy.publication.sheets.request import demand_sheet


@require_POST
def submit(request: CycleRequest, cycle: str) -> HttpResponse:
    submit_sheet(actor=team_person(request), sheet=demand_sheet(request))
    messages.success(request, _("The sheet is with its peers: two reviews from two countries are needed."))
    return redirect("publication:sheet", cycle)


def review(request: CycleRequest, cycle: str) -> HttpResponse:
    sheet = demand_sheet(request)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            review_sheet(
                actor=team_person(request),
                sheet=sheet,
                verdict=form.cleaned_data["verdict"],
                scores=form.scores(),
                comment=form.cleaned_data["comment"],
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Your review is kept. Thank you."))
            return redirect("publication:sheet", cycle)
    context = {"form": form, "sheet": sheet}
    return render(request, "publication/review.html", context, status=422 if form.errors else 200)

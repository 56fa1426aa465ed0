"""Reviews between hubs for who edits the hub: asked, answered, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, pressed, submitted, take_form
from tinkuy.hub.hub_reviews.actions.asking import ask_review
from tinkuy.hub.hub_reviews.actions.giving import decline_review, give_review, withdraw_review
from tinkuy.hub.hub_reviews.actions.taking_back import take_back_offer
from tinkuy.hub.hub_reviews.forms import AskForm, DeclineForm, GiveForm
from tinkuy.hub.hub_reviews.models import HubReview, ReviewOrigin
from tinkuy.hub.hub_reviews.queries import notifications_of, review_named, reviews_of_team
from tinkuy.people.models import Person
from tinkuy.planning.request import team_person


def reviews(request: HttpRequest) -> HttpResponse:
    """Those asked of us and by us, with the form that asks for one."""
    person = team_person(request)
    form = AskForm(request.POST or None, slug=request.GET.get("sheet", ""))

    def ask() -> HubReview:
        version, hub = form.chosen()
        return ask_review(actor=person, version=version, hub=hub)

    context = {"theirs": reviews_of_team(ReviewOrigin.THEIRS), "ours": reviews_of_team(ReviewOrigin.OURS)}
    return take_form(
        request,
        form,
        ask,
        "hub/hub_reviews.html",
        context,
        then=request.path,
        success=_("The other hub is asked within minutes. Its answer is shown here and on the sheet."),
    )


def review(request: HttpRequest, review_id: str) -> HttpResponse:
    """One of them: where it stands, and what can be done with it."""
    person, one = team_person(request), or_404(review_named(review_id))
    giving = GiveForm(request.POST if "give" in request.POST else None)
    declining = DeclineForm(request.POST if "decline" in request.POST else None)
    if "withdraw" in request.POST:
        pressed(request, lambda: withdraw_review(actor=person, review=one), _("The review is withdrawn."))
        return redirect("hub:hub_review", review_id)
    if "take_back" in request.POST:
        pressed(request, lambda: take_back_offer(actor=person, review=one), _("You ask for it no more."))
        return redirect("hub:hub_review", review_id)
    if _answered(request, person, one, giving, declining):
        return redirect("hub:hub_review", review_id)
    context = {"review": one, "giving": giving, "declining": declining, "notifications": notifications_of(one)}
    return form_page(request, "hub/hub_review.html", context, giving, declining)


def _answered(request: HttpRequest, person: Person, one: HubReview, giving: GiveForm, declining: DeclineForm) -> bool:
    """Whether the pressed button did what it says."""
    if submitted(request, giving, lambda: give_review(actor=person, review=one, **giving.cleaned_data)):
        messages.success(request, _("The review is public, and the other hub is told within minutes."))
        return True
    if submitted(
        request, declining, lambda: decline_review(actor=person, review=one, words=declining.cleaned_data["reason"])
    ):
        messages.success(request, _("It is declined. The other hub gets your reason within minutes."))
        return True
    return False

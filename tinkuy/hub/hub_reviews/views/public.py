"""The page of a review that this hub gave: what the other hub announces leads here."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.design.missing import or_404
from tinkuy.hub.hub_reviews.models import HubReviewState
from tinkuy.hub.hub_reviews.queries import given_review
from tinkuy.planning.hub_settings.queries import hub_line


@require_safe
def page(request: HttpRequest, review_id: str) -> HttpResponse:
    review = or_404(given_review(review_id))
    is_gone = review.state == HubReviewState.WITHDRAWN
    context = {"review": review, "is_gone": is_gone, "hub_line": hub_line() or "Tinkuy"}
    return render(request, "hub/given_review.html", context, status=HTTPStatus.GONE if is_gone else HTTPStatus.OK)

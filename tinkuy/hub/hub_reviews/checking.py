"""The clock's deed: a review that another hub announced is shown as long as that hub says so."""

from datetime import timedelta

from django.db.models import Q

from tinkuy.core import clock
from tinkuy.core.outgoing.fetching import NotFetched, fetch

from .models import HubReview, HubReviewState, ReviewOrigin
from .payloads import MEDIA_TYPE

EACH = timedelta(days=1)
AT_ONCE = 20
GONE = (404, 410)


def check_reviews() -> int:
    """Ask again once a day for what announced each; how many were withdrawn. One that does not answer stays."""
    rows = HubReview.objects.filter(origin=ReviewOrigin.OURS, state=HubReviewState.GIVEN, hub__exchanges_reviews=True)
    due = rows.filter(Q(checked_at=None) | Q(checked_at__lt=clock.now() - EACH)).order_by("checked_at")
    return sum(_is_withdrawn(review) for review in due[:AT_ONCE])


def _is_withdrawn(review: HubReview) -> bool:
    same = HubReview.objects.filter(pk=review.pk, state=HubReviewState.GIVEN)
    try:
        fetch(review.announcement, headers={"Accept": MEDIA_TYPE})
    except NotFetched as fault:
        if fault.status in GONE:
            return bool(same.update(state=HubReviewState.WITHDRAWN, is_endorsed=False, checked_at=clock.now()))
    same.update(checked_at=clock.now())
    return False

"""The clock's deed: a review that another hub announced is shown as long as that hub says so."""

from datetime import timedelta

from django.db.models.functions import Coalesce

from tinkuy.core import clock
from tinkuy.core.outgoing.fetching import NotFetched, fetch

from .models import URN, HubReview, HubReviewState, ReviewCheck, ReviewOrigin
from .payloads import MEDIA_TYPE

EACH = timedelta(days=1)
AT_ONCE = 20
GONE = (404, 410)


def check_reviews() -> int:
    """Ask again once a day for what announced each; how many were withdrawn. One that does not answer stays."""
    rows = HubReview.objects.filter(origin=ReviewOrigin.OURS, state=HubReviewState.GIVEN, hub__exchanges_reviews=True)
    last_asked = Coalesce("check_of_it__checked_at", "decided_at")
    due = rows.annotate(last_asked=last_asked).filter(last_asked__lt=clock.now() - EACH).order_by("last_asked")
    return sum(_is_withdrawn(review) for review in due[:AT_ONCE])


def _is_withdrawn(review: HubReview) -> bool:
    """What announced it has an address of its own, or an id that is none: then the page of the review is asked for."""
    address = review.page if review.announcement.startswith(URN) else review.announcement
    ReviewCheck.objects.update_or_create(review=review, defaults={"checked_at": clock.now()})
    try:
        fetch(address, headers={"Accept": MEDIA_TYPE})
    except NotFetched as fault:
        if fault.status in GONE:
            same = HubReview.objects.filter(pk=review.pk, state=HubReviewState.GIVEN)
            return bool(same.update(state=HubReviewState.WITHDRAWN, is_endorsed=False))
    return False

"""The clock's deed: a review that another hub announced is shown as long as that hub says so; one of ours, as long as
the sheet is there.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from tinkuy.core import clock
from tinkuy.core.outgoing.fetching import NotFetched, fetch

from .models import URN, HubReview, HubReviewState, ReviewCheck, ReviewOrigin
from .outgoing import forget_sheet
from .payloads import MEDIA_TYPE

EACH = timedelta(days=1)
AT_ONCE = 20
RETIRED = 410
GONE = (404, RETIRED)


def check_reviews() -> int:
    """Ask again once a day for what announced each; how many were withdrawn, or went with their sheets. One that does
    not answer stays.
    """
    return sum(_is_withdrawn(review) for review in _due(ReviewOrigin.OURS)) + _check_reviewed_sheets()


def _check_reviewed_sheets() -> int:
    """Ask once a day whether each sheet that this hub reviewed is still there; how many reviews went with theirs. One
    that is merely not found stays: our words would be lost for a slip.
    """
    return sum(_is_retired(review) for review in _due(ReviewOrigin.THEIRS))


def ask_soon(review: HubReview) -> None:
    """At the next run of the clock, whenever it was last asked for."""
    ReviewCheck.objects.update_or_create(review=review, defaults={"checked_at": clock.now() - 2 * EACH})


def _due(origin: ReviewOrigin) -> QuerySet[HubReview]:
    rows = HubReview.objects.filter(origin=origin, state=HubReviewState.GIVEN, hub__exchanges_reviews=True)
    last_asked = Coalesce("check_of_it__checked_at", "decided_at")
    due = rows.annotate(last_asked=last_asked).filter(last_asked__lt=clock.now() - EACH)
    return due.order_by("last_asked")[:AT_ONCE]


def _is_withdrawn(review: HubReview) -> bool:
    """What announced it has an address of its own, or an id that is none: then the page of the review is asked for."""
    address = review.page if review.announcement.startswith(URN) else review.announcement
    if _status_at(review, address, MEDIA_TYPE) not in GONE:
        return False
    same = HubReview.objects.filter(pk=review.pk, state=HubReviewState.GIVEN)
    return bool(same.update(state=HubReviewState.WITHDRAWN, is_endorsed=False))


def _is_retired(review: HubReview) -> bool:
    if _status_at(review, review.sheet_address, "text/html") != RETIRED:
        return False
    with transaction.atomic():
        rows = HubReview.objects.select_for_update(of=("self",))
        same = rows.filter(pk=review.pk, state=HubReviewState.GIVEN).first()
        if same is not None:
            forget_sheet(same)
    return same is not None


def _status_at(review: HubReview, address: str, media_type: str) -> int:
    """0 where it is there, or nobody answers."""
    ReviewCheck.objects.update_or_create(review=review, defaults={"checked_at": clock.now()})
    try:
        fetch(address, headers={"Accept": media_type})
    except NotFetched as fault:
        return fault.status
    return 0

"""A notification is owed: it is written with its cause, and the worker sends it."""

from collections.abc import Mapping
from typing import Any

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id

from .models import LONGEST_TITLE, HubNotification, HubReview, HubReviewState, NotificationKind
from .payloads import own_address, payload_of


def owe_notification(
    review: HubReview, kind: NotificationKind, about: Mapping[str, Any], **more: Any
) -> HubNotification:
    """Owe the hub of *review* a notification about it, within the caller's transaction. One that asks names the review
    as its offer; one that answers, as what it answers.
    """
    hub = review.hub
    assert hub is not None
    public_id = new_public_id()
    uri = own_address(public_id)
    if kind == NotificationKind.OFFER:
        review.offer = uri
    else:
        more["inReplyTo"] = review.offer
    review.save()
    return HubNotification.objects.create(
        public_id=public_id,
        hub=hub,
        review=review,
        kind=kind,
        uri=uri,
        payload=payload_of(kind, uri, hub, about, **more),
    )


def withdraw_notifications(review: HubReview) -> None:
    """Ours about *review*, at whose addresses from now on stands that they were withdrawn."""
    HubNotification.objects.filter(review=review, is_incoming=False).update(payload={}, due_at=None)


def forget_sheet(review: HubReview) -> None:
    """Its hub asks no more, or has retired the sheet: that there was a review is all that stays of it, without the
    title and our words.
    """
    review.state, review.decided_at = HubReviewState.WITHDRAWN, clock.now()
    review.sheet_title, review.words, review.is_endorsed = review.sheet_address[:LONGEST_TITLE], "", False
    review.save()
    withdraw_notifications(review)

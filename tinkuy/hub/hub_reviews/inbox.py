"""What arrives at the inbox is a hint, and no more: who sends it proves nothing. It counts once the worker has read the
same at its own address, below that of a hub that the administrator named. What answers us, or takes back what it
asked, and has an id that is no address, proves itself by naming the offer, whose own id nobody else was told. A
question with such an id proves nothing: it counts where its sheet is there, few at a time, and its page says so.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings

from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.hub.known_hubs.queries import hub_at

from .models import URN, HubNotification, HubReview, HubReviewState, NotificationKind, ReviewOrigin
from .payloads import ReadNotification

MOST_WAITING = 50
"""Hints of one hub that nobody looked at yet."""
READ = ("@context", "id", "type", "origin", "target", "object", "inReplyTo", "summary")
"""What is read of a notification: who acts in it is a person, and no business of this hub."""
MOST_WITHOUT_ADDRESS = 10
"""Questions of one hub whose ids are no addresses and that wait for an answer: anybody may have sent them."""


class NotTaken(Exception):
    """A hint that is not kept, with the status of the answer; in English, as the protocol is."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def take_hint(notification: ReadNotification, plain: Mapping[str, Any]) -> HubNotification:
    """Keep where the notification (as posted: *plain*) is read, once however often it comes; raises `NotTaken`."""
    hub = hub_that_says(notification)
    if HubNotification.objects.filter(hub=hub, is_incoming=True).exclude(due_at=None).count() >= MOST_WAITING:
        raise NotTaken(HTTPStatus.TOO_MANY_REQUESTS, "Too many notifications of this hub wait. Send it later.")
    hint, _is_new = HubNotification.objects.get_or_create(
        hub=hub,
        uri=notification.uri,
        defaults={
            "kind": notification.kind,
            "is_incoming": True,
            "payload": {name: plain[name] for name in READ if name in plain}
            if notification.uri.startswith(URN)
            else {},
        },
    )
    return hint


def hub_that_says(notification: ReadNotification) -> KnownHub:
    """The known hub that *notification* says it is of; raises `NotTaken` where none, or not to us."""
    if notification.target.rstrip("/") != settings.BASE_ADDRESS:
        raise NotTaken(HTTPStatus.UNPROCESSABLE_ENTITY, "Its target is another system.")
    hub = hub_at(notification.origin)
    if hub is None:
        raise NotTaken(HTTPStatus.FORBIDDEN, "This hub exchanges no reviews with its origin.")
    if not hub.owns(notification.uri) and not _counts_without_address(hub, notification):
        raise NotTaken(HTTPStatus.UNPROCESSABLE_ENTITY, "Its id is an address of its origin, where it can be read.")
    return hub


def _counts_without_address(hub: KnownHub, notification: ReadNotification) -> bool:
    """Whether what has no address is a question about a sheet of *hub*, or names an offer that only the two hubs know:
    ours is drawn by lot and went to its inbox alone; that of another hub came to ours.
    """
    if not notification.uri.startswith(URN):
        return False
    if notification.kind == NotificationKind.OFFER:
        return hub.owns(notification.object.address) and _has_room(hub)
    is_theirs = notification.kind == NotificationKind.UNDO
    origin = ReviewOrigin.THEIRS if is_theirs else ReviewOrigin.OURS
    offers = HubReview.objects.filter(hub=hub, origin=origin, offer=notification.in_reply_to)
    return (offers.filter(offer__startswith=URN) if is_theirs else offers).exists()


def _has_room(hub: KnownHub) -> bool:
    """Whether few such questions wait; raises `NotTaken`."""
    open_rows = HubReview.objects.filter(hub=hub, origin=ReviewOrigin.THEIRS, state=HubReviewState.ASKED)
    if open_rows.filter(offer__startswith=URN).count() >= MOST_WITHOUT_ADDRESS:
        raise NotTaken(HTTPStatus.TOO_MANY_REQUESTS, "Too many questions without an address wait. Send it later.")
    return True

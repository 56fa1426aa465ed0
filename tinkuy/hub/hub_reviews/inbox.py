"""What arrives at the inbox is a hint, and no more: who sends it proves nothing. It counts once the worker has read the
same at its own address, below that of a hub that the administrator named. An answer whose id is no address proves
itself by naming our offer, whose own id nobody else was told.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings

from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.hub.known_hubs.queries import hub_at

from .models import HubNotification, HubReview, NotificationKind, ReviewOrigin
from .payloads import URN, ReadNotification

MOST_WAITING = 50
"""Hints of one hub that nobody looked at yet."""


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
            "payload": dict(plain) if _is_answer_without_address(hub, notification) else {},
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
    if not hub.owns(notification.uri) and not _is_answer_without_address(hub, notification):
        raise NotTaken(HTTPStatus.UNPROCESSABLE_ENTITY, "Its id is an address of its origin, where it can be read.")
    return hub


ANSWERS = (NotificationKind.REJECT, NotificationKind.REVIEW, NotificationKind.ENDORSEMENT)


def _is_answer_without_address(hub: KnownHub, notification: ReadNotification) -> bool:
    """Whether it answers what we asked *hub*: the id of our offer is drawn by lot, and went to its inbox alone."""
    if not notification.uri.startswith(URN) or notification.kind not in ANSWERS:
        return False
    return HubReview.objects.filter(hub=hub, origin=ReviewOrigin.OURS, offer=notification.in_reply_to).exists()

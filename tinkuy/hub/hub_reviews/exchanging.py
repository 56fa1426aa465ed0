"""The clock's deed: our notifications are sent, those of other hubs read at their address. No lock is held."""

import json
import logging
from datetime import timedelta

from django.db import transaction

from tinkuy.core import clock
from tinkuy.core.outgoing.fetching import NotFetched, fetch, fetch_json

from .actions.taking_back import take_back_of_retired
from .inbox import NotTaken, hub_that_says
from .incoming import NotForUs, take_in
from .models import URN, HubNotification, NotificationKind
from .payloads import MEDIA_TYPE, NotUnderstood, read_notification

log = logging.getLogger(__name__)

AT_ONCE = 20
FIRST_WAIT, MOST_ATTEMPTS = timedelta(minutes=5), 9
"""The wait doubles: the ninth attempt is some 21 hours after the first."""
TAKEN = (200, 201, 202)
NOT_THERE = (401, 403, 404, 410)
"""The hub answers, and has no such notification: anybody may have made the hint up."""
ACCEPTED = {"Accept": MEDIA_TYPE}
KEPT = timedelta(days=90)
"""How long is known that a notification came, once it is done with."""


def exchange_notifications() -> int:
    """Each that is due, the eldest first; how many were done with. A silent hub is asked once in a run.
    Of a sheet that was retired meanwhile nothing goes.
    """
    take_back_of_retired()
    done, silent = 0, set[int]()
    for notification in (
        HubNotification.objects.filter(due_at__lte=clock.now(), hub__exchanges_reviews=True)
        .select_related("hub")
        .order_by("due_at", "pk")[:AT_ONCE]
    ):
        if notification.hub_id in silent:
            continue
        try:
            _read(notification) if notification.is_incoming else _send(notification)
        except NotFetched as fault:
            if notification.is_incoming and fault.status in NOT_THERE:
                _end(notification, str(fault))
                continue
            silent.add(notification.hub_id)
            _put_off(notification, str(fault))
        except (NotUnderstood, NotTaken, NotForUs) as fault:
            _end(notification, str(fault))
        else:
            done += 1
    return done


def _send(notification: HubNotification) -> None:
    data = json.dumps(notification.payload).encode()
    fetch(notification.hub.inbox, data=data, headers={"Content-Type": MEDIA_TYPE} | ACCEPTED, good=TAKEN)
    _end(notification)


def _read(notification: HubNotification) -> None:
    """What its own address says counts, whatever was posted; it must still be of this hub and to us."""
    content = read_notification(_content_of(notification))
    if content.uri != notification.uri or hub_that_says(content).pk != notification.hub_id:
        raise NotUnderstood("Its address says another one.")
    with transaction.atomic():
        same = HubNotification.objects.select_for_update(of=("self",)).select_related("hub")
        current = same.filter(pk=notification.pk).exclude(due_at=None).first()
        if current is None:
            return
        current.kind, current.review = content.kind, take_in(current.hub, content)
        current.due_at, current.fault, current.payload = None, "", {}
        current.save(update_fields=["kind", "review", "due_at", "fault", "payload"])


def _content_of(notification: HubNotification) -> object:
    """Of one without an address what was posted; the page that it asks about or announces must be there."""
    if not notification.uri.startswith(URN):
        return fetch_json(notification.uri, headers=ACCEPTED)
    if notification.kind not in (NotificationKind.REJECT, NotificationKind.UNDO):
        page = read_notification(notification.payload).object.address
        if not notification.hub.owns(page):
            raise NotUnderstood("A hub announces its own reviews, and asks for those of its own sheets.")
        fetch(page, headers={"Accept": "text/html"})
    return notification.payload


def _put_off(notification: HubNotification, fault: str) -> None:
    attempts = notification.attempts + 1
    due_at = clock.now() + FIRST_WAIT * 2 ** (attempts - 1) if attempts < MOST_ATTEMPTS else None
    same = HubNotification.objects.filter(pk=notification.pk)
    same.update(attempts=attempts, due_at=due_at, fault=fault[:60])


def _end(notification: HubNotification, fault: str = "") -> None:
    """Of a hint that proves to be none nothing stays: whoever posts many would fill the table."""
    same = HubNotification.objects.filter(pk=notification.pk)
    if not fault:
        same.update(due_at=None, fault="")
        return
    log.warning("a notification of another hub was not taken in")
    if notification.is_incoming:
        same.delete()
    else:
        same.update(due_at=None, fault=fault[:60])


def forget_old_notifications() -> int:
    """Those that came and are done with for ninety days; how many. Ours are read at their address."""
    old = HubNotification.objects.filter(is_incoming=True, due_at=None, made_at__lt=clock.now() - KEPT)
    return old.delete()[0]

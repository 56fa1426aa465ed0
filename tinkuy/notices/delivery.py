"""Emptying the outbox: at least once each, in order of due time, slower after each failure."""

import logging
from datetime import timedelta
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.daytime import next_daytime

from .addresses.queries import is_closed
from .attachments import attached_to
from .letterhead import Letterhead
from .models import Notice
from .outcomes import Outcome
from .stops.queries import stopped_among
from .stops.topics import is_asked_for, topic_of
from .wording import FROM_CYCLE, wording

log = logging.getLogger("tinkuy.notices")

MOST_TRIES = 8
PAUSE = timedelta(seconds=15)
"""After the first failure twice as long, and twice that after each further one."""
EMPTIED: dict[str, Any] = {"values": {}, "sealed": b""}
"""What is left of a message's words and address once it has gone, or was given up."""


def deliver_due(most: int = 50) -> int:
    """Send what is due, at most *most* messages; how many went. A message repeats only if we die before marking it.

    What somebody waits for goes before what was owed to many: a code does not stand behind a campaign.
    """
    due = Notice.objects.filter(_is_due(), sent_at=None, failed_at=None)
    single = list(due.filter(campaign=None).values_list("pk", flat=True)[:most])
    of_campaigns = due.filter(campaign__isnull=False, campaign__paused_at=None).values_list("pk", flat=True)
    return sum(_deliver(pk) for pk in [*single, *of_campaigns[: most - len(single)]])


def _is_due() -> Q:
    """One that a clock ahead has owed, or put off, would wait until that moment comes: it is due as well."""
    put_off = Q(tries__gt=0, due_at__gt=clock.horizon() + PAUSE * 2**MOST_TRIES)
    return Q(due_at__lte=clock.now()) | Q(owed_at__gt=clock.horizon()) | put_off


def _deliver(pk: int) -> bool:
    """Claim by counting the try first, so that a message that kills its worker does not do so for ever.

    What comes late waits for the morning of whom it goes to.
    """
    with transaction.atomic():
        rows = Notice.objects.select_for_update(of=("self",)).select_related("person")
        notice = rows.filter(_is_due(), pk=pk, sent_at=None, failed_at=None).first()
        if notice is None:
            return False
        if notice.zone and (morning := next_daytime(clock.now(), notice.zone)) > clock.now():
            Notice.objects.filter(pk=pk).update(due_at=morning)
            return False
        if end := _end_of(notice):
            _finish(notice, end)
            return False
        notice.tries += 1
        notice.owed_at = min(notice.owed_at, clock.now())
        notice.due_at = clock.now() + PAUSE * 2**notice.tries
        notice.save(update_fields=["tries", "owed_at", "due_at"])
    return _send(notice)


def _end_of(notice: Notice) -> str:
    """The outcome of a message that does not go (any more); empty for one that does."""
    if notice.expires_at and notice.expires_at <= clock.now():
        return Outcome.EXPIRED
    if notice.tries >= MOST_TRIES:
        log.error("notice given up", extra={"kind": notice.kind})
        return Outcome.GIVEN_UP
    if is_asked_for(notice.kind):
        return ""
    if is_closed(notice.address_index):
        return Outcome.CLOSED
    topic = topic_of(notice.kind)
    of = str(notice.opened()[1].get(FROM_CYCLE, "")) if topic else ""
    is_stopped = topic and stopped_among([notice.address_index], topic, of=of)
    return Outcome.STOPPED if is_stopped else ""


def _finish(notice: Notice, outcome: str) -> None:
    Notice.objects.filter(pk=notice.pk).update(failed_at=clock.now(), outcome=outcome, **EMPTIED)


def _send(notice: Notice) -> bool:
    try:
        _message(notice).send(using="default")
    except OSError:  # smtplib's errors are OSErrors; their text holds addresses and is not logged
        log.warning("notice not sent, will be tried again", extra={"kind": notice.kind})
        return False
    except Exception:  # a faulty template must not hold up everyone else's messages
        log.exception("notice not made, will be tried again", extra={"kind": notice.kind})
        return False
    Notice.objects.filter(pk=notice.pk).update(sent_at=clock.now(), outcome=Outcome.ACCEPTED, **EMPTIED)
    return True


def _sender(head: Letterhead | None) -> str:
    """The address of the installation, under the hub's name where that may be told."""
    sender: str = settings.DEFAULT_FROM_EMAIL
    return formataddr((head.hub, parseaddr(sender)[1])) if head and head.hub else sender


def _way_out(values: dict[str, Any]) -> dict[str, str]:
    """What lets a mail program end a subscription by one press (RFC 2369, RFC 8058)."""
    path = values.get("one_click", "")
    if not path:
        return {}
    return {
        "List-Unsubscribe": f"<{settings.BASE_ADDRESS}{path}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _message(notice: Notice) -> EmailMessage:
    email, values = notice.opened()
    words = wording(notice.kind, notice.language, {**values, "person": notice.person})
    message = EmailMessage(
        subject=words.subject,
        body=words.body,
        from_email=_sender(words.head),
        to=[email],
        reply_to=[words.head.contact] if words.head and words.head.contact else None,
        headers={"Auto-Submitted": "auto-generated", **_way_out(values)},
    )
    with translation.override(notice.language):
        for attached in attached_to(notice.kind, values):
            message.attach(attached.part())
    return message

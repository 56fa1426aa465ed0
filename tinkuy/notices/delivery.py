"""Emptying the outbox: at least once each, in order of due time, as fast as servers take it, slower after failures."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When

from tinkuy.core import clock
from tinkuy.core.daytime import next_daytime

from .addresses.actions import note_full, note_gone
from .addresses.queries import closed_among
from .bounces.return_address import word_index, word_of
from .bounces.verdicts import Verdict
from .campaigns.self_pausing import pause_if_failing
from .mail import mail
from .models import Campaign, Notice
from .outcomes import Outcome
from .pacing.actions import close_bucket, open_bucket, paced, take_tokens
from .pacing.queries import empty_buckets
from .pacing.rules import RELAY
from .relay import Answer, Relay, open_relay
from .stops.queries import stopped_among
from .stops.topics import is_requested, requested_kinds, topic_of
from .wording import FROM_CYCLE

log = logging.getLogger("tinkuy.notices")

MOST_TRIES = 20
"""Two days: a server that puts a message off (greylisting, a full mailbox) is asked again and again until then."""
PAUSE, LONGEST_PAUSE = timedelta(seconds=15), timedelta(hours=4)
"""After the first failure twice as long, and twice that after each further one."""
MOST_DROPPED = 3
"""So many lines in a row may end without an answer: then the relay is left in peace for a while."""
PARTS_OF_A_TURN = 5
"""Of which one is left to what nobody asked for."""
CLAIMED_AT_ONCE = 10
"""Messages of one transaction before they go. Each is marked by itself once it went: a death repeats one at most."""
EMPTIED: dict[str, Any] = {"values": {}, "sealed": b""}
"""What is left of a message's words and address once it has gone, or was given up."""


def deliver_due(most: int = 50) -> int:
    """Send what is due, at most *most* messages; how many went. A message repeats only if we die before marking it."""
    rows = _next_rows(most)
    if not rows:
        return 0
    sent, line = 0, Line()
    with open_relay() as relay:
        for some in _to_claim_together(rows):
            sent += _deliver(some, relay, line)
            if line.is_broken:
                close_bucket(RELAY)
                break
    for campaign in Campaign.objects.filter(notices__in=rows).distinct():
        pause_if_failing(campaign)
    return sent


def _next_rows(most: int) -> list[int]:
    """What somebody asked for a moment ago goes first, and what was owed to many last: a code stands behind nothing.

    Whoever asks again and again holds up no other: of each turn a part is left to what nobody asked for. Of a campaign
    only as many as there are tokens: a domain that takes no more now holds up no other.
    """
    due = Notice.objects.filter(_is_due(), sent_at=None, failed_at=None)
    empty = empty_buckets() if paced() else set()
    if RELAY in empty:
        return []
    alone = due.filter(campaign=None).values_list("pk", flat=True)
    others = list(alone.exclude(kind__in=requested_kinds())[:most])
    left = min(len(others), most // PARTS_OF_A_TURN)
    single = list(alone.filter(kind__in=requested_kinds())[: most - left])
    single += others[: most - len(single)]
    many = due.filter(campaign__isnull=False, campaign__paused_at=None).exclude(domain_index__in=empty)
    chosen = list(many.values_list("pk", "domain_index")[: most - len(single)])
    return single + (_within_pace(len(single), chosen) if paced() else [pk for pk, _domain in chosen])


def _within_pace(single: int, chosen: list[tuple[int, str]]) -> list[int]:
    wanted = Counter(domain for _pk, domain in chosen)
    tokens = take_tokens({RELAY: single + len(chosen), **wanted})
    left = max(0, tokens.pop(RELAY) - single)
    rows = []
    for pk, domain in chosen:
        if left and tokens[domain]:
            rows.append(pk)
            left, tokens[domain] = left - 1, tokens[domain] - 1
    return rows


def _is_due() -> Q:
    """One that a clock ahead has owed, or put off, would wait until that moment comes: it is due as well."""
    put_off = Q(tries__gt=0, due_at__gt=clock.horizon() + LONGEST_PAUSE)
    return Q(due_at__lte=clock.now()) | Q(owed_at__gt=clock.horizon()) | put_off


@dataclass
class Line:
    """How the conversation with the relay goes: `is_broken` once it is to be left in peace for a while."""

    dropped: int = 0
    is_broken: bool = False

    def note(self, answer: Answer) -> None:
        self.dropped = self.dropped + 1 if answer.is_dropped else 0
        self.is_broken = answer.is_away or self.dropped >= MOST_DROPPED


def _to_claim_together(rows: Sequence[int]) -> Iterator[list[int]]:
    """Those that go for the first time, some at once; each that was tried before alone: one that kills its worker is
    given up in the end, and takes no other along."""
    tried = set(Notice.objects.filter(pk__in=rows, tries__gt=0).values_list("pk", flat=True))
    first = [pk for pk in rows if pk not in tried]
    yield from map(list, batched(first, CLAIMED_AT_ONCE, strict=False))
    yield from ([pk] for pk in rows if pk in tried)


def _deliver(rows: Sequence[int], relay: Relay, line: Line) -> int:
    """How many of *rows* went. What was claimed and did not come to the server is given back."""
    claimed, sent = _claim(rows), 0
    for place, notice in enumerate(claimed):
        if place and not _is_still_owed(notice):
            continue
        answer = _send(notice, relay)
        if answer is None:
            continue
        sent += answer.verdict == Verdict.NONE
        line.note(answer)
        if line.is_broken:
            _give_back(claimed[place + 1 :])
            break
    return sent


def _claim(rows: Sequence[int]) -> list[Notice]:
    """Of *rows* those that go now, claimed by counting the try first, so that a message that kills its worker does not
    do so for ever. What comes late waits for the morning of whom it goes to."""
    with transaction.atomic():
        waiting = _waiting(rows)
        closed = closed_among(notice.address_index for notice in waiting)
        claimed = [notice for notice in waiting if not _stays(notice, notice.address_index in closed)]
        for notice in claimed:
            notice.tries += 1
            notice.owed_at = min(notice.owed_at, clock.now())
            notice.due_at = clock.now() + min(LONGEST_PAUSE, PAUSE * 2**notice.tries)
            notice.message_index = word_index(word_of(notice.dedupe_key))
        Notice.objects.bulk_update(claimed, ["tries", "owed_at", "due_at", "message_index"])
    return claimed


def _stays(notice: Notice, is_closed: bool) -> bool:
    """Whether it does not go now: until the morning, or ever."""
    if notice.zone and (morning := next_daytime(clock.now(), notice.zone)) > clock.now():
        Notice.objects.filter(pk=notice.pk).update(due_at=morning)
        return True
    if end := _end_of(notice, is_closed):
        _finish(notice, end)
        return True
    return False


def _is_still_owed(notice: Notice) -> bool:
    """While those before it went, somebody may have left, or paused the campaign."""
    same = Notice.objects.filter(pk=notice.pk, sent_at=None, failed_at=None)
    return same.filter(Q(campaign=None) | Q(campaign__paused_at=None)).exists()


def _give_back(claimed: Sequence[Notice]) -> None:
    """They were not tried: the line ended before."""
    same = Notice.objects.filter(pk__in=[notice.pk for notice in claimed])
    same.update(tries=F("tries") - 1, due_at=clock.now())


def _waiting(rows: Sequence[int]) -> list[Notice]:
    """Of *rows* those that are still to go, in their order."""
    notices: QuerySet[Notice] = Notice.objects.select_for_update(of=("self",)).select_related("person", "campaign")
    by_key = {one.pk: one for one in notices.filter(_is_due(), pk__in=rows, sent_at=None, failed_at=None)}
    in_order = [by_key[pk] for pk in rows if pk in by_key]
    return [one for one in in_order if not (one.campaign and one.campaign.is_paused)]


def _end_of(notice: Notice, is_closed: bool) -> str:
    """The outcome of a message that does not go (any more); empty for one that does."""
    if notice.expires_at and notice.expires_at <= clock.now():
        return Outcome.EXPIRED
    if notice.tries >= MOST_TRIES:
        log.error("notice given up", extra={"kind": notice.kind})
        note_full(notice.address_index)
        return Outcome.GIVEN_UP
    if is_requested(notice.kind):
        return ""
    if is_closed:
        return Outcome.CLOSED
    topic = topic_of(notice.kind)
    of = str(notice.opened()[1].get(FROM_CYCLE, "")) if topic else ""
    is_stopped = topic and stopped_among([notice.address_index], topic, of=of)
    return Outcome.STOPPED if is_stopped else ""


def _finish(notice: Notice, outcome: str, status: str = "") -> None:
    same = Notice.objects.filter(pk=notice.pk)
    same.update(failed_at=clock.now(), outcome=outcome, status=status[:12], **EMPTIED)


def _send(notice: Notice, relay: Relay) -> Answer | None:
    try:
        answer = relay.send(mail(notice))
    except Exception:  # a faulty template must not hold up everyone else's messages
        log.exception("notice not made, will be tried again", extra={"kind": notice.kind})
        return None
    match answer.verdict:
        case Verdict.NONE:
            _note_accepted(notice)
            if notice.tries > 1:
                open_bucket(RELAY)
                open_bucket(notice.domain_index)
        case Verdict.LATER:
            log.warning("notice not sent, will be tried again", extra={"kind": notice.kind})
            _put_off(notice, answer)
        case _:
            _refused(notice, answer)
    return answer


def _note_accepted(notice: Notice) -> None:
    """Unless it came back already: some servers answer sooner than we write."""
    outcome = Case(When(outcome="", then=Value(Outcome.ACCEPTED.value)), default=F("outcome"))
    Notice.objects.filter(pk=notice.pk).update(sent_at=clock.now(), outcome=outcome, **EMPTIED)


def _put_off(notice: Notice, answer: Answer) -> None:
    """A server that does not answer says nothing of the message: it costs no try."""
    if answer.is_away or answer.is_dropped:
        Notice.objects.filter(pk=notice.pk).update(tries=max(1, notice.tries - 1))
    elif answer.slows_domain:
        close_bucket(notice.domain_index)


def _refused(notice: Notice, answer: Answer) -> None:
    """For good: this address, or this message whoever it is for."""
    with transaction.atomic():
        _finish(notice, Outcome.REFUSED, answer.status)
        if answer.verdict == Verdict.GONE:
            note_gone(notice.address_index, answer.status)
        elif answer.verdict == Verdict.FULL:
            note_full(notice.address_index, answer.status)

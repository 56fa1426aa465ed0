"""What a report changes: the outcome of one message and the standing of its address; a second one nothing."""

from django.db import transaction

from tinkuy.core import clock
from tinkuy.notices.addresses.actions import note_complaint, note_full, note_gone
from tinkuy.notices.campaigns.self_pausing import pause_if_failing
from tinkuy.notices.models import Notice
from tinkuy.notices.outcomes import Outcome

from .return_address import is_ours, word_index
from .verdicts import Verdict

UNDER_WAY = ("", Outcome.ACCEPTED)


@transaction.atomic
def record_report(*, word: str, verdict: Verdict, status: str = "") -> bool:
    """Of the message with this word; whether it changed anything.

    One that comes late, twice, or of a message that was taken back changes nothing. That a message waits somewhere
    (`LATER`) is no end of it.
    """
    if verdict in (Verdict.NONE, Verdict.LATER) or not is_ours(word):
        return False
    notice = Notice.objects.select_for_update().filter(message_index=word_index(word)).first()
    if notice is None:
        return False
    is_complaint = verdict == Verdict.COMPLAINT
    outcome = Outcome.COMPLAINED if is_complaint else Outcome.RETURNED
    same = Notice.objects.filter(pk=notice.pk)
    same = same.exclude(outcome=Outcome.COMPLAINED) if is_complaint else same.filter(outcome__in=UNDER_WAY)
    if not same.update(outcome=outcome, status=status[:12]):
        return False
    if notice.sent_at is None:  # whoever sent it died before noting so: what came back has gone
        same = Notice.objects.filter(pk=notice.pk)
        same.update(sent_at=clock.now(), values={}, sealed=b"")
    match verdict:
        case Verdict.COMPLAINT:
            note_complaint(notice.address_index)
        case Verdict.GONE:
            note_gone(notice.address_index, status)
        case Verdict.FULL:
            note_full(notice.address_index, status)
    if notice.campaign is not None:
        pause_if_failing(notice.campaign)
    return True

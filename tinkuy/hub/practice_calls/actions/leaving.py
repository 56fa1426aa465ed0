"""What was offered goes: on its day, by its author, again after a restore."""

from django.db import transaction
from django.db.models import QuerySet

from tinkuy.core import clock
from tinkuy.hub.practice_calls.models import (
    DECLINED_FOR,
    DRAFT_FOR,
    ERASED,
    READ_FOR,
    UNCONFIRMED_FOR,
    OfferedPractice,
    OfferState,
)
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.notices.outbox import forget_messages

KEPT_BY_STATE = {
    OfferState.UNCONFIRMED: UNCONFIRMED_FOR,
    OfferState.DRAFT: DRAFT_FOR,
    OfferState.RECEIVED: READ_FOR,
    OfferState.CONVERSATION: READ_FOR,
    OfferState.ACCEPTED: READ_FOR,
    OfferState.DECLINED: DECLINED_FOR,
}


@transaction.atomic
def forget_practice(practice: OfferedPractice) -> None:
    """Erase it with what is owed about it. A sheet that it became stays: its words were given to be published."""
    forget_messages(about=practice.about, email=practice.email)
    note_erasure(ERASED, practice.public_id)
    OfferedPractice.objects.filter(pk=practice.pk).delete()


def forget_old_practices() -> int:
    """The clock's deed: how many were past their day."""
    past = list(OfferedPractice.objects.filter(erase_on__lt=clock.today()))
    for practice in past:
        forget_practice(practice)
    return len(past)


def count_practices_anew(practices: QuerySet[OfferedPractice]) -> None:
    """The last day of those that were written now, after a clock that was ahead."""
    for state, longest in KEPT_BY_STATE.items():
        practices.filter(state=state).update(erase_on=clock.today() + longest)


def forget_again(named: Named) -> int:
    """After a restore of an older copy."""
    again = [one for one in OfferedPractice.objects.all() if named(one.public_id)]
    for practice in again:
        forget_practice(practice)
    return len(again)

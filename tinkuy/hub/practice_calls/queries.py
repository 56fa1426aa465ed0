"""The calls that are open, those of the team with what came in answer, and the practice that a mailed link opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django_scopes import scopes_disabled

from tinkuy.hub.mailed_links import id_in
from tinkuy.people.models import Person
from tinkuy.people.queries import hub_editors
from tinkuy.planning.hours import hub_today
from tinkuy.publication.sheets.models import Sheet

from .models import OfferedPractice, OfferState, PracticeCall

PLACE = "practice"
SENT = (OfferState.RECEIVED, OfferState.CONVERSATION, OfferState.ACCEPTED, OfferState.DECLINED)
"""What the team reads: nobody reads what somebody is still writing."""
LATEST = 300


def is_open(call: PracticeCall) -> bool:
    """Until the end of its last day, by the hub's clock."""
    return call.closed_at is None and hub_today() <= call.until


def open_calls() -> list[PracticeCall]:
    """Those that take practices now, the one that ends first before the others."""
    return list(PracticeCall.objects.filter(closed_at=None, until__gte=hub_today()).order_by("until", "pk"))


def call_named(public_id: str) -> PracticeCall | None:
    return PracticeCall.objects.filter(public_id=public_id).first()


@dataclass(frozen=True)
class CallSummary:
    """A call as the team lists it: how many practices were sent, and how many of them wait for the team."""

    call: PracticeCall
    sent: int
    waiting: int

    @property
    def is_open(self) -> bool:
        return is_open(self.call)


def calls_of(person: Person) -> list[CallSummary]:
    """All of the hub, the latest first; who edits the example's reads its calls alone, and no one else does."""
    counted = PracticeCall.objects.filter(is_example=person.is_example).annotate(
        sent=Count("offered", filter=Q(offered__state__in=SENT)),
        waiting=Count("offered", filter=Q(offered__state=OfferState.RECEIVED)),
    )
    return [CallSummary(call, call.sent, call.waiting) for call in counted]


def call_for(person: Person, public_id: str) -> PracticeCall | None:
    return PracticeCall.objects.filter(is_example=person.is_example, public_id=public_id).first()


def practices_of(call: PracticeCall) -> list[OfferedPractice]:
    """What was sent in answer to *call*: first what waits for the team, then the latest."""
    rows = OfferedPractice.objects.filter(call=call, state__in=SENT).order_by("-sent_at")[:LATEST]
    return sorted(rows, key=lambda one: (one.state != OfferState.RECEIVED, not one.is_undecided))


def practice_for(person: Person, public_id: str) -> OfferedPractice | None:
    """One that *person* may read."""
    rows = _rows().filter(call__is_example=person.is_example, state__in=SENT)
    return rows.filter(public_id=public_id).first()


def practice_behind(key: str) -> OfferedPractice | None:
    """The one that the link of a mail opens."""
    return _rows().filter(public_id=id_in(PLACE, key) or "-").first()


def sheet_of(practice: OfferedPractice) -> Sheet | None:
    """The sheet that it became, for its state and its address."""
    with scopes_disabled():
        sheet: Sheet | None = Sheet.objects.filter(pk=practice.sheet_id).first()
        return sheet


def readers_of(call: PracticeCall) -> Iterable[Person]:
    """Who is told of what comes: those who edit the hub."""
    return hub_editors(is_example=call.is_example)


def _rows() -> QuerySet[OfferedPractice]:
    return OfferedPractice.objects.select_related("call")

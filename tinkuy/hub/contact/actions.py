"""Somebody writes, confirms the address, takes it back; somebody of the team takes it on, answers it or closes it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.hub.mailed_links import key_of, may_mail
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import forget_messages, owe, owe_to_address
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import ERASED, KEPT_FOR, UNCONFIRMED_FOR, Addressee, Enquiry, EnquiryState
from .queries import PLACE, answerers_of, answering_editors, enquiry_for

LONGEST_WORDS, LONGEST_ANSWER = 2_000, 4_000


@dataclass(frozen=True)
class Letter:
    """What was typed. To whom: `cycle` or `focal_point`, or to the hub where both are empty."""

    name: str
    email: str
    words: str
    language: str
    cycle: Cycle | None = None
    focal_point: Person | None = None

    @property
    def addressee(self) -> Addressee:
        if self.focal_point:
            return Addressee.FOCAL_POINT
        return Addressee.CYCLE if self.cycle else Addressee.HUB


@transaction.atomic
def write_enquiry(letter: Letter) -> None:
    """Keep what was written for two days, and mail its address a link that sends it; the same for every address."""
    words = demand_text(letter.words, _("Write your message."), about="words")
    if letter.addressee == Addressee.HUB and not answering_editors().exists():
        raise Refused(_("Nobody edits this hub yet, so your message would get no answer. Write to one of its cycles."))
    if not may_mail(PLACE, letter.email):
        return
    enquiry = Enquiry(
        cycle=letter.cycle,
        addressee=letter.addressee,
        focal_point=letter.focal_point,
        language=letter.language,
        erase_on=clock.today() + UNCONFIRMED_FOR,
    )
    enquiry.seal(name=letter.name.strip(), email=letter.email.strip(), words=words)
    enquiry.save()
    _mail(enquiry, "enquiry-to-confirm")


@transaction.atomic
def confirm_enquiry(enquiry: Enquiry) -> Enquiry:
    """The address is theirs: whoever answers is told, by day and without a word of it. Twice is once."""
    with scopes_disabled():
        before = Enquiry.objects.filter(pk=enquiry.pk, state=EnquiryState.UNCONFIRMED)
        changed = before.update(state=EnquiryState.OPEN, erase_on=clock.today() + KEPT_FOR)
    enquiry.refresh_from_db(from_queryset=Enquiry._base_manager.select_related("cycle"))
    if changed:
        for person in answerers_of(enquiry):
            with translation.override(person.language):
                path = reverse("hub:enquiries")
            key = f"enquiry-{enquiry.public_id}-{person.pk}"
            zone = zone_of(person.country, settings.HUB_ZONE)
            owe(person, "enquiry-to-answer", dedupe_key=key, about=enquiry.about, by_day_in=zone, path=path)
    return enquiry


@transaction.atomic
def take_enquiry(*, actor: Person, enquiry: Enquiry) -> None:
    """Say that one answers it, so that two do not."""
    _demand(actor, enquiry)
    with scopes_disabled():
        free = Enquiry.objects.filter(pk=enquiry.pk, taken_by=None, state=EnquiryState.OPEN)
        if not free.update(taken_by=actor):
            raise Refused(_("Somebody else answers this already."))
    record(actor, "took", enquiry)


@transaction.atomic
def answer_enquiry(*, actor: Person, enquiry: Enquiry, answer: str) -> None:
    """Answer it once: by mail, and on the page of the link. Of a sensitive cycle the mail has the link alone."""
    _demand(actor, enquiry)
    words = demand_text(answer, _("Write the answer."), about="answer")
    enquiry.seal(answer=words)
    _end(enquiry, EnquiryState.ANSWERED, actor, sealed_answer=enquiry.sealed_answer)
    is_discreet = enquiry.cycle is not None and enquiry.cycle.is_sensitive
    _mail(enquiry, "enquiry-answered", answer="" if is_discreet else words, by_day_in=settings.HUB_ZONE)
    record(actor, "answered", enquiry)


@transaction.atomic
def close_enquiry(*, actor: Person, enquiry: Enquiry) -> None:
    """It needs no answer: an advertisement, or the same once more."""
    _demand(actor, enquiry)
    _end(enquiry, EnquiryState.CLOSED, actor)
    record(actor, "closed", enquiry)


@transaction.atomic
def forget_enquiry(enquiry: Enquiry) -> None:
    """Erase it with what is owed about it: its day came, or whoever wrote it takes it back."""
    forget_messages(about=enquiry.about, email=enquiry.email)
    note_erasure(ERASED, enquiry.public_id)
    with scopes_disabled():
        Enquiry.objects.filter(pk=enquiry.pk).delete()


def forget_old_enquiries() -> int:
    """The clock's deed: how many were past their day."""
    with scopes_disabled():
        past = list(Enquiry.objects.select_related("cycle").filter(erase_on__lt=clock.today()))
    for enquiry in past:
        forget_enquiry(enquiry)
    return len(past)


def count_enquiries_anew(enquiries: QuerySet[Enquiry]) -> None:
    """The last day of those that were written now, after a clock that was ahead."""
    unconfirmed = EnquiryState.UNCONFIRMED
    enquiries.filter(state=unconfirmed).update(erase_on=clock.today() + UNCONFIRMED_FOR)
    enquiries.exclude(state=unconfirmed).update(erase_on=clock.today() + KEPT_FOR)


def forget_again(named: Named) -> int:
    """After a restore of an older copy."""
    with scopes_disabled():
        again = [one for one in Enquiry.objects.select_related("cycle") if named(one.public_id)]
    for enquiry in again:
        forget_enquiry(enquiry)
    return len(again)


def _demand(actor: Person, enquiry: Enquiry) -> None:
    if enquiry_for(actor, enquiry.public_id) is None:
        raise Refused(_("This message is not for you to answer."))


def _end(enquiry: Enquiry, state: EnquiryState, actor: Person, **columns: object) -> None:
    """Guarded: of two who answer at once, the second is told."""
    with scopes_disabled():
        same = Enquiry.objects.filter(pk=enquiry.pk, state=EnquiryState.OPEN)
        if not same.update(state=state, taken_by=actor, answered_at=clock.now(), **columns):
            raise Refused(_("Somebody has answered or closed this meanwhile. Reload the page."))
    enquiry.refresh_from_db(from_queryset=Enquiry._base_manager.select_related("cycle"))


def _mail(enquiry: Enquiry, kind: str, *, by_day_in: str = "", **values: str) -> None:
    with translation.override(enquiry.language):
        path = reverse("hub:own_enquiry", args=[key_of(PLACE, enquiry.public_id)])
    owe_to_address(
        email=enquiry.email,
        language=enquiry.language,
        kind=kind,
        dedupe_key=f"{kind}-{enquiry.public_id}",
        about=enquiry.about,
        by_day_in=by_day_in,
        path=path,
        **values,  # type: ignore[arg-type]
    )

"""The team reads an offered practice: asks its author, accepts it as the draft of a sheet, or declines it."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.hub.practice_calls.answers import content_of
from tinkuy.hub.practice_calls.messages import mail_author
from tinkuy.hub.practice_calls.models import (
    BY_TEAM,
    DECLINED_FOR,
    PUBLISHED_FOR,
    READ_FOR,
    OfferedPractice,
    OfferState,
)
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.publication.sheet_imports.actions import import_sheet
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.origin import Origin, Permission

from .calling import demand_own


@transaction.atomic
def ask_author(*, actor: Person, practice: OfferedPractice, words: str) -> OfferedPractice:
    """Ask by mail; the author answers on the page of the link, and may change what was written meanwhile."""
    practice = _to_decide(actor, practice)
    practice.say(BY_TEAM, demand_text(words, _("Write what you ask."), about="words"))
    practice.state = OfferState.CONVERSATION
    practice.erase_on = clock.today() + READ_FOR
    practice.save(update_fields=["sealed_conversation", "state", "erase_on"])
    turn = len(practice.conversation)
    mail_author(practice, "practice-asked", key=f"practice-asked-{practice.public_id}-{turn}", words=words)
    record(actor, "asked about", practice)
    return practice


@transaction.atomic
def accept_practice(*, actor: Person, practice: OfferedPractice) -> Sheet:
    """It becomes the draft of a sheet without a cycle, which says whose it is; the author is told."""
    practice = _to_decide(actor, practice)
    origin = Origin(practice.organisation, Permission.SENT)
    sheet = import_sheet(actor=actor, content=content_of(practice), origin=origin)
    practice.state, practice.decided_at, practice.sheet = OfferState.ACCEPTED, clock.now(), sheet
    practice.erase_on = clock.today() + READ_FOR
    practice.save(update_fields=["state", "decided_at", "sheet", "erase_on"])
    mail_author(practice, "practice-decided", key=f"practice-decided-{practice.public_id}", reason="")
    record(actor, "accepted", practice)
    return sheet


@transaction.atomic
def decline_practice(*, actor: Person, practice: OfferedPractice, reason: str) -> OfferedPractice:
    """Decline with a reason, which its author reads."""
    practice = _to_decide(actor, practice)
    reason = demand_text(reason, _("Write why it is declined: its author reads it."), about="reason")
    practice.say(BY_TEAM, reason)
    practice.state, practice.decided_at = OfferState.DECLINED, clock.now()
    practice.erase_on = clock.today() + DECLINED_FOR
    practice.save(update_fields=["sealed_conversation", "state", "decided_at", "erase_on"])
    mail_author(practice, "practice-decided", key=f"practice-decided-{practice.public_id}", reason=reason)
    record(actor, "declined", practice)
    return practice


def tell_of_publication() -> int:
    """The clock's deed: authors whose sheet is published are told where it stands, once; how many."""
    waiting = OfferedPractice.objects.filter(state=OfferState.ACCEPTED, told_at=None).exclude(sheet=None)
    with scopes_disabled():
        published = waiting.filter(sheet__versions__retired_at=None, sheet__versions__isnull=False).distinct()
        rows = list(published.select_related("call", "sheet"))
    return sum(_tell_of_publication(practice) for practice in rows)


@transaction.atomic
def _tell_of_publication(practice: OfferedPractice) -> bool:
    same = OfferedPractice.objects.filter(pk=practice.pk, told_at=None)
    if not same.update(told_at=clock.now(), erase_on=clock.today() + PUBLISHED_FOR):
        return False
    with translation.override(practice.language):
        public = reverse("hub:sheet", args=[practice.sheet.slug]) if practice.sheet else ""
    mail_author(practice, "practice-published", key=f"practice-published-{practice.public_id}", sheet=public)
    return True


def _to_decide(actor: Person, practice: OfferedPractice) -> OfferedPractice:
    demand_own(actor, practice.call)
    current = OfferedPractice.objects.select_for_update(of=("self",)).select_related("call")
    row = current.filter(pk=practice.pk).first()
    if row is None:
        raise Refused(_("Its author erased it, or its day came."))
    if not row.is_undecided:
        raise Refused(_("Somebody else has decided on this practice already. Reload the page."))
    return row

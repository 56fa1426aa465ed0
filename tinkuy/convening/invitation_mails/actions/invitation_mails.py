"""The worker's part: the mails of what was approved are owed in batches, and what became of them is noted.

A batch is one transaction: the links, the messages, that its invitees were invited, and how many in each country. Who
was killed in between goes on with the next batch; nobody is written to twice for one sending.
"""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import translation
from django_scopes import scope, scopes_disabled

from tinkuy.convening.invitation_mails.queries.words import INVITATION, InvitationWords, link_values, sending_name
from tinkuy.convening.invitation_mails.rules import recipients_of
from tinkuy.convening.invitations.models import (
    InvitationSending,
    InvitationWave,
    Invitee,
    InviteeLink,
    LinkChannel,
    SendingState,
)
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.core import clock
from tinkuy.core.daytime import next_daytime
from tinkuy.notices.addresses.fingerprints import address_indexes
from tinkuy.notices.campaigns.actions import begin_campaign
from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import Owed, owe_to_addresses
from tinkuy.notices.outcomes import REACH, UNREACHED, Outcome, Reach
from tinkuy.notices.stops.queries import stopped_among
from tinkuy.notices.stops.topics import INVITATIONS
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.cycle import Cycle

log = logging.getLogger("tinkuy.convening")

AT_ONCE = 500
LONGEST_NAME = 120
A_MINUTE = 120
"""Messages that are due in a minute: thousands do not reach a relay at once."""


def send_invitations() -> int:
    """The clock's deed: owe the mails of each sending whose moment has come; how many."""
    with scopes_disabled():
        approved = InvitationSending.objects.filter(state=SendingState.APPROVED, due_at__lte=clock.now())
        due = list(approved.select_related("cycle").order_by("due_at", "pk"))
    return sum(_send(sending) for sending in due)


def _send(sending: InvitationSending) -> int:
    cycle, count = sending.cycle, 0
    with scope(cycle=cycle):
        if not takes_registrations(cycle):
            _end(sending, SendingState.STOPPED)
            return 0
        note_registered_of(cycle)
        words = InvitationWords(cycle, sending)
        while (owed := _owe_batch(sending, words, count)) is not None:
            count += owed
    log.info("owed invitations", extra={"count": count})
    return count


def _owe_batch(sending: InvitationSending, words: InvitationWords, before: int) -> int | None:
    """The next ones; None once there is nobody left, or somebody stopped it."""
    invitees = list(recipients_of(sending).order_by("pk")[:AT_ONCE])
    if not invitees:
        _end(sending, SendingState.DONE)
        return None
    messages, links = _messages(sending, words, invitees, before)
    with transaction.atomic():
        going = InvitationSending.objects.select_for_update().filter(pk=sending.pk, state=SendingState.APPROVED)
        if not going.exists():
            return None
        now = clock.now()
        Invitee.objects.filter(pk__in=[one.pk for one in invitees]).update(sending=sending, invited_at=now)
        InviteeLink.objects.bulk_create(links)
        owe_to_addresses(INVITATION, messages, campaign=campaign_of(sending))
        written = {link.invitee_id for link in links}
        _count(sending, [one for one in invitees if one.pk in written or one.was_registered], now)
    return len(messages)


def _messages(
    sending: InvitationSending, words: InvitationWords, invitees: list[Invitee], before: int
) -> tuple[list[Owed], list[InviteeLink]]:
    """What is owed to each of *invitees* but those whom no mail reaches: it is sealed before anything is locked."""
    cycle, key = sending.cycle, sending.cycle.data_key
    emails = {invitee.pk: invitee.email(key) for invitee in invitees}
    indexes = address_indexes(emails.values())
    refused = stopped_among(indexes.values(), INVITATIONS)
    messages: list[Owed] = []
    links: list[InviteeLink] = []
    for invitee in invitees:
        email = emails[invitee.pk]
        if invitee.was_registered or indexes[email] in refused:
            continue
        secret, link = InviteeLink.with_new_secret(cycle=cycle, invitee=invitee, channel=LinkChannel.MAIL)
        links.append(link)
        zone = zone_of(invitee.country, cycle.zone)
        values = words.values(invitee.language, invitee.country) | link_values(secret, invitee.language)
        messages.append(
            Owed(
                email=email,
                language=invitee.language,
                dedupe_key=f"{INVITATION}-{sending.pk}-{invitee.public_id}",
                about=invitee.about,
                values=values,
                due_at=next_daytime(clock.now(), zone) + timedelta(minutes=(before + len(messages)) // A_MINUTE),
                by_day_in=zone,
            )
        )
    return messages, links


def campaign_of(sending: InvitationSending) -> Campaign:
    """It pauses itself when failures rise, and says so to whoever approved it."""
    with translation.override(sending.cycle.main_language):
        name = sending_name(sending)[:LONGEST_NAME]
    return begin_campaign(
        key=f"{INVITATION}-{sending.pk}",
        kind=INVITATION,
        name=name,
        of=sending.cycle.public_id,
        sender=sending.approved_by,
    )


def take_back_unsent(sending: InvitationSending) -> int:
    """What is owed of it and has not gone is owed no more, within the caller's transaction; how many."""
    campaign = campaign_of(sending)
    unsent = Notice.objects.filter(campaign=campaign, sent_at=None, outcome="")
    ids = [about.partition("|")[2] for about in unsent.values_list("about", flat=True)]
    for some in batched(ids, AT_ONCE, strict=False):
        _uninvite(sending, Invitee.objects.filter(public_id__in=some, sending=sending))
    _uninvite(sending, Invitee.objects.filter(UNSENT, sending=sending))
    Notice.objects.filter(campaign=campaign, sent_at=None, outcome="").delete()
    InvitationWave.objects.filter(sending=sending, invited=0).delete()
    return len(ids)


def _uninvite(sending: InvitationSending, invitees: QuerySet[Invitee]) -> None:
    for country, count in Counter(invitees.values_list("country", flat=True)).items():
        InvitationWave.objects.filter(sending=sending, country=country).update(invited=F("invited") - count)
    if not sending.is_repeat:
        invitees.update(invited_at=None)


def _count(sending: InvitationSending, written: list[Invitee], now: datetime) -> None:
    """How many were invited in each country: what figures of the cycle read."""
    day = sending.cycle.today()
    for country, count in Counter(one.country for one in written).items():
        wave, is_new = InvitationWave.objects.get_or_create(
            sending=sending,
            country=country,
            defaults={"cycle": sending.cycle, "sent_by": sending.approved_by, "sent_on": day, "invited": count},
        )
        if not is_new:
            InvitationWave.objects.filter(pk=wave.pk).update(invited=F("invited") + count)


def _end(sending: InvitationSending, state: SendingState) -> None:
    InvitationSending.objects.filter(pk=sending.pk, state=SendingState.APPROVED).update(
        state=state, ended_at=clock.now()
    )


def note_deliveries() -> int:
    """The clock's deed: what became of the mails that went, in three statements; of how many that is new."""
    now = clock.now()
    with scopes_disabled():
        _note_unsent(now)
        on_the_way = Invitee.objects.filter(invited_at__isnull=False, failed_at=None)
        failed = on_the_way.filter(_came_to(UNREACHED)).update(failed_at=now)
        declined = on_the_way.filter(_came_to(DECLINED), declined_at=None).update(declined_at=now)
        waiting = on_the_way.filter(reached_at=None)
        return failed + declined + waiting.filter(_came_to([Outcome.ACCEPTED])).update(reached_at=now)


UNSENT = Q(was_registered=True, invited_at__isnull=False, reached_at=None)
"""To whom no mail goes, since they are registered already."""


def _note_unsent(now: datetime) -> None:
    """Whoever was registered before reads to a focal point like the others: as reached once the mails of the same
    sending have gone, by day where they are.
    """
    groups = Invitee.objects.filter(UNSENT).exclude(sending=None).order_by()
    for sending, country, zone, at in groups.values_list("sending", "country", "cycle__zone", "invited_at").distinct():
        key = f"{INVITATION}-{sending}"
        under_way = Notice.objects.filter(campaign__key=key, sent_at=None, outcome="")
        if at and next_daytime(at, zone_of(country, zone)) <= now and not under_way.exists():
            same = Invitee.objects.filter(UNSENT, sending=sending, country=country, invited_at=at)
            same.update(reached_at=now)


DECLINED = tuple(outcome for outcome, reach in REACH.items() if reach == Reach.DECLINED)


def _came_to(outcomes: Sequence[str]) -> Exists:
    """Its last mail: an earlier one may have failed before somebody corrected the address."""
    about = Concat(Value(f"{Invitee.known_as}|"), OuterRef("public_id"))
    notices: QuerySet[Notice] = Notice.objects.filter(
        about=about, kind=INVITATION, owed_at__gte=OuterRef("invited_at"), outcome__in=outcomes
    )
    return Exists(notices)


def note_registered_of(cycle: Cycle) -> int:
    """Of the *cycle* in scope: who was invited and is registered by now, by a list or on their own."""
    addresses = confirmed().exclude(email_index="").values("email_index")
    new = Invitee.objects.filter(registered_at=None, was_registered=False, email_index__in=addresses)
    before = new.filter(invited_at=None).update(was_registered=True)
    return int(before + new.filter(invited_at__isnull=False).update(registered_at=clock.now()))

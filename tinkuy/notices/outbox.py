"""Owing a message. The row is the queue: it is written with its cause, and a worker empties it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.daytime import next_daytime
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.people.models import Person
from tinkuy.people.queries import administrators

from .addresses.fingerprints import address_index, domain_index
from .models import Campaign, DevelopmentMessage, Notice
from .wording import demand_known_numbers

AT_ONCE = 500
"""Rows of one statement."""


def owe(
    person: Person,
    kind: str,
    *,
    dedupe_key: str,
    due_at: datetime | None = None,
    by_day_in: str = "",
    about: str = "",
    campaign: Campaign | None = None,
    expires_at: datetime | None = None,
    **values: Any,
) -> Notice:
    """Owe *person* a message of *kind* within the caller's transaction; the same *dedupe_key* is owed once.

    *values* fill the templates `notices/<kind>.subject.txt` and `notices/<kind>.body.txt`, in the person's language;
    what a number among them counts is said in `numbers`.
    *about* (`team-role|<key>`) lets `forget_messages` take back what is still owed. One that is owed *by_day_in* a zone
    goes in no night there, however late the worker comes to it. After *expires_at* it does not go any more.
    """
    demand_known_numbers(kind, values)
    notice, _ = Notice.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "person": person,
            "about": about,
            "kind": kind,
            "language": person.language,
            "values": values,
            "due_at": due_at or _due_at(by_day_in),
            "zone": by_day_in,
            "campaign": campaign,
            "expires_at": expires_at,
            "address_index": address_index(person.email),
            "domain_index": domain_index(person.email),
        },
    )
    return notice


NOTICE = CompiledInsert(Notice, ignore_conflicts=True)


def owe_to_address(
    *,
    email: str,
    language: str,
    kind: str,
    dedupe_key: str,
    about: str,
    due_at: datetime | None = None,
    by_day_in: str = "",
    campaign: Campaign | None = None,
    expires_at: datetime | None = None,
    **values: Any,
) -> None:
    """Owe a message to an address that has no account, as `owe` does. Address and *values* are kept sealed.

    *about* (`registration|<public_id>`) lets `forget_messages` take back what is still owed.
    """
    demand_known_numbers(kind, values)
    notice = NOTICE.row(
        kind=kind,
        language=language,
        dedupe_key=dedupe_key,
        about=about,
        due_at=due_at or _due_at(by_day_in),
        zone=by_day_in,
        campaign=campaign,
        expires_at=expires_at,
        values={},
    )
    notice.seal(email=email, values=values)
    NOTICE.add(notice)


def _due_at(zone: str) -> datetime:
    return next_daytime(clock.now(), zone) if zone else clock.now()


@dataclass(frozen=True)
class Owed:
    """One message of many: see `owe_to_address`. It is due *due_at*, else as soon as it is day in `by_day_in`."""

    email: str
    language: str
    dedupe_key: str
    about: str
    values: Mapping[str, Any]
    due_at: datetime | None = None
    by_day_in: str = ""
    expires_at: datetime | None = None


def owe_to_addresses(kind: str, messages: Iterable[Owed], *, campaign: Campaign | None = None) -> int:
    """Owe one message each, a thousand as quickly as one: rows in bulk, in the caller's transaction; how many.

    All are owed or none. A message whose key is owed already is left as it is. Those of a *campaign*
    (`campaigns.actions.begin_campaign`) wait behind all others, are counted together and pause together.
    """
    rows = []
    for message in messages:
        demand_known_numbers(kind, message.values)
        notice = Notice(
            kind=kind,
            language=message.language,
            dedupe_key=message.dedupe_key,
            about=message.about,
            due_at=message.due_at or _due_at(message.by_day_in),
            zone=message.by_day_in,
            campaign=campaign,
            expires_at=message.expires_at,
            values={},
        )
        notice.seal(email=message.email, values=message.values)
        rows.append(notice)
    Notice.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    return len(rows)


def forget_messages(*, about: str, email: str) -> int:
    """Take back what is owed *about* someone, and forget what went; in the development mailbox too. How many."""
    owed, _ = Notice.objects.filter(about=about).delete()
    received, _ = DevelopmentMessage.objects.filter(to__iexact=email).delete() if email else (0, {})
    return owed + received


def take_back_waiting(*, about: str, kind: str) -> list[dict[str, Any]]:
    """Take back the messages of *kind* to *about*'s address of which nobody tried to send any yet; their values."""
    waiting = Notice.objects.select_for_update().filter(
        about=about, kind=kind, person=None, tries=0, sent_at=None, failed_at=None
    )
    values = [notice.opened()[1] for notice in waiting]
    waiting.delete()
    return values


def went_since(moment: datetime, *, about: str, kind: str) -> list[datetime]:
    """When those of *kind* about someone went since *moment*, the first first."""
    went = Notice.objects.filter(about=about, kind=kind, sent_at__gte=moment).order_by("sent_at")
    return [one.sent_at for one in went.only("sent_at") if one.sent_at]


def forget_person(person: Person) -> int:
    """Take back what is owed to an account, and forget what went; in the development mailbox too. How many."""
    owed, _ = Notice.objects.filter(person=person).delete()
    received, _ = DevelopmentMessage.objects.filter(to__iexact=person.email).delete()
    return owed + received


def readdress_messages(*, about: str, email: str) -> int:
    """What is still owed *about* someone goes to *email*, and a calendar with it names that address; how many."""
    notices = list(Notice.objects.select_for_update().filter(about=about, person=None, sent_at=None, failed_at=None))
    for notice in notices:
        former, values = notice.opened()
        calendar = values.get("calendar") or {}
        if calendar.get("attendee") == former:
            values = values | {"calendar": calendar | {"attendee": email}}
        notice.seal(email=email, values=values)
        notice.save(update_fields=["sealed", "address_index", "domain_index"])
    return len(notices)


def forget_things(*, about: str, of: str) -> None:
    """Of what is owed *about* an address, take out the things whose `about` is *of*, and forget what went.

    A message that then neither lists a thing nor what is silent goes whole.
    """
    for notice in Notice.objects.select_for_update().filter(about=about):
        email, values = notice.opened() if notice.sealed else ("", {})
        things = [thing for thing in values.get("things", []) if thing.get("about", of) != of]
        if not things and not values.get("silent"):
            notice.delete()
            continue
        notice.seal(email=email, values=values | {"things": things})
        notice.save(update_fields=["sealed"])


def is_still_owed(*, about: str) -> bool:
    """Whether a message *about* someone has not gone yet."""
    return Notice.objects.filter(about=about, sent_at=None).exists()


def forget_all(abouts: QuerySet[Any]) -> int:
    """Take back what is owed about each of many, named by a query of one column; how many."""
    return int(Notice.objects.filter(about__in=abouts).delete()[0])


def tell_administrators(kind: str, *, key: str, **values: Any) -> int:
    """Owe each of them the message of *kind* with the way to their page, once for the same *key*; how many."""
    recipients = list(administrators())
    for person in recipients:
        with translation.override(person.language):
            owe(person, kind, dedupe_key=f"{kind}-{key}-{person.pk}", path=reverse("installation"), **values)
    return len(recipients)

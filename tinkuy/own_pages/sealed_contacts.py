"""Erasing the counterparts whom rows of any stage are asked by: on their day, when they ask for it, with a successor.

A stage makes a table of `SealedContact` and one of `SinglePurposeLink` that leads to it, and registers both:

    register_contacts(ContactKind(rows=Response, links=ResponseLink, of="response", ...))   in `AppConfig.ready`
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django_scopes import scope, scopes_disabled

from tinkuy.core import clock, sealing
from tinkuy.core.lasting_erasure.forgetting import empty_the_log, forget_former_rows
from tinkuy.journal.erasures import Named, note_erasure, replayed_by
from tinkuy.journal.trail import done_lately
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_messages, forget_things
from tinkuy.people.models import Person

from .models import SealedContact, SinglePurposeLink

log = logging.getLogger("tinkuy.own_pages")

EMPTY = {"sealed_name": b"", "sealed_email": b"", "contact_until": None, "contact_language": ""}
KEPT_AFTER = timedelta(days=180)
"""How long after the day of what is asked, or after it was named, a counterpart's address is kept at most."""
FARTHEST = timedelta(days=3650)
"""Of a day that lies farther off, an address is kept no longer than of this one."""
ERASED = "erased a contact of"
"""What each kind's `trace` leaves in the trail."""


@dataclass(frozen=True)
class ContactKind[Row: SealedContact]:
    """The counterparts of *rows*; *links* lead to their row by the foreign key *of*.

    *erased_as* is what the ledger of erasures calls one. *trace* records `ERASED` of a row, within the transaction, on
    the *subject* (the name of a model); it reads what *related* names.
    """

    rows: type[Row]
    links: type[SinglePurposeLink]
    of: str
    erased_as: str
    subject: str
    trace: Callable[[Row], object]
    related: tuple[str, ...] = ("cycle",)

    @property
    def sealed(self) -> Any:
        """The rows with a counterpart, of every cycle."""
        return self.rows._base_manager.select_related(*self.related).exclude(sealed_email=b"")


_kinds: dict[type[SealedContact], ContactKind[Any]] = {}


def register_contacts(kind: ContactKind[Any]) -> None:
    """Have the clock erase the counterparts of *kind* on their day, and a restore erase again whom the ledger names."""
    _kinds[kind.rows] = kind
    replayed_by(kind.erased_as, partial(erase_contacts_again, kind.rows), is_private=True)


def rows_with_contacts(cycle: Any) -> list[SealedContact]:
    """All rows of a cycle for which somebody is asked, of every kind: counterparts and accounts."""
    rows = [kind.rows._base_manager.select_related(*kind.related).filter(cycle=cycle) for kind in _kinds.values()]
    return [row for of_kind in rows for row in of_kind]


def last_day(due_on: date | None, today: date) -> date:
    """Until when the address of a counterpart is kept who is asked about something due on that day."""
    return min(max(due_on or today, today), today + FARTHEST) + KEPT_AFTER


def about_address(email: str) -> str:
    """How the outbox names a message that is about several rows of one address."""
    return f"contact|{sealing.blind_index(email.casefold(), place='contact')[:48]}"


@transaction.atomic
def forget_contact(row: SealedContact) -> None:
    """Erase name and address of a counterpart, the links, and what is owed. What was answered stays: it is the row's.

    Of a row without a counterpart the links go, and what is owed. A message about several rows of one address loses
    the lines of this one.
    """
    kind = _kinds[type(row)]
    kind.links._base_manager.filter(**{kind.of: row}).delete()
    is_sealed = row.has_counterpart
    email = row.contact_email() if is_sealed else ""
    forget_messages(about=row.about, email=email)
    if not is_sealed:
        return
    forget_things(about=about_address(email), of=row.about)
    kind.rows._base_manager.filter(pk=row.pk).update(**EMPTY)
    for name, value in EMPTY.items():
        setattr(row, name, value)
    kind.trace(row)
    note_erasure(kind.erased_as, row.public_id)
    transaction.on_commit(empty_the_log)


def hand_over(rows: QuerySet[Any], *, field: str, successor: Person) -> int:
    """The *rows* get the *successor* as who answers for them, in their *field*; how many. A link that the former one
    holds opens nothing any more.
    """
    contacts = list(rows.select_related("cycle"))
    for row in contacts:
        forget_contact(row)
        setattr(row, field, successor)
        row.save(update_fields=[field])
    return len(contacts)


def erase_contacts() -> int:
    """The clock's deed: erase whoever is past their day, in every cycle whose clock goes; how many."""
    erased = 0
    for kind in _kinds.values():
        for row in _perhaps_past(kind):
            if row.is_counterpart_past:
                with scope(cycle=row.cycle):
                    forget_contact(row)
                erased += 1
    if erased:
        log.info("erased contacts that were due", extra={"count": erased})
    return erased


def _perhaps_past(kind: ContactKind[Any]) -> list[SealedContact]:
    """By the farthest zone: a cycle's own today is at most a day ahead of this one."""
    past = kind.rows._base_manager.filter(contact_until__lte=clock.now().date(), cycle__clock_stands_at=None)
    return list(past.select_related(*kind.related))


def forget_contacts_lately() -> bool:
    """The clock's deed, for a day: former versions of the rows leave the disk; whether no byte is left."""
    lately = [kind.rows for kind in _kinds.values() if done_lately(ERASED, kind.subject, hours=24)]
    return forget_former_rows(*lately, Notice, DevelopmentMessage) if lately else True


def erase_contacts_again(rows: type[SealedContact], named: Named) -> int:
    """After a restore of an older copy."""
    with scopes_disabled():
        again = [row for row in _kinds[rows].sealed if named(row.public_id)]
    for row in again:
        with scope(cycle=row.cycle):
            forget_contact(row)
    return len(again)

"""Agreeing to purposes, each by itself and each time a row of its own, so that the history stays; closing pages: this
browser's or the others', all that one browser holds, all of somebody who leaves.

Opening a page in a browser: in the first one by the link of the mail, in each further one by a code. Six digits by
mail, perhaps with a personal link, that open somebody's page in one more browser.
"""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import models, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.letters import typed_code
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.journal.trail import record
from tinkuy.notices.addresses.actions import note_answer
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.consent_words import ConsentWords
from tinkuy.own_pages.models import GivenConsent, MailedCode, OpenBrowser, PageOwner
from tinkuy.own_pages.pages import OwnPages, entrance_path
from tinkuy.own_pages.queries import open_browsers, owner_with_link, owners_with_address
from tinkuy.stream.actions import revoke


def agree_to(
    consents: type[GivenConsent],
    words: ConsentWords,
    *,
    owner: PageOwner,
    purposes: Collection[str],
    of: Collection[str],
    **facts: Any,
) -> None:
    """Agree to exactly these *purposes*; any other consent *of* those that were asked ends now.

    *facts* stand on each new row. The caller has locked the owner's row, and leaves the trace.
    """
    whose = {consents.known_as: owner}
    in_force = consents.objects.filter(consents.IN_FORCE, **whose, purpose__in=of)
    agreed = set(in_force.values_list("purpose", flat=True))
    in_force.exclude(purpose__in=purposes).update(withdrawn_at=clock.now())
    consents.objects.bulk_create(
        consents(**{"cycle": owner.cycle, "purpose": purpose, **whose, **facts}, version=words.current_version(purpose))
        for purpose in sorted(set(purposes) - agreed)
    )


@transaction.atomic
def close_browsers(browsers: type[OpenBrowser], owner: PageOwner, *, only: str = "", but: str = "") -> int:
    """Close those in which *owner*'s page is open: *only* this one, or all *but* this one. How many were open.

    The page asks for a code again; a live page that was open there ends.
    """
    opened = browsers.objects.filter(**{owner.known_as: owner}, closed_at=None).exclude(public_id=but)
    if only:
        opened = opened.filter(public_id=only)
    closed = list(opened.values_list("public_id", flat=True))
    if opened.update(closed_at=clock.now()):
        record(None, "closed a device", owner)
        for public_id in closed:
            revoke(holder_of(public_id))
    return len(closed)


@transaction.atomic
def close_browsers_of_every_kind(open_pages: Iterable[tuple[OwnPages[Any], Sequence[str]]]) -> None:
    """Close what one browser holds, by public id, of whatever kinds and cycles."""
    for pages, public_ids in open_pages:
        for browser in open_browsers(pages, public_ids):
            with scope(cycle=browser.cycle):
                close_browsers(pages.browsers, browser.owner, only=browser.public_id)


def erase_entries(
    browsers: type[OpenBrowser],
    codes: type[MailedCode],
    owners: models.QuerySet[Any] | Sequence[PageOwner],
) -> list[str]:
    """Erase the browsers and codes of *owners*: nothing opens their pages any more. Whose streams are to be revoked."""
    own_browsers = browsers.objects.filter(**{f"{browsers.known_as}__in": owners})
    holders = [holder_of(public_id) for public_id in own_browsers.values_list("public_id", flat=True)]
    own_browsers.delete()
    codes.objects.filter(**{f"{codes.known_as}__in": owners}).delete()
    return holders


def holder_of(public_id: str) -> str:
    """How the stream calls the browser that holds a ticket."""
    return f"device:{public_id}"


LIFE = timedelta(minutes=10)
TRIES = 5
PER_HOUR = 6


def mail_code(
    codes: type[MailedCode],
    owners: Sequence[PageOwner],
    *,
    kind: str,
    language: str,
    secret: str = "",
    email: str = "",
    **values: Any,
) -> None:
    """Owe one message of *kind* whose code opens the pages of all *owners*, who are one person in several cycles.

    Pass their *email* where it is known: else it is opened, with a key that lies on the disk. Without *values* it holds
    no word that a person wrote and no theme: an address may be anybody's.
    """
    first = owners[0]
    discreet = [owner for owner in owners if owner.cycle.is_sensitive]
    from_cycle = discreet[0].cycle.public_id if discreet else first.cycle.public_id if len(owners) == 1 else ""
    owe_to_address(
        email=email or first.email(),
        language=language,
        kind=kind,
        dedupe_key=f"{kind}-{new_public_id()}",
        about=first.about,
        code=new_code(codes, owners),
        path=entrance_path(type(first), language, secret),
        from_cycle=from_cycle,
        **values,
    )


def has_too_many_codes(codes: type[MailedCode], cycle: Any, email_index: str) -> bool:
    """Whether this address was sent enough codes of *cycle* within the hour."""
    since, horizon = clock.now() - timedelta(hours=1), clock.horizon()
    made_at = _codes_of_address(codes).rows(cycle.pk, email_index)
    return sum(since <= moment <= horizon for moment in made_at) >= PER_HOUR


@cache
def _codes_of_address(codes: type[MailedCode]) -> CompiledQuery[datetime]:
    """Few: what is spent is forgotten within hours. By the owner's cycle, which is the code's: from the owners of the
    address to their codes, never from all codes of the cycle.
    """
    of_cycle, of_address = f"{codes.known_as}__cycle", f"{codes.known_as}__email_index"
    return CompiledQuery(
        lambda cycle, index: (
            codes._base_manager.filter(**{of_cycle: cycle, of_address: index})
            .order_by("-made_at")
            .values_list("made_at", flat=True)[:MOST_CODES]
        )
    )


MOST_CODES = 20 * PER_HOUR
"""Of one address: more than can be made within an hour by all who ask at once."""


def new_code(codes: type[MailedCode], owners: Sequence[PageOwner]) -> str:
    """A code that opens the pages of all *owners*."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    now = clock.now()
    insert = _codes(codes)
    insert.add(
        *(
            insert.row(
                fingerprint=_fingerprint(owner, code),
                made_at=now,
                ends_at=now + LIFE,
                **{"cycle": owner.cycle, codes.known_as: owner},
            )
            for owner in owners
        )
    )
    return code


@cache
def _codes(codes: type[MailedCode]) -> CompiledInsert[MailedCode]:
    return CompiledInsert(codes)


def opened_by[Owner: PageOwner](codes: type[MailedCode], owners: Sequence[Owner], code: str) -> list[Owner]:
    """Those of *owners* that *code* opens; it is used up. A wrong try counts, and the fifth closes a code."""
    ends = (clock.now(), clock.horizon() + LIFE)
    valid = codes._base_manager.filter(used_at=None, ends_at__range=ends, tries__lt=TRIES)
    opened = [owner for owner in owners if _uses(valid, owner, typed_code(code))]
    if not opened:
        valid.filter(**{f"{codes.known_as}__in": owners}).update(tries=F("tries") + 1)
    return opened


def forget_spent_codes(codes: type[MailedCode]) -> None:
    """Codes that open nothing and are no longer counted against those who ask too often."""
    codes._base_manager.filter(ends_at__lt=clock.now() - timedelta(hours=1)).delete()


def _uses(valid: QuerySet[MailedCode], owner: PageOwner, code: str) -> bool:
    own = valid.filter(**{valid.model.known_as: owner}, fingerprint=_fingerprint(owner, code))
    return bool(own.update(used_at=clock.now()))


def _fingerprint(owner: PageOwner, code: str) -> str:
    return sealing.blind_index(code, place=f"personal-code|{owner.public_id}")


NO_CODE = _("That code is not valid. Check the six digits, or ask for a new code.")


@dataclass(frozen=True)
class OpenedByLink:
    """What a personal link led to: an open browser, or a code that was sent because the page was opened elsewhere."""

    owner: PageOwner
    browser: Any


@transaction.atomic
def open_by_link(pages: OwnPages[Any], *, secret: str, open_here: Iterable[str] = ()) -> OpenedByLink:
    """The first browser opens by the link alone; each further one needs a code too.

    *open_here* are the public ids of the pages that this browser holds open.
    """
    owner = owner_with_link(pages, secret)
    if owner is None:
        raise Refused(_("This link no longer works. Ask for a code with your e-mail, below."))
    with scope(cycle=owner.cycle):
        own = _open_here(pages, owner, open_here)
        if own or not pages.browsers.objects.filter(**{owner.known_as: owner}).exists():
            return OpenedByLink(owner, own or _open(pages, owner))
        if not has_too_many_codes(pages.codes, owner.cycle, owner.email_index):
            mail_code(pages.codes, [owner], kind=pages.code_notice, language=owner.language)
    return OpenedByLink(owner, None)


@transaction.atomic
def send_code(pages: OwnPages[Any], *, email: str, language: str) -> None:
    """Owe a code that opens the pages of this address; without one nothing happens. Nobody can tell the difference."""
    owners = owners_with_address(pages, email)
    mailed = pages.who_is_mailed(
        [owner for owner in owners if not has_too_many_codes(pages.codes, owner.cycle, owner.email_index)]
    )
    if mailed:
        mail_code(pages.codes, mailed, kind=pages.code_notice, language=language)


def open_by_code(
    pages: OwnPages[Any], *, code: str, owners: Iterable[PageOwner], open_here: Iterable[str] = ()
) -> list[Any]:
    """An open browser for each of *owners* that the code opens."""
    with transaction.atomic():
        opened = [_opened_for(pages, owner, open_here) for owner in opened_by(pages.codes, list(owners), code)]
    if not opened:
        raise Refused(NO_CODE, about="code")
    return opened


def _opened_for(pages: OwnPages[Any], owner: PageOwner, open_here: Iterable[str]) -> Any:
    with scope(cycle=owner.cycle):
        return _open_here(pages, owner, open_here) or _open(pages, owner)


def _open_here(pages: OwnPages[Any], owner: PageOwner, open_here: Iterable[str]) -> Any:
    """The one of *open_here* in which the page is open already."""
    own = pages.browsers.objects.filter(**{owner.known_as: owner}, closed_at=None)
    return own.filter(public_id__in=list(open_here)).first()


def _open(pages: OwnPages[Any], owner: PageOwner) -> Any:
    owner = pages.before_opening(owner)
    note_answer(owner.email())
    browser = pages.browsers.objects.create(**{"cycle": owner.cycle, owner.known_as: owner})
    record(None, "opened", browser, **{owner.known_as: owner.public_id})
    return browser

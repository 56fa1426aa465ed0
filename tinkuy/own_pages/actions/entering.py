"""Opening a page in a browser: in the first one by the link of the mail, in each further one by a code.

Six digits by mail, perhaps with a personal link, that open somebody's page in one more browser.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import new_public_id
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.models import MailedCode, PageOwner
from tinkuy.own_pages.pages import OwnPages, entrance_path
from tinkuy.own_pages.queries import owner_with_link, owners_with_address

LIFE = timedelta(minutes=10)
TRIES = 5
PER_HOUR = 6


def mail_code(
    codes: type[MailedCode], owners: Sequence[PageOwner], *, kind: str, language: str, secret: str = "", **values: Any
) -> None:
    """Owe one message of *kind* whose code opens the pages of all *owners*, who are one person in several cycles.

    Without *values* it holds no word that a person wrote and no theme: an address may be anybody's.
    """
    first = owners[0]
    owe_to_address(
        email=first.email(),
        language=language,
        kind=kind,
        dedupe_key=f"{kind}-{new_public_id()}",
        about=first.about,
        code=new_code(codes, owners),
        path=entrance_path(type(first), language, secret),
        **values,
    )


def asked_too_often(codes: type[MailedCode], cycle: Any, email_index: str) -> bool:
    """Whether this address was sent enough codes of *cycle* within the hour."""
    lately = (clock.now() - timedelta(hours=1), clock.horizon())
    of_address = {"cycle": cycle, f"{codes.known_as}__email_index": email_index}
    return codes._base_manager.filter(made_at__range=lately, **of_address).count() >= PER_HOUR


def new_code(codes: type[MailedCode], owners: Sequence[PageOwner]) -> str:
    """A code that opens the pages of all *owners*."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    now = clock.now()
    codes._base_manager.bulk_create(
        codes(
            fingerprint=_fingerprint(owner, code),
            made_at=now,
            ends_at=now + LIFE,
            **{"cycle": owner.cycle, codes.known_as: owner},
        )
        for owner in owners
    )
    return code


def opened_by[Owner: PageOwner](codes: type[MailedCode], owners: Sequence[Owner], code: str) -> list[Owner]:
    """Those of *owners* that *code* opens; it is used up. A wrong try counts, and the fifth closes a code."""
    ends = (clock.now(), clock.horizon() + LIFE)
    valid = codes._base_manager.filter(used_at=None, ends_at__range=ends, tries__lt=TRIES)
    opened = [owner for owner in owners if _uses(valid, owner, code.strip())]
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


NO_CODE = _("That code does not open. Check the six digits, or ask for a new code.")


@dataclass(frozen=True)
class OpenedByLink:
    """What a personal link led to: an open browser, or a code that was sent because the page was opened elsewhere."""

    owner: PageOwner
    browser: Any


@transaction.atomic
def open_by_link(pages: OwnPages[Any], *, secret: str, held: Iterable[str] = ()) -> OpenedByLink:
    """The first browser opens by the link alone; each further one needs a code too.

    *held* are the public ids of the pages that this browser holds open.
    """
    owner = owner_with_link(pages, secret)
    if owner is None:
        raise Refused(_("This link opens nothing any more. Ask for a code with your e-mail, below."))
    with scope(cycle=owner.cycle):
        own = _open_here(pages, owner, held)
        if own or not pages.browsers.objects.filter(**{owner.known_as: owner}).exists():
            return OpenedByLink(owner, own or _open(pages, owner))
        if not asked_too_often(pages.codes, owner.cycle, owner.email_index):
            mail_code(pages.codes, [owner], kind=pages.code_notice, language=owner.language)
    return OpenedByLink(owner, None)


@transaction.atomic
def send_code(pages: OwnPages[Any], *, email: str, language: str) -> None:
    """Owe a code that opens the pages of this address; without one nothing happens. Nobody can tell the difference."""
    owners = owners_with_address(pages, email)
    mailed = pages.who_is_mailed(
        [owner for owner in owners if not asked_too_often(pages.codes, owner.cycle, owner.email_index)]
    )
    if mailed:
        mail_code(pages.codes, mailed, kind=pages.code_notice, language=language)


def open_by_code(
    pages: OwnPages[Any], *, code: str, owners: Iterable[PageOwner], held: Iterable[str] = ()
) -> list[Any]:
    """An open browser for each of *owners* that the code opens."""
    with transaction.atomic():
        opened = [_opened_for(pages, owner, held) for owner in opened_by(pages.codes, list(owners), code)]
    if not opened:
        raise Refused(NO_CODE, about="code")
    return opened


def _opened_for(pages: OwnPages[Any], owner: PageOwner, held: Iterable[str]) -> Any:
    with scope(cycle=owner.cycle):
        return _open_here(pages, owner, held) or _open(pages, owner)


def _open_here(pages: OwnPages[Any], owner: PageOwner, held: Iterable[str]) -> Any:
    """The one of *held* in which the page is open already."""
    own = pages.browsers.objects.filter(**{owner.known_as: owner}, closed_at=None)
    return own.filter(public_id__in=list(held)).first()


def _open(pages: OwnPages[Any], owner: PageOwner) -> Any:
    owner = pages.before_opening(owner)
    browser = pages.browsers.objects.create(**{"cycle": owner.cycle, owner.known_as: owner})
    record(None, "opened", browser, **{owner.known_as: owner.public_id})
    return browser

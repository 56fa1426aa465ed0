"""Six digits by mail, perhaps with a personal link, that open somebody's page in one more browser."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.models import MailedCode, PageOwner
from tinkuy.own_pages.pages import entrance_path

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

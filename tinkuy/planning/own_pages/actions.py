"""Six digits by mail that open somebody's page without an account in one more browser: a participant's, a guest's.

*codes* is the model in which they are kept, *owner* the name of its field that says whose they are.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Protocol

from django.db.models import F, QuerySet

from tinkuy.core import clock, sealing
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import MailedCode

LIFE = timedelta(minutes=10)
TRIES = 5
PER_HOUR = 6


class Owner(Protocol):
    """A row of a cycle with a page of its own."""

    public_id: Any
    cycle: Any


def asked_too_often(codes: type[MailedCode], *, cycle: Cycle, **whose: Any) -> bool:
    """Whether enough codes of *cycle* were sent within the hour."""
    lately = (clock.now() - timedelta(hours=1), clock.horizon())
    return codes._base_manager.filter(cycle=cycle, made_at__range=lately, **whose).count() >= PER_HOUR


def new_code(codes: type[MailedCode], owner: str, owners: Sequence[Owner]) -> str:
    """A code that opens the pages of all *owners*."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    now = clock.now()
    codes._base_manager.bulk_create(
        codes(cycle=one.cycle, fingerprint=_fingerprint(one, code), made_at=now, ends_at=now + LIFE, **{owner: one})
        for one in owners
    )
    return code


def opened_by[One: Owner](codes: type[MailedCode], owner: str, owners: Sequence[One], code: str) -> list[One]:
    """Those of *owners* that *code* opens; it is used up. A wrong try counts, and the fifth closes a code."""
    ends = (clock.now(), clock.horizon() + LIFE)
    valid = codes._base_manager.filter(used_at=None, ends_at__range=ends, tries__lt=TRIES)
    opened = [one for one in owners if _uses(valid, owner, one, code.strip())]
    if not opened:
        valid.filter(**{f"{owner}__in": owners}).update(tries=F("tries") + 1)
    return opened


def forget_spent_codes(codes: type[MailedCode]) -> None:
    """Codes that open nothing and are no longer counted against those who ask too often."""
    codes._base_manager.filter(ends_at__lt=clock.now() - timedelta(hours=1)).delete()


def _uses(valid: QuerySet[MailedCode], owner: str, one: Owner, code: str) -> bool:
    mine = valid.filter(**{owner: one}, fingerprint=_fingerprint(one, code))
    return bool(mine.update(used_at=clock.now()))


def _fingerprint(one: Owner, code: str) -> str:
    return sealing.blind_index(code, place=f"personal-code|{one.public_id}")

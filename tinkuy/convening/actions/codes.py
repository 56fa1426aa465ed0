"""Codes by mail: six digits that open one's page in one more browser. As those of the team, see `people`."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import translation
from django_scopes import scopes_disabled

from tinkuy.convening.models import PersonalCode, Registration
from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.notices.outbox import owe_to_address
from tinkuy.planning.models import Cycle

LIFE = timedelta(minutes=10)
TRIES = 5
PER_HOUR = 6


def asked_too_often(cycle: Cycle, email_index: str) -> bool:
    """Whether this address was sent enough mails of *cycle* within the hour."""
    since = clock.now() - timedelta(hours=1)
    with scopes_disabled():
        codes = PersonalCode.objects.filter(cycle=cycle, registration__email_index=email_index, made_at__gt=since)
        return codes.count() >= PER_HOUR


def mail_code(registrations: Sequence[Registration], *, kind: str, email: str, language: str, secret: str = "") -> None:
    """Owe one message of *kind* whose code opens all these registrations, with the personal link where there is one.

    The message holds no word that a person wrote and no theme: an address may be anybody's until it is confirmed.
    """
    code = f"{secrets.randbelow(1_000_000):06d}"
    now = clock.now()
    PersonalCode.objects.bulk_create(
        PersonalCode(
            cycle=registration.cycle,
            registration=registration,
            fingerprint=_fingerprint(registration, code),
            made_at=now,
            ends_at=now + LIFE,
        )
        for registration in registrations
    )
    owe_to_address(
        email=email,
        language=language,
        kind=kind,
        dedupe_key=f"{kind}-{new_public_id()}",
        about=about(registrations[0]),
        code=code,
        path=own_pages_path(language) + (f"#{secret}" if secret else ""),
    )


def about(registration: Registration) -> str:
    """How the outbox names whose message it is."""
    return f"registration|{registration.public_id}"


def own_pages_path(language: str) -> str:
    with translation.override(language):
        return reverse("convening:enter")


def opened_by(code: str, registrations: Iterable[Registration]) -> list[Registration]:
    """Those of *registrations* that *code* opens; it is used up. A wrong try counts, and the fifth closes a code."""
    now = clock.now()
    candidates = list(registrations)
    with scopes_disabled():
        valid = PersonalCode.objects.filter(used_at=None, ends_at__gt=now, tries__lt=TRIES)
        opened = [one for one in candidates if _uses(valid, one, code.strip())]
        if not opened:
            valid.filter(registration__in=candidates).update(tries=F("tries") + 1)
    return opened


def forget_spent_codes() -> None:
    """Codes of the cycle in scope that open nothing and are no longer counted against those who ask too often."""
    PersonalCode.objects.filter(ends_at__lt=clock.now() - timedelta(hours=1)).delete()


def _uses(valid: QuerySet[PersonalCode], registration: Registration, code: str) -> bool:
    mine = valid.filter(registration=registration, fingerprint=_fingerprint(registration, code))
    return bool(mine.update(used_at=clock.now()))


def _fingerprint(registration: Registration, code: str) -> str:
    return sealing.blind_index(code, place=f"personal-code|{registration.public_id}")

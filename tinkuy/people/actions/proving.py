"""Proving again, or one step further, who one is; and the second factors of a person.

These are the app that shows six digits (TOTP, RFC 6238), ten codes to print, and passkeys. Who lost them is helped by
the operator.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import pyotp
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.letters import typed_code
from tinkuy.people.alerts import Alert, tell_owner
from tinkuy.people.models import CodeApp, Passkey, Person, RecoveryCode
from tinkuy.people.queries import has_second_factor

from .entering import check_sign_in_code
from .passkeys import Challenge, Site, use_passkey
from .password import confirm_password, remove_password
from .patience import at_account, begin_try, from_block
from .sessions import end_other_sessions

AROUND = (-1, 0, 1)
"""A code of the half minute before or after is taken too: telephones' clocks differ."""
STEP = timedelta(seconds=30)


@transaction.atomic
def begin_code_app(*, person: Person) -> CodeApp:
    """A new secret, which proves nothing until `confirm_code_app`."""
    _demand_none(person)
    CodeApp.objects.filter(person=person).delete()
    app = CodeApp(person=person)
    app.seal(pyotp.random_base32())
    app.save()
    return app


def confirm_code_app(*, person: Person, code: str, block: str = "") -> None:
    """The app is in the person's hands: it shows the right code."""
    counted = begin_try(at_account("second", person.email), *from_block(block))
    app = CodeApp.objects.filter(person=person, confirmed_at=None).first()
    if app is None or not _use(app, code):
        raise Refused(_("That is not the code that the app shows now. Check the telephone's clock and try again."))
    with transaction.atomic():
        CodeApp.objects.filter(pk=app.pk).update(confirmed_at=clock.now())
        tell_owner(person, Alert.SECOND_FACTOR, f"app-{app.pk}")
    counted.succeed()


def use_app_code(*, person: Person, code: str) -> bool:
    """Whether *code* is the one that the person's app shows; it is used up."""
    app = CodeApp.objects.filter(person=person).exclude(confirmed_at=None).first()
    return app is not None and _use(app, code)


def remove_code_app(*, person: Person) -> None:
    CodeApp.objects.filter(person=person).delete()


def _demand_none(person: Person) -> None:
    if CodeApp.objects.filter(person=person).exclude(confirmed_at=None).exists():
        raise Refused(_("You have an app already. Remove it first to set up another."))


def _use(app: CodeApp, code: str) -> bool:
    """A guarded update: of two that bring the same code, one enters."""
    generator = pyotp.TOTP(app.secret())
    typed = typed_code(code)
    for place in AROUND:
        moment = clock.now() + place * STEP
        if hmac.compare_digest(generator.at(moment).encode(), typed.encode()):
            step = generator.timecode(moment)
            ahead = generator.timecode(clock.horizon() + STEP)
            unused = CodeApp.objects.filter(Q(last_step__lt=step) | Q(last_step__gt=ahead), pk=app.pk)
            return bool(unused.update(last_step=step))
    return False


HOW_MANY = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that one takes for another on paper."""
LENGTH = 12


@transaction.atomic
def make_recovery_codes(*, person: Person) -> list[str]:
    """Ten new codes; those of before open nothing any more. They are told this once."""
    if not has_second_factor(person):
        raise Refused(_("Add a passkey or an app first: the codes stand in for them."))
    RecoveryCode.objects.filter(person=person).delete()
    codes = [_new_code() for _number in range(HOW_MANY)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, fingerprint=_fingerprint(person, code)) for code in codes
    )
    return codes


def use_recovery_code(*, person: Person, code: str) -> bool:
    """Whether *code* is one of the person's; it is used up."""
    return bool(RecoveryCode.objects.filter(person=person, fingerprint=_fingerprint(person, code)).delete()[0])


def _new_code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def _fingerprint(person: Person, code: str) -> str:
    return sealing.blind_index(typed_code(code).casefold(), place=f"recovery-code|{person.public_id}")


@transaction.atomic
def forget_factors(*, person: Person) -> None:
    """Take all factors off the account, and sign it out everywhere: what was lost may have been found."""
    for model in (Passkey, CodeApp, RecoveryCode):
        model.objects.filter(person=person).delete()
    remove_password(person=person)
    end_other_sessions(person=person, but="")


class Way(StrEnum):
    """How somebody proves who they are, as forms name it."""

    PASSWORD = "password"  # noqa: S105
    MAIL = "mail"
    SECOND = "second"
    PASSKEY = "passkey"


SECOND_FACTORS = frozenset({Way.SECOND, Way.PASSKEY})
"""Ways that prove that one holds something: an app, a printed code, a device."""


@dataclass(frozen=True)
class Proof:
    """What somebody sent: the way, what they typed or their browser signed, and from which block of addresses."""

    way: Way
    answer: str
    block: str = ""
    challenge: Challenge | None = None


def prove(*, person: Person, proof: Proof, site: Site) -> None:
    """Refuse unless *proof* is the person's."""
    match proof.way:
        case Way.PASSWORD:
            confirm_password(person=person, password=proof.answer, block=proof.block)
        case Way.MAIL:
            check_sign_in_code(email=person.email, code=proof.answer, block=proof.block)
        case Way.PASSKEY:
            use_passkey(answer=proof.answer, challenge=proof.challenge, site=site, person=person)
        case Way.SECOND:
            use_second_code(person=person, code=proof.answer, block=proof.block)


def use_second_code(*, person: Person, code: str, block: str = "") -> None:
    """A code of the person's app, or one of their recovery codes."""
    counted = begin_try(at_account("second", person.email), *from_block(block))
    if not use_app_code(person=person, code=code) and not use_recovery_code(person=person, code=code):
        raise Refused(_("That code is not valid. Use the one that the app shows now, or a recovery code."))
    counted.succeed()

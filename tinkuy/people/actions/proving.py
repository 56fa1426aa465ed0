"""Proving again, or one step further, who one is: by any way that the person has."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person

from .entering import check_sign_in_code
from .passkeys import Challenge, Site, use_passkey
from .password import confirm_password
from .patience import at_account, begin_try, from_block
from .second_factors import use_app_code, use_recovery_code


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
        raise Refused(_("That code does not open. Take the one that the app shows now, or a recovery code."))
    counted.succeed()

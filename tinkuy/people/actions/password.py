"""A password is optional: whoever has none enters by a code by mail or a passkey."""

from collections.abc import Iterator
from string import digits, punctuation
from typing import cast

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from tinkuy.core import heavy
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address

from .patience import at_account, begin_try, from_block

LEAST = 12
MOST = 200
COMMON = cast(CommonPasswordValidator, SimpleLazyObject(CommonPasswordValidator))
"""The twenty thousand passwords that stand on most lists of stolen ones: in the package, nobody is asked."""
ALIKE = UserAttributeSimilarityValidator(("name", "email"))


def set_password(*, person: Person, password: str) -> None:
    """Give the person a password, or another one. Whoever shows them pages ends their other sessions."""
    if len(password) < LEAST:
        raise Refused(
            _("Use at least %(least)d characters. Four words in a row are easy to keep in mind.") % {"least": LEAST}
        )
    if len(password) > MOST:
        raise Refused(_("Use at most %(most)d characters.") % {"most": MOST})
    if not all(_passes(COMMON, form, person) for form in _plainer(password)):
        raise Refused(_("This password is on lists of stolen ones. Choose another."))
    if not _passes(ALIKE, password, person):
        raise Refused(_("This password is too much like your name or your e-mail. Choose another."))
    with heavy.PASSWORDS.turn():
        person.set_password(password)
    with writing():
        person.save(update_fields=["password"])


def remove_password(*, person: Person) -> None:
    person.set_unusable_password()
    person.save(update_fields=["password"])


def check_password(*, email: str, password: str, block: str = "") -> Person:
    """The person with this address and password. What is refused does not tell whether the address has an account."""
    counted = begin_try(at_account("password", email), *from_block(block))
    person = person_with_address(email)
    with heavy.PASSWORDS.turn():
        if person is None or not person.has_usable_password():
            make_password(password)  # so that the answer takes as long as with an account
            raise Refused(_wrong())
        if not person.check_password(password):
            raise Refused(_wrong())
    counted.succeed()
    return person


def confirm_password(*, person: Person, password: str, block: str = "") -> None:
    """As `check_password`, for a person who is signed in already."""
    check_password(email=person.email, password=password, block=block)


def _wrong() -> str:
    return _("That address and that password do not go together. You can also enter by a code by mail.")


def _plainer(password: str) -> Iterator[str]:
    """The password, without digits around it, and said once where it was repeated: most of the list is short words."""
    yield password
    core = password.casefold().strip(digits + punctuation + " ")
    yield core
    yield next(core[:size] for size in range(1, len(core) + 2) if (core[:size] * len(core))[: len(core)] == core)


def _passes(rule: CommonPasswordValidator | UserAttributeSimilarityValidator, password: str, person: Person) -> bool:
    try:
        rule.validate(password, person)
    except ValidationError:
        return False
    return True

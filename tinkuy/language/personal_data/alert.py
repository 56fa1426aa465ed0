"""The personal-data guard: addresses, telephones and identity numbers in a text that is about to be published."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import phonenumbers
from django.utils.translation import gettext_lazy as _

from .identity_numbers import identity_numbers

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
REGIONS = ("AR", "BO", "BR", "CL", "CO", "EC", "PE", "PY", "UY", "VE")

KINDS = {"email": _("an e-mail address"), "telephone": _("a telephone number"), "identity": _("an identity number")}


@dataclass(frozen=True)
class Alert:
    """A passage that may be personal data: `kind` is a key of `KINDS`, `start` and `end` are characters."""

    kind: str
    text: str
    start: int
    end: int


def alerts(text: str, *, allowed: Collection[str] = ()) -> list[Alert]:
    """What in *text* looks like personal data, in order; *allowed* ones (the hub's own address) are left out.

    A number that may be of an identity or a telephone is told once.
    """
    found = [*_telephones(text), *_identities(text), *_emails(text)]
    kept = {alert.start: alert for alert in found if alert.text.casefold() not in set(allowed)}
    return [kept[place] for place in sorted(kept)]


def _identities(text: str) -> Iterator[Alert]:
    for start, end in identity_numbers(text):
        yield Alert("identity", text[start:end], start, end)


def _emails(text: str) -> Iterator[Alert]:
    for match in EMAIL.finditer(text):
        yield Alert("email", match.group(), match.start(), match.end())


def _telephones(text: str) -> Iterator[Alert]:
    for region in REGIONS:
        for match in phonenumbers.PhoneNumberMatcher(text, region):
            yield Alert("telephone", match.raw_string, match.start, match.end)

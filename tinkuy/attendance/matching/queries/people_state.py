"""The registrations and decisions of a cycle as a fingerprint: has any of them changed meanwhile?"""

import hashlib
import marshal
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.convening.registrations.queries import confirmed

AT_ONCE = 1_000
PLAINLY = 2
"""The form of `marshal` that writes equal values alike, whichever objects they are; sooner than any words for them."""


def state_of_people() -> bytes:
    """Of the cycle in scope: some tenths of a second for 50,000 registrations."""
    digest = hashlib.sha256()
    for some in batched(_people(), AT_ONCE, strict=False):
        digest.update(marshal.dumps(some, PLAINLY))
    return digest.digest()


def fingerprint(rows: Iterable[Any]) -> bytes:
    """Of a few values of any kind."""
    return hashlib.sha256(repr(tuple(rows)).encode()).digest()


def _people() -> Iterator[Any]:
    people = confirmed().order_by("pk").values_list("pk", "email_index", "country", "organisation_id", "sealed_name")
    for pk, index, country, organisation, name in people.iterator():
        yield pk, index, country, organisation, bytes(name)
    yield from NameAlias.objects.order_by("pk").values_list("pk", "index", "webinar_id", "registration_id", "owner")
    name_verdicts = NameVerdict.objects.order_by("pk")
    yield from name_verdicts.values_list("pk", "index", "webinar_id", "registration_id", "is_theirs")

"""What is known of addresses, many at once and by fingerprint."""

from collections.abc import Iterable

from .models import CLOSED, AddressStanding

AT_ONCE = 900
"""Fingerprints of one statement."""


def closed_among(indexes: Iterable[str]) -> dict[str, str]:
    """Of these fingerprints (`fingerprints.address_index`) those that get no mail, each with its `Standing`."""
    wanted = sorted(set(indexes) - {""})
    closed: dict[str, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = AddressStanding.objects.filter(index__in=wanted[start : start + AT_ONCE], standing__in=CLOSED)
        closed |= dict(rows.values_list("index", "standing"))
    return closed

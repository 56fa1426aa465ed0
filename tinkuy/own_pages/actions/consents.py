"""Agreeing to purposes, each by itself; each time a row of its own, so that the history stays."""

from collections.abc import Collection
from typing import Any

from tinkuy.core import clock
from tinkuy.own_pages.consent_words import ConsentWords
from tinkuy.own_pages.models import GivenConsent, PageOwner


def agree_to(
    consents: type[GivenConsent],
    words: ConsentWords,
    *,
    owner: PageOwner,
    purposes: Collection[str],
    of: Collection[str],
    **facts: Any,
) -> None:
    """Agree to exactly these *purposes*; any other consent *of* those that were asked ends now.

    *facts* stand on each new row. The caller has locked the owner's row, and leaves the trace.
    """
    whose = {consents.known_as: owner}
    in_force = consents.objects.filter(consents.IN_FORCE, **whose, purpose__in=of)
    agreed = set(in_force.values_list("purpose", flat=True))
    in_force.exclude(purpose__in=purposes).update(withdrawn_at=clock.now())
    consents.objects.bulk_create(
        consents(**{"cycle": owner.cycle, "purpose": purpose, **whose, **facts}, version=words.current_version(purpose))
        for purpose in sorted(set(purposes) - agreed)
    )

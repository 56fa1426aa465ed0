"""Codes and links that can open nothing any more."""

from datetime import timedelta

from tinkuy.core import clock
from tinkuy.people.models import EntryLink, SignInCode

KEPT = timedelta(hours=2)
"""Codes are counted by the hour against those who ask for too many."""


def forget_spent_entries() -> int:
    """Forget codes and links that ended more than `KEPT` ago; how many."""
    before = clock.now() - KEPT
    return sum(model.objects.filter(ends_at__lt=before).delete()[0] for model in (SignInCode, EntryLink))

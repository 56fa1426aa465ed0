"""Codes, links, sessions and tries that stand for nothing any more."""

from datetime import timedelta

from tinkuy.core import clock
from tinkuy.people.models import EntryLink, SignInCode

from .patience import forget_old_tries
from .sessions import forget_expired_browsers, forget_old_sessions

KEPT = timedelta(hours=2)
"""Codes are counted by the hour against those who ask for too many."""


def forget_spent_entries() -> int:
    """Forget codes and links that ended more than `KEPT` ago, sessions that are over, tries of yesterday; how many."""
    before = clock.now() - KEPT
    entries = sum(model.objects.filter(ends_at__lt=before).delete()[0] for model in (SignInCode, EntryLink))
    return entries + forget_old_sessions() + forget_expired_browsers() + forget_old_tries()

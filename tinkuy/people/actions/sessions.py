"""The browsers in which a person is signed in. Ending one closes the streams that it opened (A05).

With them go codes, links and tries that stand for nothing any more.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import OperationalError, transaction
from django.db.models import QuerySet

from tinkuy.core import clock
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.people.alerts import Alert, tell_owner
from tinkuy.people.models import EntryLink, Person, SignInCode, SignInSession
from tinkuy.people.signin import holder_of
from tinkuy.stream.actions import revoke

from .patience import forget_old_tries

SEEN_EVERY = timedelta(minutes=10)
OWN_SESSION = CompiledQuery(
    lambda person, public_id: SignInSession.objects.filter(person=person, public_id=public_id).values_list(
        "begun_at", "seen_at"
    )
)


@transaction.atomic
def begin_session(*, person: Person, label: str, is_strange: bool = False) -> SignInSession:
    """Open a session; the owner is told of one in a browser that is strange to the account."""
    begun = SignInSession.objects.create(person=person, label=label)
    if is_strange:
        tell_owner(person, Alert.NEW_BROWSER, begun.public_id)
    return begun


def see_session(*, person: Person, public_id: str) -> bool:
    """Whether this session of the person goes on; its moment is noted, at most every ten minutes.

    It ends as long after its beginning as a cookie lives: what a browser's session keeps puts off the cookie's own end.
    """
    moments = OWN_SESSION.first(person.pk, public_id)
    if moments is None:
        return False
    begun_at, seen_at = moments
    if not _oldest() <= begun_at <= clock.horizon():
        return False
    if seen_at < clock.now() - SEEN_EVERY:
        with suppress(OperationalError):  # to read a page nobody waits in vain for who writes
            SignInSession.objects.filter(public_id=public_id).update(seen_at=clock.now())
    return True


@transaction.atomic
def end_session(*, person: Person, public_id: str) -> int:
    """End one session of the person, in whatever browser it is; how many that was."""
    return _end(SignInSession.objects.filter(person=person, public_id=public_id))


@transaction.atomic
def end_other_sessions(*, person: Person, but: str) -> int:
    """End all sessions of the person save the one named *but*; how many."""
    return _end(SignInSession.objects.filter(person=person).exclude(public_id=but))


def forget_old_sessions() -> int:
    """Forget sessions that ended by themselves."""
    return SignInSession.objects.filter(begun_at__lt=_oldest() - SEEN_EVERY).delete()[0]


def forget_expired_browsers() -> int:
    """Forget what browsers held whose session is over, in the table and on the disk; how many they were.

    Every visitor who typed an address has one, so nothing else would ever take them away.
    """
    forgotten: int = Session.objects.filter(expire_date__lt=clock.now()).delete()[0]
    if forgotten:
        transaction.on_commit(lambda: forget_former_rows(Session))
    return forgotten


def _oldest() -> datetime:
    """Whatever began then, or before, is over."""
    return clock.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)


def _end(sessions: QuerySet[SignInSession]) -> int:
    ended = list(sessions.values_list("public_id", flat=True))
    SignInSession.objects.filter(public_id__in=ended).delete()
    for public_id in ended:
        revoke(holder_of(public_id))
    return len(ended)


KEPT = timedelta(hours=2)
"""Codes are counted by the hour against those who ask for too many."""


def forget_spent_entries() -> int:
    """Forget codes and links that ended more than `KEPT` ago, sessions that are over, tries of yesterday; how many."""
    before = clock.now() - KEPT
    entries = sum(model.objects.filter(ends_at__lt=before).delete()[0] for model in (SignInCode, EntryLink))
    return entries + forget_old_sessions() + forget_expired_browsers() + forget_old_tries()

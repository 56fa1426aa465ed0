"""The link that the start-up prints for the administrator."""

import secrets
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.people.models import EntryLink, Person

LIFE = timedelta(days=1)


def make_entry_link(*, person: Person) -> str:
    """The secret of a new link for *person*; only its fingerprint is stored."""
    secret = secrets.token_urlsafe(24)
    EntryLink.objects.create(person=person, fingerprint=_fingerprint(secret), ends_at=clock.now() + LIFE)
    return secret


def use_entry_link(*, secret: str) -> Person:
    """The person of an open link, which this press uses up."""
    now = clock.now()
    link = EntryLink.objects.select_related("person").filter(fingerprint=_fingerprint(secret)).first()
    ends = (now, clock.horizon() + LIFE)
    used = link and EntryLink.objects.filter(pk=link.pk, used_at=None, ends_at__range=ends).update(used_at=now)
    if link is None or not used or not link.person.is_active:
        raise Refused(_("This link was used already or has expired. Start Tinkuy again with --link to get a new one."))
    return link.person


def _fingerprint(secret: str) -> str:
    return sealing.blind_index(secret, place="entry-link")

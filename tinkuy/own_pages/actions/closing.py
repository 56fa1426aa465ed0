"""Agreeing to purposes, each by itself and each time a row of its own, so that the history stays; closing pages: this
browser's or the others', all that one browser holds, all of somebody who leaves.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import models, transaction
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.journal.trail import record
from tinkuy.own_pages.consent_words import ConsentWords
from tinkuy.own_pages.models import GivenConsent, MailedCode, OpenBrowser, PageOwner
from tinkuy.own_pages.pages import OwnPages
from tinkuy.own_pages.queries import open_browsers
from tinkuy.stream.actions import revoke


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


@transaction.atomic
def close_browsers(browsers: type[OpenBrowser], owner: PageOwner, *, only: str = "", but: str = "") -> int:
    """Close those in which *owner*'s page is open: *only* this one, or all *but* this one. How many were open.

    The page asks for a code again; a live page that was open there ends.
    """
    opened = browsers.objects.filter(**{owner.known_as: owner}, closed_at=None).exclude(public_id=but)
    if only:
        opened = opened.filter(public_id=only)
    closed = list(opened.values_list("public_id", flat=True))
    if opened.update(closed_at=clock.now()):
        record(None, "closed a device", owner)
        for public_id in closed:
            revoke(holder_of(public_id))
    return len(closed)


@transaction.atomic
def close_all_held(held: Iterable[tuple[OwnPages[Any], Sequence[str]]]) -> None:
    """Close what one browser holds, by public id, of whatever kinds and cycles."""
    for pages, public_ids in held:
        for browser in open_browsers(pages, public_ids):
            with scope(cycle=browser.cycle):
                close_browsers(pages.browsers, browser.owner, only=browser.public_id)


def erase_entries(
    browsers: type[OpenBrowser],
    codes: type[MailedCode],
    owners: models.QuerySet[Any] | Sequence[PageOwner],
) -> list[str]:
    """Erase the browsers and codes of *owners*: nothing opens their pages any more. Whose streams are to be revoked."""
    own_browsers = browsers.objects.filter(**{f"{browsers.known_as}__in": owners})
    holders = [holder_of(public_id) for public_id in own_browsers.values_list("public_id", flat=True)]
    own_browsers.delete()
    codes.objects.filter(**{f"{codes.known_as}__in": owners}).delete()
    return holders


def holder_of(public_id: str) -> str:
    """How the stream calls the browser that holds a ticket."""
    return f"device:{public_id}"

"""Opening a page in a browser: in the first one by the link of the mail, in each further one by a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.own_pages.models import PageOwner
from tinkuy.own_pages.pages import OwnPages
from tinkuy.own_pages.queries.entry import owner_with_link, owners_with_address

from .codes import asked_too_often, mail_code, opened_by

NO_CODE = _("That code does not open. Check the six digits, or ask for a new code.")


@dataclass(frozen=True)
class OpenedByLink:
    """What a personal link led to: an open browser, or a code that was sent because the page was opened elsewhere."""

    owner: PageOwner
    browser: Any


@transaction.atomic
def open_by_link(pages: OwnPages[Any], *, secret: str, held: Iterable[str] = ()) -> OpenedByLink:
    """The first browser opens by the link alone; each further one needs a code too.

    *held* are the public ids of the pages that this browser holds open.
    """
    owner = owner_with_link(pages, secret)
    if owner is None:
        raise Refused(_("This link opens nothing any more. Ask for a code with your e-mail, below."))
    with scope(cycle=owner.cycle):
        own = _open_here(pages, owner, held)
        if own or not pages.browsers.objects.filter(**{owner.known_as: owner}).exists():
            return OpenedByLink(owner, own or _open(pages, owner))
        if not asked_too_often(pages.codes, owner.cycle, owner.email_index):
            mail_code(pages.codes, [owner], kind=pages.code_notice, language=owner.language)
    return OpenedByLink(owner, None)


@transaction.atomic
def send_code(pages: OwnPages[Any], *, email: str, language: str) -> None:
    """Owe a code that opens the pages of this address; without one nothing happens. Nobody can tell the difference."""
    owners = owners_with_address(pages, email)
    mailed = pages.who_is_mailed(
        [owner for owner in owners if not asked_too_often(pages.codes, owner.cycle, owner.email_index)]
    )
    if mailed:
        mail_code(pages.codes, mailed, kind=pages.code_notice, language=language)


def open_by_code(
    pages: OwnPages[Any], *, code: str, owners: Iterable[PageOwner], held: Iterable[str] = ()
) -> list[Any]:
    """An open browser for each of *owners* that the code opens."""
    with transaction.atomic():
        opened = [_opened_for(pages, owner, held) for owner in opened_by(pages.codes, list(owners), code)]
    if not opened:
        raise Refused(NO_CODE, about="code")
    return opened


def _opened_for(pages: OwnPages[Any], owner: PageOwner, held: Iterable[str]) -> Any:
    with scope(cycle=owner.cycle):
        return _open_here(pages, owner, held) or _open(pages, owner)


def _open_here(pages: OwnPages[Any], owner: PageOwner, held: Iterable[str]) -> Any:
    """The one of *held* in which the page is open already."""
    own = pages.browsers.objects.filter(**{owner.known_as: owner}, closed_at=None)
    return own.filter(public_id__in=list(held)).first()


def _open(pages: OwnPages[Any], owner: PageOwner) -> Any:
    owner = pages.before_opening(owner)
    browser = pages.browsers.objects.create(**{"cycle": owner.cycle, owner.known_as: owner})
    record(None, "opened", browser, **{owner.known_as: owner.public_id})
    return browser

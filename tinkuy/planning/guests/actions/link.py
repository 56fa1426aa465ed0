"""The message with a guest's personal link, and the codes that open their page in one more browser."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.text import in_language
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import owe_to_address
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Guest, GuestCode
from tinkuy.planning.own_pages import actions as mailed_codes

from .details import GuestWords, add_guest, demand_may_keep, edit_guest, lock_present
from .erasing import about

PAUSE = timedelta(minutes=5)


@transaction.atomic
def invite_guest(*, actor: Person, cycle: Cycle, words: GuestWords) -> Guest:
    """Add a guest, and owe them their link: both or neither."""
    return send_guest_link(actor=actor, guest=add_guest(actor=actor, cycle=cycle, words=words))


@transaction.atomic
def invite_known_guest(*, actor: Person, guest: Guest, words: GuestWords) -> Guest:
    """Write anew what is known of a guest, and owe them their link: both or neither."""
    return send_guest_link(actor=actor, guest=edit_guest(actor=actor, guest=guest, words=words))


@transaction.atomic
def send_guest_link(*, actor: Person, guest: Guest) -> Guest:
    """Owe the guest a message with their personal link. A link that was sent before opens nothing from now on."""
    demand_may_keep(actor, guest)
    lock_present(guest)
    if not guest.sealed_email:
        raise Refused(_("Write the e-mail of this guest first."))
    if guest.link_sent_at and timedelta(0) <= clock.now() - guest.link_sent_at < PAUSE:
        raise Refused(_("A link was sent to this guest a moment ago. Wait five minutes before you send another."))
    secret = secrets.token_urlsafe(24)
    guest.link_fingerprint, guest.link_sent_at = link_fingerprint(secret), clock.now()
    guest.save(update_fields=["link_fingerprint", "link_sent_at"])
    mail_code([guest], kind="guest-link", language=guest.language, secret=secret)
    record(actor, "sent the link", guest)
    return guest


def link_fingerprint(secret: str) -> str:
    return sealing.blind_index(secret, place="guest-link")


def guest_codes_used_up(guest: Guest) -> bool:
    return mailed_codes.asked_too_often(GuestCode, cycle=guest.cycle, guest__email_index=guest.email_index)


def mail_code(guests: Sequence[Guest], *, kind: str, language: str, secret: str = "") -> None:
    """Owe one message of *kind* whose code opens the pages of all *guests*, who are one person in several cycles.

    It names a cycle only where it is one and is not sensitive: an address may be read by others.
    """
    first = guests[0]
    is_told = bool(secret) and not first.cycle.is_sensitive
    with translation.override(language):
        path = reverse("planning:guest_entrance")
    owe_to_address(
        email=first.email(),
        language=language,
        kind=kind,
        dedupe_key=f"{kind}-{new_public_id()}",
        about=about(first),
        code=mailed_codes.new_code(GuestCode, "guest", guests),
        path=path + (f"#{secret}" if secret else ""),
        cycle=in_language(first.cycle.title, language, first.cycle.main_language) if is_told else "",
    )

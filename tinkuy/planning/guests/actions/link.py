"""The message with a guest's personal link."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import in_language
from tinkuy.journal.trail import record
from tinkuy.own_pages.actions.codes import mail_code
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Guest, GuestCode

from .details import GuestWords, add_guest, demand_may_keep, edit_guest, lock_present

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
    guest.link_fingerprint, guest.link_sent_at = Guest.fingerprint_of_link(secret), clock.now()
    guest.save(update_fields=["link_fingerprint", "link_sent_at"])
    mail_code(
        GuestCode, [guest], kind="guest-link", language=guest.language, secret=secret, cycle=_title_to_mail(guest)
    )
    record(actor, "sent the link", guest)
    return guest


def _title_to_mail(guest: Guest) -> str:
    """The cycle's, unless it is sensitive: an address may be read by others."""
    cycle = guest.cycle
    return "" if cycle.is_sensitive else in_language(cycle.title, guest.language, cycle.main_language)

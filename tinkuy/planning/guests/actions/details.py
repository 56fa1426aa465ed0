"""Who speaks in a cycle, and who is its counterpart in a country: adding, changing, removing; their link by mail."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure.forgetting import empty_the_log
from tinkuy.core.text import tidy
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.own_pages.actions import erase_entries, mail_code
from tinkuy.people.countries import countries
from tinkuy.people.models import Person
from tinkuy.people.queries import organisation_named
from tinkuy.people.roles import Sector
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import demand_choice, lock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.cycles.names_in_files import erase_files_of_leaving
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.guests.models import Guest, GuestCode, GuestDevice, GuestKind, GuestPart
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new

from .erasing import REMOVED, erase_traces

PAUSE = timedelta(minutes=5)


Place = tuple[Webinar, Segment | None]


@dataclass(frozen=True)
class GuestWords:
    """What is known of a guest; *places* are where they are heard.

    *organisation* is one of the directory, a new one, or a name, which stands only here where the directory has none.
    """

    kind: str
    name: str
    email: str = ""
    post: str = ""
    organisation: WantedInstitution | str = ""
    sector: str = ""
    country: str = ""
    language: str = "es"
    places: Iterable[Place] = ()


@transaction.atomic
def add_guest(*, actor: Person, cycle: Cycle, words: GuestWords) -> Guest:
    """Add somebody who speaks or is a counterpart. Nothing of them is shown before they agree to it."""
    rules.demand(actor, "plan_guests", cycle)
    lock(cycle)
    guest = Guest(cycle=cycle)
    _demand(actor, guest, words)
    _write(actor, guest, words)
    record(actor, "added", guest)
    return guest


@transaction.atomic
def edit_guest(*, actor: Person, guest: Guest, words: GuestWords) -> Guest:
    """Write anew what is known of a guest. With another address, whatever opened their page before opens nothing."""
    demand_may_keep(actor, guest)
    lock(guest.cycle)
    lock_present(guest)
    _demand(actor, guest, words)
    if guest.email().casefold() != words.email.strip().casefold():
        erase_traces(guest)
        erase_entries(GuestDevice, GuestCode, [guest])
        guest.link_fingerprint, guest.link_sent_at = "", None
    _write(actor, guest, words)
    record(actor, "edited", guest)
    return guest


@transaction.atomic
def remove_guest(*, actor: Person, guest: Guest) -> None:
    """Take a guest out of the cycle: everything that says who they are is erased with their row."""
    demand_may_keep(actor, guest)
    erase_traces(guest)
    erase_files_of_leaving(guest.cycle, [guest.name(), guest.email()])
    record(actor, "removed", guest)
    note_erasure(REMOVED, guest.public_id)
    guest.delete()
    transaction.on_commit(empty_the_log)


def demand_may_keep(actor: Person, guest: Guest) -> None:
    """Refuse unless *guest* is one of those whom *actor* keeps."""
    rules.demand(actor, "plan_guests", guest.cycle)
    if not rules.may_keep_guests_of(actor, guest.country, guest.cycle):
        raise Refused(_("The guests of another country are kept by its focal point and by the coordination."))


def lock_present(guest: Guest) -> None:
    """Read *guest* as they are now, locked: what was read before they withdrew must not be written again."""
    try:
        guest.refresh_from_db(from_queryset=Guest.objects.select_for_update())
    except Guest.DoesNotExist:
        guest.sealed_name = b""
    demand_present(guest)


def demand_present(guest: Guest) -> None:
    """As *guest* was read: before anything is locked, to do no work for nobody."""
    if guest.is_erased:
        raise Refused(_("This guest's data were erased. Add them again if they come back."))


def _demand(actor: Person, guest: Guest, words: GuestWords) -> None:
    if not tidy(words.name):
        raise Refused(_("Write the name of the guest."), about="name")
    demand_nothing_personal(words.name, words.post, _name_of(words.organisation))
    demand_choice(words.kind, GuestKind)
    if words.sector:
        demand_choice(words.sector, Sector)
    if words.country and words.country not in countries():
        raise Refused(_("These country codes are not known here: %(codes)s.") % {"codes": words.country})
    if not rules.may_keep_guests_of(actor, words.country, guest.cycle):
        raise Refused(
            _("Choose your own country, or none: the guests of another are kept by its focal point."), about="country"
        )
    if words.kind == GuestKind.COUNTERPART and not words.country:
        raise Refused(_("A national counterpart is of a country: choose it."), about="country")
    index = sealing.blind_index(words.email, place=guest.cycle.public_id) if words.email.strip() else ""
    if index and Guest.objects.filter(email_index=index).exclude(pk=guest.pk).exists():
        raise Refused(_("There is already a guest with this e-mail in this cycle."), about="email")


def _name_of(wanted: WantedInstitution | str) -> str:
    return wanted if isinstance(wanted, str) else wanted.name if wanted else ""


def _write(actor: Person, guest: Guest, words: GuestWords) -> None:
    wanted = words.organisation
    organisation = known_or_new(actor, organisation_named(wanted) if isinstance(wanted, str) else wanted, guest.cycle)
    guest.kind, guest.country, guest.language = words.kind, words.country, words.language
    guest.post = tidy(words.post)
    guest.organisation = organisation
    guest.organisation_name = "" if organisation else tidy(_name_of(wanted))
    guest.sector = words.sector or (organisation.sector if organisation else "")
    guest.seal(name=tidy(words.name), email=words.email.strip())
    guest.save()
    _place(guest, list(words.places))


def _place(guest: Guest, places: list[Place]) -> None:
    """Heard in exactly these places from now on; those that stay keep their row."""
    wanted = {(webinar.pk, segment.pk if segment else None) for webinar, segment in places}
    present = {(part.webinar_id, part.segment_id): part for part in GuestPart.objects.filter(guest=guest)}
    for key in present.keys() - wanted:
        present[key].delete()
    GuestPart.objects.bulk_create(
        GuestPart(cycle=guest.cycle, guest=guest, webinar_id=webinar, segment_id=segment)
        for webinar, segment in sorted(wanted - present.keys(), key=lambda key: (key[0], key[1] or 0))
    )


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
    mail_code(GuestCode, [guest], kind="guest-link", language=guest.language, secret=secret)
    record(actor, "sent the link", guest)
    return guest

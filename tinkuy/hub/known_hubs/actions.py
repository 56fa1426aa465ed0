"""An administrator names another hub, says what is exchanged with it, and forgets it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules

from .models import INBOX, CatalogueReading, KnownHub

MOST_HUBS = 50


@dataclass(frozen=True)
class HubDetails:
    """What is said of a known hub; an empty `inbox` is the one of a hub of this program."""

    name: str
    address: str
    inbox: str = ""
    copies_catalogue: bool = False
    exchanges_reviews: bool = False


@transaction.atomic
def add_known_hub(*, actor: Person, details: HubDetails) -> KnownHub:
    """From now on this hub and that one may speak; what is exchanged is said by its two switches."""
    rules.demand(actor, "keep_known_hubs", None)
    if KnownHub.objects.count() >= MOST_HUBS:
        raise Refused(_("There are %(most)s known hubs. Remove one before you add another.") % {"most": MOST_HUBS})
    hub = KnownHub()
    _put(hub, details)
    record(actor, "added", hub)
    return hub


@transaction.atomic
def change_known_hub(*, actor: Person, hub: KnownHub, details: HubDetails) -> KnownHub:
    """At another address it counts as another hub: what was copied goes, and is read anew; what waits to be sent is
    posted to no other hub, and what the former one said is not the new one's.
    """
    rules.demand(actor, "keep_known_hubs", None)
    hub = KnownHub.objects.select_for_update().get(pk=hub.pk)
    former = hub.address
    _put(hub, details)
    if hub.address != former:
        hub.notifications.all().delete()
        hub.reviews.update(hub=None)
    if hub.address != former or not hub.copies_catalogue:
        hub.copied_entries.all().delete()
        CatalogueReading.objects.filter(hub=hub).delete()
    record(actor, "changed", hub)
    return hub


@transaction.atomic
def remove_known_hub(*, actor: Person, hub: KnownHub) -> None:
    """Its entries and what waits to be sent go with it; a review that was given stays as the page of its own."""
    rules.demand(actor, "keep_known_hubs", None)
    record(actor, "removed", hub, name=hub.name)
    hub.delete()


def _put(hub: KnownHub, details: HubDetails) -> None:
    hub.name = demand_text(details.name, _("Write the name of the hub."), about="name")
    hub.address = beginning_of(details.address)
    inbox = details.inbox.strip() or hub.address + INBOX
    if not hub.owns(inbox):
        raise Refused(_("The inbox stands below the address of the hub."), about="inbox")
    hub.inbox = inbox
    hub.copies_catalogue, hub.exchanges_reviews = details.copies_catalogue, details.exchanges_reviews
    try:
        with transaction.atomic():
            hub.save()
    except IntegrityError:
        raise Refused(_("This hub is in the list already."), about="address") from None


def beginning_of(address: str) -> str:
    """Scheme, name and port of *address*, with nothing behind; refused where it is none, or our own."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.password:
        raise Refused(_("Write the address as the browser shows it, from https:// on."), about="address")
    if parts.scheme == "http" and not settings.IS_LOOPBACK:
        raise Refused(_("The address begins with https://: without it nobody knows who answers."), about="address")
    beginning = f"{parts.scheme}://{parts.hostname}{f':{port}' if port else ''}"
    if beginning == settings.BASE_ADDRESS:
        raise Refused(_("This is the address of your own hub."), about="address")
    return beginning

"""Guests for tests: speakers and counterparts of the cycle in scope."""

from io import BytesIO

from django.test import Client
from PIL import Image

from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.guests.actions.details import GuestWords, add_guest
from tinkuy.planning.guests.models import PAPER, Guest, GuestConsent, GuestDevice, GuestPurpose
from tinkuy.planning.guests.pages import GUEST_PAGES

EVERYTHING = tuple(GuestPurpose.values)


def a_guest(actor, cycle: Cycle, *purposes: str, **values: object) -> Guest:
    """A speaker of Peru who agreed to these purposes; any value may be given."""
    words = {
        "kind": "speaker",
        "name": "Expositora – Perú",
        "email": "expositora.pe@example.org",
        "post": "Directora",
        "country": "PE",
    }
    guest = add_guest(actor=actor, cycle=cycle, words=GuestWords(**(words | values)))
    agree(guest, *purposes)
    return guest


def agree(guest: Guest, *purposes: str) -> None:
    for purpose in purposes:
        GuestConsent.objects.create(cycle=guest.cycle, guest=guest, purpose=purpose, version=PAPER)


def add_part(webinar: Webinar, regime: str = "attribution", **values: object) -> Segment:
    ordinal = Segment.objects.filter(webinar=webinar).count() + 1
    defaults = {"title": "Experiencia", "minutes": 20, "kind": "experience", "regime": regime}
    return Segment.objects.create(cycle=webinar.cycle, webinar=webinar, ordinal=ordinal, **(defaults | values))


def browser_of(guest: Guest) -> Client:
    """A browser in which the guest's page is open."""
    device = GuestDevice.objects.create(cycle=guest.cycle, guest=guest)
    client = Client()
    session = client.session
    session[GUEST_PAGES.browsers_key] = {guest.cycle.public_id: device.public_id}
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def owed() -> list[dict[str, object]]:
    """The values of what is owed to addresses, the oldest first."""
    return [notice.opened()[1] | {"kind": notice.kind} for notice in Notice.objects.filter(person=None).order_by("id")]


def received() -> list[DevelopmentMessage]:
    return list(DevelopmentMessage.objects.order_by("id"))


def photo(size: tuple[int, int] = (800, 600), form: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **options)
    return out.getvalue()

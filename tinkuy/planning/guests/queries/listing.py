"""The guests of a cycle as the team sees them: where they are heard, what stands on file, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestPart, GuestPurpose
from tinkuy.planning.name_consents.guests import is_named, lacking_purposes, purposes_in_force

from .checkup import guest_at, guests_of


@dataclass(frozen=True)
class GuestRow:
    """A guest in the list. Of another country's guest a focal point reads the name only where it is public.

    `opened_at` is when their page was first opened.
    """

    guest: Guest
    name: str
    is_managed: bool
    sessions: tuple[int, ...]
    consents: tuple[tuple[str, str], ...]
    lacking: tuple[GuestPurpose, ...]
    opened_at: datetime | None

    @property
    def lacks_words(self) -> list[str]:
        return [str(purpose.label) for purpose in self.lacking]


@dataclass(frozen=True)
class GuestList:
    """`rows` are those asked for; `total` counts all that are named; `erased`: whether others are only counted."""

    rows: list[GuestRow]
    total: int
    erased: bool
    countries: list[tuple[str, str]]

    @property
    def lacking(self) -> int:
        return sum(bool(row.lacking) for row in self.rows)


def guest_list(cycle: Cycle, person: Person, *, session: int | None = None, country: str = "") -> GuestList:
    """The guests by their first session, country and name; perhaps only those of a session or a country."""
    keeps_all, own = rules.keeps_all_guests(person, cycle), rules.countries_of(person, cycle)
    key = cycle.data_key
    everyone = list(guests_of(cycle).prefetch_related("devices"))
    named = [guest for guest in everyone if not guest.is_erased]
    rows = [_row(guest, key, keeps_all or not guest.country or guest.country in own) for guest in named]
    chosen_rows = [
        row
        for row in rows
        if (session is None or session in row.sessions) and (not country or country == row.guest.country)
    ]
    codes = {guest.country for guest in named if guest.country}
    return GuestList(
        rows=sorted(chosen_rows, key=lambda row: (row.sessions[:1] or (999,), row.guest.country, row.name.casefold())),
        total=len(named),
        erased=len(everyone) > len(named),
        countries=sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1]),
    )


def own_guest(person: Person, cycle: Cycle, public_id: str) -> Guest | None:
    """The guest with this public id, if *person* keeps them."""
    guest = guest_at(public_id)
    return guest if guest and rules.may_keep_guests_of(person, guest.country, cycle) else None


def places_of(guest: Guest) -> list[tuple[int, int | None]]:
    """Ordinals of the webinars and parts in which the guest is heard; None for a whole session."""
    parts = GuestPart.objects.filter(guest=guest).select_related("webinar", "segment")
    return [(part.webinar.ordinal, part.segment.ordinal if part.segment else None) for part in parts]


def guests_in_parts(webinar: Webinar, person: Person) -> dict[int, list[str]]:
    """The names of those heard in each part of *webinar*, by the part's key, as *person* may read them."""
    cycle = webinar.cycle
    parts = GuestPart.objects.filter(webinar=webinar).exclude(segment=None)
    guests = {guest.pk: guest for guest in guests_of(cycle).filter(parts__in=parts).distinct()}
    if not guests:
        return {}
    keeps_all, own, key = rules.keeps_all_guests(person, cycle), rules.countries_of(person, cycle), cycle.data_key
    names_by_part: dict[int, list[str]] = {}
    for segment, pk in parts.values_list("segment_id", "guest_id"):
        guest = guests[pk]
        is_managed = keeps_all or not guest.country or guest.country in own
        names_by_part.setdefault(segment, []).append(_name(guest, key, is_managed))
    return names_by_part


def consents_on_file(guest: Guest) -> Sequence[GuestConsent]:
    """All that they agreed to, the latest first; `withdrawn_at` tells which are over."""
    return list(GuestConsent.objects.filter(guest=guest).select_related("recorded_by").order_by("-given_at", "-id"))


def _row(guest: Guest, key: bytes, is_managed: bool) -> GuestRow:
    agreed = purposes_in_force(guest)
    return GuestRow(
        guest=guest,
        name=_name(guest, key, is_managed),
        is_managed=is_managed,
        sessions=tuple(dict.fromkeys(part.webinar.ordinal for part in guest.parts.all())),
        consents=tuple((purpose.value, str(purpose.label)) for purpose in GuestPurpose if purpose in agreed),
        lacking=lacking_purposes(guest) if is_managed else (),
        opened_at=min((device.opened_at for device in guest.devices.all()), default=None),
    )


def _name(guest: Guest, key: bytes, is_managed: bool) -> str:
    return guest.name(key) if is_managed or is_named(guest) else _("a guest")

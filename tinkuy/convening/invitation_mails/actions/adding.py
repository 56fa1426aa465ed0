"""A list of persons to invite: each of its rows is new, or left out for a reason that is told; the new ones join."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tinkuy.convening.invitation_mails.rules import MOST_INVITEES
from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import public_ids
from tinkuy.core.rows.many_rows import insert_rows
from tinkuy.core.sealing import Sealer, blind_index
from tinkuy.notices.addresses.fingerprints import address_indexes
from tinkuy.notices.addresses.queries import closed_among
from tinkuy.notices.stops.queries import stopped_among
from tinkuy.notices.stops.topics import INVITATIONS
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import Upload

COLUMNS = (
    "public_id",
    "sealed_name",
    "sealed_email",
    "email_index",
    "country",
    "sector",
    "language",
    "was_registered",
)


@dataclass(frozen=True)
class ListedPerson:
    """A row of a list: what it says of one person, with our codes."""

    name: str
    email: str
    country: str
    sector: str
    language: str


@dataclass(frozen=True)
class ListRights:
    """What whoever brings a list in may do: invite in these countries (None: in all), and know who is registered."""

    countries: frozenset[str] | None
    knows_registered: bool


@dataclass(frozen=True)
class ListSummary:
    """Each person of a list with what becomes of it: `new`, `listed`, `elsewhere`, `refused`, `closed`,
    `registered`, `foreign`.

    `refused` asked for no invitations, mail does not arrive at what is `closed`. `listed` is in the list of the same
    country, `elsewhere` in that of another one, `foreign` of a country in which whoever brings it in does not invite.
    """

    fates: Sequence[tuple[ListedPerson, str]]
    registered: frozenset[str]

    @property
    def new(self) -> list[ListedPerson]:
        return [person for person, fate in self.fates if fate == "new"]

    def counts(self) -> dict[str, int]:
        return dict(Counter(fate for _person, fate in self.fates))


def sort_list(cycle: Cycle, people: Iterable[ListedPerson], rights: ListRights) -> ListSummary:
    """What becomes of each of *people* in the *cycle* in scope. Three queries, however many they are."""
    country_of = dict(Invitee.objects.exclude(email_index="").values_list("email_index", "country"))
    registered = frozenset(confirmed().exclude(email_index="").values_list("email_index", flat=True))
    people = list(people)
    mail = address_indexes(person.email for person in people)
    refused, closed = stopped_among(mail.values(), INVITATIONS), closed_among(mail.values())
    fates = []
    for person in people:
        index = blind_index(person.email, place=cycle.public_id)
        fate = _fate(person, index, country_of, rights)
        if fate == "new" and mail[person.email] in refused:
            fate = "refused"
        elif fate == "new" and mail[person.email] in closed:
            fate = "closed"
        elif fate == "new" and rights.knows_registered and index in registered:
            fate = "registered"
        fates.append((person, fate))
    return ListSummary(fates, registered)


def _fate(person: ListedPerson, index: str, country_of: dict[str, str], rights: ListRights) -> str:
    if rights.countries is not None and person.country not in rights.countries:
        return "foreign"
    if index in country_of:
        return "listed" if country_of[index] == person.country else "elsewhere"
    return "new"


@dataclass(frozen=True)
class PreparedInvitees:
    """Rows of `COLUMNS`, sealed before anything is locked; `grounds` is what they rest on."""

    rows: Sequence[tuple[Any, ...]]
    counts: dict[str, int]
    grounds: tuple[int, int]


def grounds_now() -> tuple[int, int]:
    """Changes with every invitee and registration of the cycle in scope that comes."""
    invitee = Invitee.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    registration = confirmed().order_by("-pk").values_list("pk", flat=True).first() or 0
    return invitee, registration


def prepare_invitees(cycle: Cycle, people: Iterable[ListedPerson], rights: ListRights) -> PreparedInvitees:
    grounds = grounds_now()
    chosen = sort_list(cycle, people, rights)
    if Invitee.objects.count() + len(chosen.new) > MOST_INVITEES:
        raise Refused(_("A cycle has room for %(most)s invitees. Bring in a shorter list.") % {"most": MOST_INVITEES})
    return PreparedInvitees(list(_sealed(cycle, chosen)), chosen.counts(), grounds)


def _sealed(cycle: Cycle, chosen: ListSummary) -> Iterator[tuple[Any, ...]]:
    sealer, new = Sealer(cycle.data_key), chosen.new
    for person, public_id in zip(new, public_ids(), strict=False):
        index = blind_index(person.email, place=cycle.public_id)
        yield (
            public_id,
            sealer.seal(person.name, place=Invitee.place_of(public_id, "name")),
            sealer.seal(person.email, place=Invitee.place_of(public_id, "email")),
            index,
            person.country,
            person.sector,
            person.language,
            index in chosen.registered,
        )


def add_prepared(upload: Upload, ready: PreparedInvitees) -> int:
    """Write them, within the transaction of whoever counts the list; how many."""
    same = {"cycle_id": upload.cycle.pk, "upload_id": upload.pk, "erase_on": registration_erased_on(upload.cycle)}
    return insert_rows(Invitee, COLUMNS, ready.rows, same)

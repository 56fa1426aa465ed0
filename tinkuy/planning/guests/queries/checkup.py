"""The guests of the cycle in scope, counted and examined: for the cycle's check-up and for the list of the team.

`guests_lacking_consent(cycle)` says what each guest still has to be asked, `speakers_by(cycle)` how the speakers are
spread. Both take a number of queries that does not grow with the guests. Guests who were erased are counted in the
second and asked nothing in the first.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Guest, GuestKind, GuestPurpose
from tinkuy.planning.name_consents.guests import lacking_purposes


@dataclass(frozen=True)
class LackingConsent:
    """A guest and what they have not agreed to although it is needed, in the order in which it is asked."""

    guest: Guest
    purposes: tuple[GuestPurpose, ...]


@dataclass(frozen=True)
class SpeakerBalance:
    """How many speakers by country, sector and sex; what is not known stands under the empty text.

    Countries and sectors are those of the programme. The sex was volunteered for the balance only: a page shows these
    counts as it shows any count of persons, small ones hidden, and never beside a name.
    """

    total: int
    countries: Mapping[str, int]
    sectors: Mapping[str, int]
    sexes: Mapping[str, int]


def guests_of(cycle: Cycle) -> QuerySet[Guest]:
    """All guests with their consents and parts, in six queries however many there are; erased ones too."""
    return _whole(Guest.objects.all())


def _whole(guests: QuerySet[Guest]) -> QuerySet[Guest]:
    related = guests.select_related("cycle", "organisation")
    return related.prefetch_related("consents", "parts__webinar__segments", "parts__segment")


GUESTS_OF = CompiledQuery(lambda cycle: _whole(Guest.objects.with_scope(cycle=cycle).all()))
SPEAKERS_OF = CompiledQuery(
    lambda cycle: (
        Guest.objects.with_scope(cycle=cycle).filter(kind=GuestKind.SPEAKER).values_list("country", "sector", "sex")
    )
)


def guest_at(public_id: str) -> Guest | None:
    guests = Guest.objects.exclude(sealed_name=b"").select_related("cycle", "organisation")
    return guests.filter(public_id=public_id).first()


def guests_lacking_consent(cycle: Cycle) -> list[LackingConsent]:
    """Who has to be asked for what. What is needed of whom says `name_consents`."""
    rows = [LackingConsent(guest, lacking_purposes(guest)) for guest in GUESTS_OF.rows(cycle.pk) if not guest.is_erased]
    return [row for row in rows if row.purposes]


def speakers_by(cycle: Cycle) -> SpeakerBalance:
    """The speakers of the cycle by country, sector and sex, in one query; counterparts are not among them."""
    rows = SPEAKERS_OF.rows(cycle.pk)
    countries, sectors, sexes = (Counter(row[place] for row in rows) for place in range(3))
    return SpeakerBalance(len(rows), dict(countries), dict(sectors), dict(sexes))

"""What became of the invitations of a cycle, country by country; whom to call; which mails are written."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from tinkuy.convening.invitation_mails.queries.came import CameByCountry, came_by_country
from tinkuy.convening.invitation_mails.rules import (
    OF_MANY,
    InviteeState,
    knows_registered,
    of_countries,
    own_countries,
    state_of_each,
    would_get,
)
from tinkuy.convening.invitations.models import InvitationSending, Invitee, SendingState
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

PER_PAGE, TO_CALL = 50, 8
SHOWN = (
    InviteeState.REGISTERED,
    InviteeState.REACHED,
    InviteeState.WAITING,
    InviteeState.DECLINED,
    InviteeState.UNREACHABLE,
)
"""The states of whoever was invited, as a bar shows them."""


@dataclass(frozen=True)
class CountryInvitations:
    """How many invitees of a country are in each state; `most` invited is the scale of the bars."""

    country: str
    counts: Counter[str]
    most: int
    came: int | None = None
    """Of the whole country, invited by us or not; None where it is hidden."""

    @property
    def invited(self) -> int:
        return sum(self.counts[state] for state in SHOWN)

    @property
    def listed(self) -> int:
        return self.counts[InviteeState.LISTED]

    @property
    def reached(self) -> int:
        """Whom the invitation came to: who answers was reached, in whatever way."""
        return self.invited - self.counts[InviteeState.WAITING] - self.counts[InviteeState.UNREACHABLE]

    @property
    def registered(self) -> int:
        return self.counts[InviteeState.REGISTERED]

    @property
    def cells(self) -> list[tuple[str, str, int, float]]:
        """Of each state its code, name, count and how wide its part of the bar is, of a hundred."""
        return [
            (state.value, str(OF_MANY[state]), self.counts[state], 100 * self.counts[state] / self.most)
            for state in SHOWN
        ]


@dataclass(frozen=True)
class Invitations:
    """Of the cycle in scope, for a person: `countries` are those whose invitees they see (None: all)."""

    person: Person
    cycle: Cycle

    @cached_property
    def countries(self) -> frozenset[str] | None:
        return own_countries(self.person, self.cycle)

    @property
    def invitees(self) -> QuerySet[Any]:
        """Those of these countries, each with its `state`."""
        state = state_of_each(knows_registered=knows_registered(self.person, self.cycle))
        return of_countries(Invitee.objects.all(), self.countries).annotate(state=state)

    @cached_property
    def rows(self) -> list[CountryInvitations]:
        """A row for each country with an invitee, by name: one query, however many they are, and who came."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        by_state = self.invitees.order_by().values("country", "state").annotate(count=Count("pk"))
        for country, state, count in by_state.values_list("country", "state", "count"):
            counts[country][state] += count
        most = max((sum(one[state] for state in SHOWN) for one in counts.values()), default=0) or 1
        came = self.came if counts else {}
        codes = sorted(counts, key=country_name)
        return [CountryInvitations(code, counts[code], most, came.get(code, 0) if code else None) for code in codes]

    @cached_property
    def came(self) -> CameByCountry:
        """As far as this person may read it; empty before a session has attendance."""
        return came_by_country(self.cycle) if rules.may(self.person, "see_attendance", self.cycle) else {}

    @cached_property
    def whole(self) -> CountryInvitations:
        whole = sum((row.counts for row in self.rows), Counter())
        return CountryInvitations("", whole, 1)

    @cached_property
    def sendings(self) -> list[InvitationSending]:
        """The mails that are for these countries alone, the newest first."""
        sendings = InvitationSending.objects.select_related("approved_by", "made_by")
        own = self.countries
        return [one for one in sendings if own is None or (one.countries and own.issuperset(one.countries))]

    @property
    def sending_rows(self) -> QuerySet[InvitationSending]:
        rows: QuerySet[InvitationSending] = InvitationSending.objects.select_related("cycle", "approved_by", "made_by")
        return rows.filter(pk__in=[one.pk for one in self.sendings])

    @property
    def rows_with_address(self) -> QuerySet[Any]:
        return self.invitees.exclude(sealed_email=b"").select_related("cycle")

    @property
    def open_sendings(self) -> Sequence[InvitationSending]:
        return [one for one in self.sendings if one.is_open]

    def counted_sendings(self) -> list[tuple[InvitationSending, int]]:
        """The open ones, each with how many would get it, counted at once."""
        by_name = {f"sending_{one.pk}": one for one in self.open_sendings}
        if not by_name:
            return []
        counts = {name: Count("pk", filter=would_get(one)) for name, one in by_name.items()}
        numbers = Invitee.objects.aggregate(**counts)
        return [(one, numbers[name]) for name, one in by_name.items()]

    @property
    def ended_sendings(self) -> Sequence[InvitationSending]:
        return [one for one in self.sendings if one.state in (SendingState.DONE, SendingState.STOPPED)]

    def to_call(self, number: str = "") -> "Page[NamedInvitee]":
        """Those whom no mail reaches, who were not called yet first."""
        unreached = self.invitees.filter(state=InviteeState.UNREACHABLE).exclude(sealed_email=b"")
        return self._page(unreached.order_by("called_at", "pk"), number, TO_CALL)

    def listed(self, state: str, country: str, email: str, number: str) -> "Page[NamedInvitee]":
        """A page of the list: of one state and country, or the one with this address."""
        chosen = self.invitees.exclude(sealed_email=b"")
        if state in InviteeState.values:
            chosen = chosen.filter(state=state)
        if country:
            chosen = chosen.filter(country=country)
        if email.strip():
            chosen = chosen.filter(email_index=Invitee.index_in(self.cycle, email))
        return self._page(chosen.order_by("country", "pk"), number)

    def _page(self, invitees: QuerySet[Any], number: str, per_page: int = PER_PAGE) -> "Page[NamedInvitee]":
        page: Page[Any] = Paginator(invitees, per_page).get_page(number)
        key = self.cycle.data_key if page.object_list else b""
        page.object_list = [named(one, key) for one in page.object_list]
        return page


@dataclass(frozen=True)
class NamedInvitee:
    """An invitee with name and address opened, for whoever may read them."""

    invitee: Invitee
    name: str
    email: str
    state: InviteeState


def named(invitee: Any, key: bytes) -> NamedInvitee:
    """Of an invitee with its `state`."""
    state = InviteeState(invitee.state)
    return NamedInvitee(invitee, invitee.name(key), invitee.email(key), state)

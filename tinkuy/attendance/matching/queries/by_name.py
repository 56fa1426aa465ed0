"""What the program matched by name, for a person to look at; and what persons said of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from tinkuy.attendance.figures.presence import Window, seconds_by_person
from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.matching.names import tells_one_person
from tinkuy.attendance.matching.rules import DOUBTFUL, MATCHED_BECAUSE, Grounds, opened
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.attendance.reports.report import Row
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.core import clock
from tinkuy.core.sealing import Sealer
from tinkuy.core.text import without_addresses
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .decisions import LATELY, AccountKey
from .owners import registrants, verdicts
from .waiting import Appearance

PER_PAGE = 50
COLUMNS = ("name_index", "registration_id", "webinar_id", "first", "joins", "country_named")


@dataclass(frozen=True)
class Taken:
    """An account and the registration that it was taken for; `joins` by webinar. `first` is a presence of it by key."""

    key: AccountKey
    registration_id: int
    name: str
    country: str
    first: int
    joins: dict[int, int]
    grounds: Grounds

    @property
    def display_name(self) -> str:
        """For a page: some platforms write an address in the place of a name."""
        return without_addresses(self.name)

    @property
    def is_doubtful(self) -> bool:
        return self.grounds in DOUBTFUL


@dataclass(frozen=True)
class Named:
    """The same as the page shows it."""

    taken: Taken
    presence: Presence
    registration: Registration
    owner_name: str
    appearances: Sequence[Appearance]

    @property
    def because(self) -> str | Promise:
        return MATCHED_BECAUSE[self.taken.grounds]

    @property
    def country(self) -> str:
        return country_name(self.taken.country) if self.taken.country else ""

    @property
    def owner_country(self) -> str:
        return country_name(self.registration.country) if self.registration.country else ""


@dataclass(frozen=True)
class NamedVerdict:
    """A verdict with the name of the account, "" once no report has it any more, and of the registration."""

    verdict: NameVerdict
    name: str
    owner_name: str


@dataclass(frozen=True)
class Names:
    """A page of what nobody looked at yet; `total` is how many in all, `narrowed` how many are asked for."""

    page: Page[Taken]
    lines: list[Named]
    total: int
    narrowed: int


def matched_by_name() -> QuerySet[Presence]:
    """The presences of the cycle in scope that are somebody's by their name alone, no person having decided it."""
    in_place = Q(webinar=None) | Q(webinar=OuterRef("webinar"))
    same = NameAlias.objects.filter(in_place, index=OuterRef("name_index"), registration=OuterRef("registration"))
    presences: QuerySet[Presence] = Presence.objects.filter(email_index="", registration__isnull=False)
    return presences.filter(~Q(name_index=""), ~Exists(same), is_team=False, role__in=COUNTED_ROLES)


def names_to_look_at(cycle: Cycle, webinar: Webinar | None = None, number: str = "1") -> Names:
    """A page of the matches by name of the cycle in scope that nobody looked at, the doubtful ones first."""
    everyone = _taken(cycle)
    waiting = [one for one in everyone if webinar is None or webinar.pk in one.joins]
    page = Paginator(sorted(waiting, key=lambda one: not one.is_doubtful), PER_PAGE).get_page(number)
    return Names(page, _described(cycle, list(page.object_list)), len(everyone), len(waiting))


def verdict_rows() -> QuerySet[NameVerdict]:
    verdicts_of_cycle: QuerySet[NameVerdict] = NameVerdict.objects.select_related(
        "cycle", "registration", "said_by", "webinar"
    )
    return verdicts_of_cycle


def page_of_verdicts(cycle: Cycle, number: str = "1") -> tuple[Page[NameVerdict], list[NamedVerdict]]:
    """A page of what persons said of matches, the latest first."""
    page = Paginator(verdict_rows(), PER_PAGE).get_page(number)
    return page, _with_names(cycle, list(page.object_list))


def latest_verdict(cycle: Cycle, person: Person) -> NamedVerdict | None:
    """What *person* said last, within the hour: what the key of undoing takes back."""
    latest = verdict_rows().filter(said_by=person, said_at__gte=clock.now() - LATELY)[:1]
    return next(iter(_with_names(cycle, list(latest))), None)


def _taken(cycle: Cycle) -> list[Taken]:
    """Each match by name that nobody looked at, in the order in which the reports came."""
    names = _names(cycle)
    if not names:
        return []
    by_account, people = verdicts(), opened(registrants(cycle))
    taken: dict[tuple[AccountKey, int], Taken] = {}
    groups = matched_by_name().order_by().values("name_index", "registration_id", "webinar_id")
    counted = groups.annotate(first=Min("pk"), joins=Count("pk"), country_named=Max("country")).order_by("first")
    for index, owner, webinar, first, joins, display_name in counted.values_list(*COLUMNS):
        name = names.get(index, "")
        key = AccountKey(index, None if tells_one_person(name) else webinar)
        if not name or owner in by_account.get(key, {}):
            continue
        if (key, owner) not in taken:
            row = Row(0, name, "", "attendee", None, None, None, True, display_name)
            taken[key, owner] = Taken(key, owner, name, display_name, first, {}, people.grounds(row, owner))
        taken[key, owner].joins[webinar] = joins
    return list(taken.values())


def _names(cycle: Cycle) -> dict[str, str]:
    """By index, each name that somebody was matched by."""
    firsts = matched_by_name().order_by().values("name_index").annotate(first=Min("pk")).values("first")
    sealer = Sealer(cycle.data_key)
    rows = Presence.objects.filter(pk__in=firsts).values_list("name_index", "public_id", "sealed_name")
    return {index: sealer.unseal(name, place=Presence.place_of(public_id, "name")) for index, public_id, name in rows}


def _described(cycle: Cycle, taken: Sequence[Taken]) -> list[Named]:
    if not taken:
        return []
    key = cycle.data_key
    presences = Presence.objects.in_bulk([one.first for one in taken])
    owners = confirmed().select_related("organisation").in_bulk([one.registration_id for one in taken])
    sessions = _appearances_of(taken)
    return [
        Named(one, presences[one.first], owner, _called(owner, key), sessions[one.key, one.registration_id])
        for one in taken
        if (owner := owners.get(one.registration_id)) is not None
    ]


def _called(owner: Registration, key: bytes) -> str:
    return without_addresses(owner.display_name(key))


def _appearances_of(taken: Sequence[Taken]) -> dict[tuple[AccountKey, int], list[Appearance]]:
    """Where each was seen, and how long: two devices at once are counted once."""
    webinars = {webinar.pk: webinar for webinar in Webinar.objects.all()}
    stays = defaultdict(list)
    own = Presence.objects.filter(
        email_index="",
        name_index__in={one.key.index for one in taken},
        registration__in={one.registration_id for one in taken},
    )
    for index, owner, webinar, joined, left in own.values_list(
        "name_index", "registration_id", "webinar_id", "joined_at", "left_at"
    ):
        stays[index, owner, webinar].append((0, (joined, left)))
    return {
        (one.key, one.registration_id): [
            _session_of(webinars[pk], stays[one.key.index, one.registration_id, pk], joins)
            for pk, joins in one.joins.items()
        ]
        for one in taken
    }


def _session_of(webinar: Webinar, stays: list[Any], joins: int) -> Appearance:
    return Appearance(webinar, joins, round(seconds_by_person(stays, Window(*webinar.window)).get(0, 0.0) / 60))


def _with_names(cycle: Cycle, rows: Sequence[NameVerdict]) -> list[NamedVerdict]:
    if not rows:
        return []
    key, indexes = cycle.data_key, {row.index for row in rows}
    own = Presence.objects.filter(email_index="", name_index__in=indexes).order_by()
    firsts = own.values("name_index").annotate(first=Min("pk")).values("first")
    names = {one.name_index: one.name(key) for one in Presence.objects.filter(pk__in=firsts)}
    return [
        NamedVerdict(row, without_addresses(names.get(row.index, "")), _called(row.registration, key)) for row in rows
    ]

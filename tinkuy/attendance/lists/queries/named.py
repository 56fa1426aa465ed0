"""Lists with names, for who may have them: the registrations of a cycle, and who was in its sessions for how long.

They hold no address, and nobody who appears without a name. Addresses are a list of their own, for the coordination.
Rows are read and opened a thousand at a time, each time within the scope: a file of any length fills no memory.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import get_language, gettext as _, gettext_lazy, pgettext
from django_scopes import scope

from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.attendance.figures.queries.regimes import nameless_webinars
from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.core.errors import Refused
from tinkuy.core.tables.table import Cell, Column, Table
from tinkuy.core.text import without_addresses
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import local_day

from .omissions import (
    NAMED,
    NOTHING,
    ListOmissions,
    minutes_present,
    omissions_of,
    rough_stay,
    webinars_without_minutes,
)

ROWS_AT_ONCE = 1000
MOST_TIMES = 3
"""A list is decided at most so many times, while people change by which name they appear."""


class NamedList(models.TextChoices):
    REGISTRATIONS = "registrations", gettext_lazy("Registrations")
    ATTENDANCE = "attendance", gettext_lazy("Attendance lists")


@dataclass(frozen=True)
class Listed:
    """A list and how many rows it has."""

    table: Table
    count: int


def named_list(
    cycle: Cycle, kind: NamedList, *, countries: Collection[str] | None, only: Collection[int] | None = None
) -> Listed:
    """The list of the *cycle* in scope; of these *countries* only, unless it is None, and of these keys likewise.

    *only* leaves out rows of what may be told whole, and so tells nothing that the whole list does not.
    Refuses one whose rows would count the few who are not in it. To decide that takes seconds: where somebody takes or
    gives up a name meanwhile it is decided anew, and who takes one later is not in it.
    """
    for _time in range(MOST_TIMES):
        named = _keys_of_named(countries)
        decided = _decided_list(cycle, kind, countries, named, only)
        if _keys_of_named(countries) == named:
            return decided
    raise Refused(_("At this moment people are changing by which name they appear. Try again in a minute."))


def _named(countries: Collection[str] | None) -> QuerySet[Registration]:
    """Those who appear with a name, in order."""
    named = confirmed().filter(appears_as__in=NAMED).order_by("pk")
    return named if countries is None else named.filter(country__in=countries)


def _keys_of_named(countries: Collection[str] | None) -> list[int]:
    return list(_named(countries).values_list("pk", flat=True))


def _decided_list(
    cycle: Cycle,
    kind: NamedList,
    countries: Collection[str] | None,
    named: Sequence[int],
    only: Collection[int] | None,
) -> Listed:
    nameless, attendance = nameless_webinars(cycle), attendance_of(cycle)
    out = _omissions(attendance, countries, nameless)
    listed, title = named, str(kind.label)
    if kind == NamedList.REGISTRATIONS:
        if out.registered:
            raise Refused(
                _(
                    "Beside the figures, this list would tell how many are not in it, and they are few. "
                    "Ask the coordination for what you need it for."
                )
            )
        columns, fill = _of_registrations(cycle, nameless | out.enrolled, out.ahead)
    else:
        if out.registered:  # its rows are then of who came, whom the sessions told count already
            present = _present(attendance, nameless | out.attended)
            listed = [one for one in named if one in present]
        columns, fill = _of_attendance(
            attendance, nameless | out.attended, _webinars_without_minutes(attendance, listed, countries)
        )
    if only is not None:
        listed = [key for key in listed if key in only]
    rows = _Rows(cycle, countries, listed)
    table = Table(title, (*rows.columns(), *columns), rows.each(fill), (_keep_short(cycle),), _("How to read it"))
    return Listed(table, len(listed))


def address_list(cycle: Cycle) -> Listed:
    """The addresses of the *cycle* in scope, in an order that tells nothing.

    A name stands beside one only where its owner appears with it: an alias, a number, a country would say whose it is,
    and so would whatever the list of registrations has too, be it only the language.
    """
    columns = (Column(pgettext("field of a form", "E-mail"), 34), Column(_("Name"), 32))
    table = Table(_("E-mail addresses"), columns, _addresses(cycle), (_keep_short(cycle),), _("How to read it"))
    return Listed(table, _with_address().count())


def _with_address() -> QuerySet[Registration]:
    """By the blind index, which is as good as at random; it is unique in a cycle."""
    return confirmed().exclude(email_index="").order_by("email_index")


def _addresses(cycle: Cycle) -> Iterator[Sequence[Cell]]:
    key, last = cycle.data_key, ""
    while True:
        with scope(cycle=cycle):
            page = list(_with_address().filter(email_index__gt=last)[:ROWS_AT_ONCE])
            rows = [[row.email(key), row.name(key) if row.appears_as == AppearsAs.NAME else ""] for row in page]
        yield from rows
        if len(page) < ROWS_AT_ONCE:
            return
        last = page[-1].email_index


def sessions_of_list(cycle: Cycle, countries: Collection[str] | None) -> dict[int, int] | None:
    """The sessions, ordinal by key, for which the list of registrations of *countries* may say who signed up; None
    where its rows would count the few who are not in it, so that there may be no list.
    """
    nameless = nameless_webinars(cycle)
    if countries is None:
        return _places(nameless, ())
    out = _omissions(attendance_of(cycle), countries, nameless)
    return None if out.registered else _places(nameless | out.enrolled, out.ahead)


def left_out_of_lists(cycle: Cycle) -> list[int]:
    """The sessions, by ordinal, that are in no list."""
    return _ordinals(nameless_webinars(cycle))


def left_out_for_few(cycle: Cycle, kind: NamedList, countries: Collection[str] | None) -> list[int]:
    """The sessions, by ordinal, of which the list of *countries* says nothing: it would count the few not in it."""
    out = _omissions(attendance_of(cycle), countries, nameless_webinars(cycle))
    if kind == NamedList.REGISTRATIONS:
        return sorted({*_ordinals(out.enrolled), *out.ahead})
    return _ordinals(out.attended)


def _ordinals(keys: Collection[int]) -> list[int]:
    return [webinar.ordinal for webinar in Webinar.objects.all() if webinar.pk in keys]


def _omissions(
    attendance: CycleAttendance, countries: Collection[str] | None, nameless: frozenset[int]
) -> ListOmissions:
    """Nothing for whoever reads the persons of every country by name."""
    if countries is None:
        return NOTHING
    return omissions_of(attendance, attendance.enrolments, countries, nameless)


def _present(attendance: CycleAttendance, unsaid: Collection[int]) -> frozenset[int]:
    """Keys of those who attended a session that is not *unsaid*."""
    sessions = zip(attendance.webinars, attendance.sessions, strict=True)
    return frozenset().union(*(came for webinar, came in sessions if webinar.pk not in unsaid))


type Fill = Callable[[Sequence[Registration]], Iterable[Sequence[Cell]]]
"""What a list says of registrations, beside who they are."""


@dataclass(frozen=True)
class _Rows:
    """Who it is: the first cells of each row. Of *listed*, those who still appear with a name in *countries*."""

    cycle: Cycle
    countries: Collection[str] | None
    listed: Sequence[int]

    def columns(self) -> list[Column]:
        return [
            Column(_("Number"), 9),
            Column(_("Name or alias"), 32),
            Column(_("Country"), 16),
            Column(_("Sector"), 20),
            Column(_("Organisation"), 32),
        ]

    def each(self, fill: Fill) -> Iterator[Sequence[Cell]]:
        key, language = self.cycle.data_key, get_language()
        for keys in batched(self.listed, ROWS_AT_ONCE, strict=False):
            with scope(cycle=self.cycle), translation.override(language):
                page = list(_named(self.countries).filter(pk__in=keys).select_related("organisation"))
                rows = [[*self._who(row, key), *cells] for row, cells in zip(page, fill(page), strict=True)]
            yield from rows

    def _who(self, row: Registration, key: bytes) -> list[Cell]:
        sector = str(Sector(row.sector).label) if row.sector else ""
        country = country_name(row.country) if row.country else ""
        name = without_addresses(row.display_name(key))
        return [row.number, name, country, sector, str(row.organisation or "")]


def _of_registrations(cycle: Cycle, unsaid: Collection[int], ahead: Collection[int]) -> tuple[list[Column], Fill]:
    """Of the sessions that are not *unsaid*, by key, nor *ahead* and unsaid, by ordinal."""
    names = dict(settings.LANGUAGES)
    places = _places(unsaid, ahead)

    def fill(page: Sequence[Registration]) -> Iterator[Sequence[Cell]]:
        chosen = chosen_sessions(page, places)
        for row in page:
            day = local_day(row.confirmed_at or row.made_at, cycle.zone)
            sessions = ", ".join(map(str, sorted(chosen[row.pk])))
            yield [str(names.get(row.language, row.language)), sessions, day]

    return [Column(_("Language"), 14), Column(_("Sessions"), 14), Column(_("Registered"), 14)], fill


def _places(unsaid: Collection[int], ahead: Collection[int]) -> dict[int, int]:
    """The ordinals of the other sessions, by key."""
    webinars = Webinar.objects.exclude(pk__in=unsaid).exclude(ordinal__in=ahead)
    return dict(webinars.values_list("pk", "ordinal"))


def chosen_sessions(
    page: Sequence[Registration], places: Mapping[int, int], *, among: Any = Registration.webinars.through
) -> Mapping[int, list[int]]:
    """The ordinals, among *places*, of the webinars for which each of *page* signed up, or waits: a table of pairs."""
    chosen = defaultdict(list)
    pairs = among.objects.filter(registration_id__in=[row.pk for row in page])
    for registration, webinar in pairs.values_list("registration_id", "webinar_id"):
        if webinar in places:
            chosen[registration].append(places[webinar])
    return chosen


def _webinars_without_minutes(
    attendance: CycleAttendance, listed: Sequence[int], countries: Collection[str] | None
) -> frozenset[int]:
    """Keys of the webinars of which the list has no minutes: none for whoever reads every country by name."""
    if countries is None:
        return frozenset()
    return webinars_without_minutes(attendance, frozenset(listed))


def _of_attendance(
    attendance: CycleAttendance, nameless: frozenset[int], without_minutes: frozenset[int]
) -> tuple[list[Column], Fill]:
    listed = [
        (webinar, one)
        for webinar, one in zip(attendance.webinars, attendance.measured, strict=True)
        if webinar.pk not in nameless
    ]

    def fill(page: Sequence[Registration]) -> Iterator[Sequence[Cell]]:
        for row in page:
            stays = [
                rough_stay(one, row.pk) if webinar.pk in without_minutes else minutes_present(one, row.pk)
                for webinar, one in listed
            ]
            yield [*stays, sum(row.pk in one.attended for _webinar, one in listed)]

    columns = [Column(_stay_heading(webinar, webinar.pk in without_minutes), 14) for webinar, _one in listed]
    return [*columns, Column(_("Sessions attended"), 14)], fill


def _stay_heading(webinar: Webinar, is_rough: bool) -> str:
    heading = _("Session %(place)s: present") if is_rough else _("Session %(place)s: minutes present")
    return heading % {"place": webinar.ordinal}


def _keep_short(cycle: Cycle) -> str:
    return _(
        "Whoever takes this list away answers for it: keep it no longer than its reason lasts. In the site names and addresses are erased %(count)s days after the close."  # noqa: E501
    ) % {"count": cycle.keeps_days}

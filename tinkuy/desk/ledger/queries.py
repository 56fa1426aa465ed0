"""What a cycle took, added up: hours by role, money by currency, tools, gifts in kind, and what an hour of attendance
cost. Amounts of two currencies are never added.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.figures.room import minutes_of
from tinkuy.hiding import Audience, safe, smallest_safe_count
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.hours import local_day

from .estimates import HUNDREDTH, hours_in_sessions
from .models import ResourceEntry, ResourceKind

type Money = Mapping[str, Decimal]
"""Amounts by currency, in the order of its code."""


@dataclass(frozen=True)
class Period:
    """From a day to a day, both in it; an end that is not there is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALWAYS = Period()


@dataclass(frozen=True)
class RoleHours:
    """Hours of one role: `estimated` by the program, `written` by hand; what was written may stand for the estimate."""

    role: str
    estimated: Decimal
    written: Decimal
    is_replaced: bool

    @property
    def total(self) -> Decimal:
        return self.written if self.is_replaced else self.estimated + self.written


@dataclass(frozen=True)
class GivenInKind:
    """What one institution gave: hours, and what the rest would have cost, by currency."""

    institution: str
    hours: Decimal
    money: Money


@dataclass(frozen=True)
class AttendanceHours:
    """Hours that all who attended were there, together. `hours` is None where that is hidden or no longer known."""

    hours: Decimal | None
    is_hidden: bool
    sessions: int
    step: int


@dataclass(frozen=True)
class LedgerSummary:
    """`cash` is money alone; `tools` what paid tools and licences cost; `spent` both."""

    hours: Sequence[RoleHours]
    cash: Money
    tools: Money
    free_tools: int
    paid_tools: int
    in_kind: Sequence[GivenInKind]
    attendance: AttendanceHours

    @property
    def total_hours(self) -> Decimal:
        return sum((one.total for one in self.hours), Decimal(0))

    @property
    def spent(self) -> Money:
        return _sums([*self.cash.items(), *self.tools.items()])

    @property
    def cost_per_hour(self) -> Money:
        """By currency; empty where the hours of attendance are not known."""
        hours = self.attendance.hours
        return {code: (sum_ / hours).quantize(HUNDREDTH) for code, sum_ in self.spent.items()} if hours else {}

    @property
    def work_per_hour(self) -> Decimal | None:
        """Hours of work for each hour of attendance."""
        hours = self.attendance.hours
        return (self.total_hours / hours).quantize(HUNDREDTH) if hours else None


def entries_of(cycle: Cycle) -> QuerySet[ResourceEntry]:
    """Those that count, the latest first."""
    standing = ResourceEntry.objects.filter(cycle=cycle, taken_back_at=None)
    return standing.select_related("institution", "recorded_by").order_by("-spent_on", "-id")


def taken_back_entries(cycle: Cycle) -> QuerySet[ResourceEntry]:
    taken = ResourceEntry.objects.filter(cycle=cycle, taken_back_at__isnull=False)
    return taken.select_related("institution").order_by("-taken_back_at")


def entry_of(cycle: Cycle, public_id: str) -> ResourceEntry | None:
    entries = ResourceEntry.objects.select_related("cycle", "institution")
    return entries.filter(cycle=cycle, public_id=public_id).first()


def ledger_of(cycle: Cycle, period: Period = ALWAYS, audience: Audience = Audience.TEAM) -> LedgerSummary:
    """Of the *cycle* in scope: lines of the *period*, and the sessions held in it."""
    entries = [one for one in entries_of(cycle) if period.holds(one.spent_on)]
    sessions = [webinar for webinar in webinars_in_order() if webinar.is_held and _is_in(webinar, cycle, period)]
    tools = [one for one in entries if one.kind == ResourceKind.TOOL]
    return LedgerSummary(
        hours=_hours(hours_in_sessions(cycle, sessions), [one for one in entries if one.kind == ResourceKind.HOURS]),
        cash=_money(one for one in entries if one.kind == ResourceKind.CASH),
        tools=_money(tools),
        free_tools=sum(not one.amount for one in tools),
        paid_tools=sum(bool(one.amount) for one in tools),
        in_kind=_in_kind([one for one in entries if one.kind == ResourceKind.IN_KIND]),
        attendance=attendance_hours(cycle, period, audience),
    )


def attendance_hours(cycle: Cycle, period: Period, audience: Audience) -> AttendanceHours:
    """Reckoned from the persons of each minute as the *audience* reads them anyway, in steps, by the middle of each; so
    it tells nothing that the pages do not. Where a session of them is hidden no sum is told.
    """
    counts = attendance_of(cycle)
    step, minutes, sessions, is_hidden = smallest_safe_count(audience), Decimal(0), 0, False
    persons = safe_attendance(counts, audience).persons
    for webinar, measured, attended in zip(counts.webinars, counts.measured, persons, strict=True):
        if not _is_in(webinar, cycle, period):
            continue
        sessions += 1
        is_hidden = is_hidden or attended is None
        levels = safe(minutes_of(measured, attended), audience).of_minutes
        minutes += sum((level + Decimal(step - 1) / 2 for level in levels if level), Decimal(0))
    hours = None if is_hidden or not minutes else (minutes / 60).quantize(Decimal(1))
    return AttendanceHours(hours or None, is_hidden, sessions, step)


def _is_in(webinar: Webinar, cycle: Cycle, period: Period) -> bool:
    return period.holds(local_day(webinar.window[0], cycle.zone))


def _hours(estimated: Mapping[str, Decimal], written: Sequence[ResourceEntry]) -> list[RoleHours]:
    """In the order of the roles, each that has any."""
    rows = []
    for role in CYCLE_ROLES:
        own = [one for one in written if one.role == role]
        if own or role in estimated:
            by_hand = sum((one.hours or Decimal(0) for one in own), Decimal(0))
            is_replaced = any(one.replaces_estimate for one in own)
            rows.append(RoleHours(role.value, estimated.get(role.value, Decimal(0)), by_hand, is_replaced))
    return rows


def _money(entries: Iterable[ResourceEntry]) -> Money:
    return _sums((one.currency, one.amount) for one in entries if one.amount)


def _sums(amounts: Iterable[tuple[str, Decimal]]) -> Money:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for currency, amount in amounts:
        sums[currency] += amount
    return dict(sorted(sums.items()))


def _in_kind(entries: Sequence[ResourceEntry]) -> list[GivenInKind]:
    by_institution: dict[str, list[ResourceEntry]] = defaultdict(list)
    for one in entries:
        by_institution[str(one.institution)].append(one)
    return [
        GivenInKind(name, sum((one.hours or Decimal(0) for one in own), Decimal(0)), _money(own))
        for name, own in sorted(by_institution.items())
    ]


def used_currencies(cycle: Cycle) -> set[str]:
    return {code for code in Counter(entries_of(cycle).values_list("currency", flat=True)) if code}

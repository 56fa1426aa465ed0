"""Public numbers follow attendance: marked old in the transaction that changes it, counted anew after it.

Counting reads every presence of the cycle, so it is never done in a transaction that writes. A large cycle is counted
by the worker; meanwhile its pages tell no number.

Who is registered changes none of these numbers, but which of them are hidden. So they stand until the worker has
counted, within about a minute, however many register meanwhile.
"""

import logging
import threading
from collections.abc import Callable
from functools import cache

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.tasks import task
from django_scopes import get_scope, scope, scopes_disabled

from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.presences.actions import is_noting_a_live_session
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.periodic import every
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.hiding import Audience
from tinkuy.notices.queries import waits_for_the_worker
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.stream.public_changes import when_written

from .counting import Count
from .models import PublicPersons, RegistrationChange
from .queries import basis_of

log = logging.getLogger("tinkuy.attendance")

COUNTED_AT_ONCE = 5_000
"""Presences that are counted in about a tenth of a second."""

_ready: list[bool] = []
_at_counting: list[Callable[[Cycle, Count], None]] = []


def at_counting(deed: Callable[[Cycle, Count], None]) -> None:
    """Register, once, in `AppConfig.ready`, what else follows attendance: it is done with what was counted anew, in the
    scope of the cycle and after the transaction that changed it. Others may count at once: what writes from the count
    asks first whether it `is_latest`."""
    _at_counting.append(deed)


def follow_attendance() -> None:
    """Register, once, in `AppConfig.ready`, what makes public numbers old, and the clock that has them counted."""
    every(count_old_numbers, minutes=1)
    when_written(Presence._meta.db_table, attendance_changed)
    for registered in (Registration, Registration.webinars.through):
        when_written(registered._meta.db_table, registrations_changed)
    for planned in (Cycle, Webinar):  # hours, states, the least minutes
        when_written(planned._meta.db_table, count_after_the_commit)


def attendance_changed() -> None:
    """Mark the numbers of the cycle in scope as old, within the caller's transaction; those of all without a scope.

    Called for each statement that writes presences. Those of a live session are not attendance yet.
    """
    cycle = get_scope().get("cycle")
    if is_noting_a_live_session():
        return
    with scopes_disabled():
        if not _numbers_of(cycle.pk if cycle else None).update(changes=F("changes") + 1) and cycle:
            PublicPersons.objects.bulk_create([PublicPersons(cycle=cycle)], ignore_conflicts=True)
    count_after_the_commit()


CHANGE = CompiledInsert(RegistrationChange)


def registrations_changed() -> None:
    """Note that who is registered changed in the cycle in scope, or in all without one: once in a transaction."""
    cycle = get_scope().get("cycle")
    already = _noted(cycle.pk if cycle else None)
    if not _is_ready() or any(waiting[1] is already for waiting in connection.run_on_commit):
        return
    with scopes_disabled():
        cycles = [cycle.pk] if cycle else list(_numbers_of(None).values_list("cycle", flat=True))
    CHANGE.add(*(CHANGE.row(cycle=one) for one in cycles))
    transaction.on_commit(already)


def _is_ready() -> bool:
    """Whether there is the table of these changes: while a site of before is brought up to date, it is being made."""
    if not _ready and RegistrationChange._meta.db_table in connection.introspection.table_names():
        _ready.append(True)
    return bool(_ready)


@cache
def _noted(_cycle: int | None) -> Callable[[], None]:
    """The same each time: a deed that waits for the commit tells that the transaction noted its change."""
    return lambda: None


def count_after_the_commit() -> None:
    """The numbers of the cycle in scope, or of all without one, where they are old by then.

    What fails there is logged and done by the clock: the change itself is committed.
    """
    cycle = get_scope().get("cycle")
    key, _counts.asked_for = cycle.pk if cycle else None, _counts.asked_for + 1
    number = _counts.asked_for
    transaction.on_commit(lambda: _count_once(key, number), robust=True)


class _CountsOfThread(threading.local):
    """How many counts were asked for, and up to which of them those of a cycle, by its key, are done."""

    def __init__(self) -> None:
        self.asked_for = 0
        self.done: dict[int | None, int] = {}


_counts = _CountsOfThread()


def _count_once(key: int | None, number: int) -> None:
    """Of a transaction of many statements the first count is of all of them: they are committed."""
    if number > _counts.done.get(key, 0):
        _counts.done[key] = _counts.asked_for
        _count_soon(key)


def count_old_numbers() -> None:
    """In every cycle: what nobody came to count when it changed, and where somebody registered since."""
    with scopes_disabled():
        RegistrationChange.objects.exclude(cycle__in=_numbers_of(None).values("cycle")).delete()
    _count_soon(None)


def count_public_persons(cycle: Cycle) -> None:
    """Count the persons of *cycle* as anyone may read them. A change that comes meanwhile leaves the numbers old."""
    registered_since = list(RegistrationChange.objects.filter(cycle=cycle.pk).values_list("pk", flat=True))
    with scope(cycle=cycle):
        standing, basis = PublicPersons.objects.first(), basis_of(cycle, Webinar.objects.all())
        if standing is None or (standing.stands(basis) and not registered_since):
            return
        count = Count(cycle.pk, attendance_of(cycle), standing.changes, basis)
        undone = [deed for deed in _at_counting if not _is_done(deed, cycle, count)]
        by_session = _public(count.attendance)
        if (
            not standing.stands(basis) or standing.by_session != by_session
        ):  # pages are made anew only for another number
            PublicPersons.objects.filter(pk=standing.pk, changes=standing.changes).update(
                by_session=by_session, basis=basis, counted_changes=standing.changes
            )
    if not undone:
        RegistrationChange.objects.filter(pk__in=registered_since).delete()
    elif not registered_since:  # so that the clock comes to it again
        RegistrationChange.objects.create(cycle=cycle.pk)


def _is_done(deed: Callable[[Cycle, Count], None], cycle: Cycle, count: Count) -> bool:
    """One that fails holds up neither the numbers nor the others."""
    try:
        deed(cycle, count)
    except Exception as error:
        log.error("what follows attendance broke: %s", type(error).__name__)
        return False
    return True


@task
def count_public_persons_of(key: int) -> None:
    """For the worker, by the key of the cycle, which may be gone by now."""
    if cycle := Cycle.objects.filter(pk=key).first():
        count_public_persons(cycle)


def _count_soon(key: int | None) -> None:
    """One that fails stays old, and holds up no other."""
    for one in _cycles_with_old_numbers(key):
        try:
            _count_or_enqueue(one)
        except Exception as error:
            log.error("counting attendance broke: %s", type(error).__name__)


def _count_or_enqueue(cycle: Cycle) -> None:
    with scope(cycle=cycle):
        presences = Presence.objects.order_by()[: COUNTED_AT_ONCE + 1].count()
    if presences <= COUNTED_AT_ONCE:
        count_public_persons(cycle)
    elif not waits_for_the_worker(count_public_persons_of, cycle.pk):
        count_public_persons_of.enqueue(cycle.pk)


def _public(attendance: CycleAttendance) -> dict[str, int | None]:
    public_numbers = safe_attendance(attendance, Audience.PUBLIC)
    return {str(place): count for place, count in zip(public_numbers.sessions, public_numbers.persons, strict=True)}


def _numbers_of(key: int | None) -> QuerySet[PublicPersons]:
    """Those of the cycle with this key, or all of them. Scopes are disabled."""
    numbers: QuerySet[PublicPersons] = PublicPersons.objects.all()
    return numbers.filter(cycle=key) if key else numbers


def _cycles_with_old_numbers(key: int | None) -> list[Cycle]:
    """The cycle with this key, or of all, where they are old."""
    with scopes_disabled():
        rows = list(_numbers_of(key).select_related("cycle"))
        webinars: dict[int, list[Webinar]] = {one.cycle_id: [] for one in rows}
        for webinar in Webinar.objects.filter(cycle__in=webinars):
            webinars[webinar.cycle_id].append(webinar)
        registered = set(RegistrationChange.objects.order_by().values_list("cycle", flat=True).distinct())
    return [
        one.cycle
        for one in rows
        if one.cycle_id in registered or not one.stands(basis_of(one.cycle, webinars[one.cycle_id]))
    ]

"""The presences of a cycle as stretches of seconds, account by account: a million rows pass, and none is kept.

Who was in a webinar from when to when, of the sessions that are asked for: one query, however many.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from sqlite3 import sqlite_version_info
from typing import Any

from django.db.models import Case, F, FloatField, Func, Value, When
from django.db.models.functions import Coalesce, NullIf

from tinkuy.attendance.figures.presence import Interval, Stretch
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence

AT_ONCE = 5_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


OF_SQLITE = "UNIXEPOCH(%(expressions)s, 'subsec')"
OF_OLDER_SQLITE = "ROUND((JULIANDAY(%(expressions)s) - 2440587.5) * 86400.0, 3)"
"""The same number, for twice the work."""


class Seconds(Func):
    """The POSIX seconds of a moment, to the millisecond: numbers cost a fraction of what moments cost to read."""

    output_field = FloatField()

    def get_db_converters(self, connection: Any) -> list[Any]:
        """None: databases answer with a number, which a call for each of a million would make the same number."""
        return []

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = OF_SQLITE if sqlite_version_info >= (3, 42) else OF_OLDER_SQLITE
        return super().as_sql(compiler, connection, template=template, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "ROUND(EXTRACT(EPOCH FROM %(expressions)s)::numeric, 3)::double precision"
        return super().as_sql(compiler, connection, template=template, **more)


Stays = tuple[int, int | None, bool, list[Stretch]]
"""Webinar, registration (None: an account of nobody), whether it led the webinar, and its stays in POSIX seconds."""


def stays_by_account() -> Iterator[Stays]:
    """Every account of every webinar of the cycle in scope with its stays; the team's own are left out. One query.

    An account of nobody is told apart by its address or else its name. Those of one webinar come together.
    """
    account = Case(
        When(registration=None, then=Coalesce(NullIf(F("email_index"), Value("")), F("name_index"))), default=Value("")
    )
    rows = (
        Presence.objects.filter(is_team=False)
        .annotate(account=account, began=Seconds("joined_at"), ended=Seconds("left_at"))
        .order_by("webinar_id", "registration_id")
        .values_list("webinar_id", "registration_id", "role", "account", "began", "ended")
    )
    for (webinar, registration), group in groupby(rows.iterator(chunk_size=AT_ONCE), key=itemgetter(0, 1)):
        if registration is None:
            yield from ((webinar, None, False, stays) for stays in _of_nobody(group))
        else:
            own = list(group)
            led = not _counted.issuperset(map(_role, own))
            yield webinar, registration, led, list(map(_stretch, own))


_counted = frozenset(role.value for role in COUNTED_ROLES)
_role, _stretch = itemgetter(2), itemgetter(4, 5)


def _of_nobody(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[Stretch]]:
    stretches: dict[str, list[Stretch]] = {}
    for _webinar, _registration, role, account, began, ended in rows:
        if role in COUNTED_ROLES:
            stretches.setdefault(account, []).append((began, ended))
    return iter(stretches.values())


def seconds_of(moment: datetime) -> float:
    """The same number for a moment that is at hand."""
    return round((moment - _EPOCH).total_seconds(), 3)


Stay = tuple[int, Interval]


def stays_in(webinars: Iterable[int]) -> dict[int, list[Stay]]:
    """By the key of the webinar, (registration, interval) of persons: never of unmatched accounts (invariant 7), nor
    of whoever led that webinar (invariant 6).
    """
    stays: defaultdict[int, list[Stay]] = defaultdict(list)
    led: set[tuple[int, int]] = set()
    rows = Presence.objects.filter(is_team=False, webinar__in=list(webinars), registration__isnull=False)
    for webinar, registration, role, joined_at, left_at in rows.values_list(
        "webinar_id", "registration_id", "role", "joined_at", "left_at"
    ):
        if role in COUNTED_ROLES:
            stays[webinar].append((registration, (joined_at, left_at)))
        else:
            led.add((webinar, registration))
    return {
        webinar: [stay for stay in own_stays if (webinar, stay[0]) not in led] for webinar, own_stays in stays.items()
    }

"""What the presences of a report rest on beside the report, as a fingerprint: has any of it changed meanwhile?"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.planning.cycles.models.webinar import Webinar

from .owners import team_addresses


def state_of_matching(attendance_import: AttendanceImport) -> bytes:
    """Of registrations, decisions, the team, the session's hours: a tenth of a second for 50,000 registrations."""
    window = Webinar.objects.get(pk=attendance_import.webinar_id or 0).window
    return _fingerprint(chain((window, sorted(team_addresses(attendance_import.cycle))), _people()))


def state_of_recognition(waiting: QuerySet[Presence]) -> bytes:
    """Of registrations, decisions and the presences that are *waiting*: what rests on them beside a list of persons."""
    of_waiting = waiting.order_by().aggregate(Count("pk"), Max("pk"), Sum("pk"))
    return _fingerprint(chain((sorted(of_waiting.items()),), _people()))


def _fingerprint(rows: Iterable[Any]) -> bytes:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode())
    return digest.digest()


def _people() -> Iterator[Any]:
    people = confirmed().order_by("pk").values_list("pk", "email_index", "country", "organisation_id", "sealed_name")
    for *columns, name in people.iterator():
        yield (*columns, bytes(name))
    yield from NameAlias.objects.order_by("pk").values_list("pk", "index", "webinar_id", "registration_id", "owner")
    name_verdicts = NameVerdict.objects.order_by("pk")
    yield from name_verdicts.values_list("pk", "index", "webinar_id", "registration_id", "is_theirs")

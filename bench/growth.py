"""`python -m bench.growth`: what a stranger's page of a cycle costs when it is made anew, by its registrations.

A site of its own in a temporary folder (SQLite), three sessions held, each registration in each of them. Sizes as
arguments. CPU milliseconds of the whole request, and how many queries; nothing is served from memory here.
"""

import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

SIZES = (400, 30_000, 300_000)
AT_ONCE = 5_000
PAGES = ("/es/c/medida/", "/es/c/medida/s/1/", "/es/")


def main() -> None:
    os.environ["TINKUY_DATA"] = str(Path(tempfile.mkdtemp(prefix="tinkuy-growth-")) / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    cycle, webinars = _cycle()
    print(f"load {os.getloadavg()[0]:.1f} at the start\nregistrations   counting   " + "   ".join(PAGES))
    there = 0
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        _grow(cycle, webinars, range(there, size))
        there = size
        counting = _seconds_to_count(cycle)
        print(f"{size:>13,} {counting:>8.2f} s   " + "   ".join(_cost(page) for page in PAGES), flush=True)


def _cycle():
    from django_scopes import scope

    from tinkuy.core import clock
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
    from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

    cycle = Cycle(slug="medida", title={"es": "Medida"}, state=CycleState.RUNNING)
    cycle.save()
    begins = clock.now() - timedelta(days=60)
    with scope(cycle=cycle):
        webinars = [
            Webinar.objects.create(
                cycle=cycle,
                ordinal=number,
                title={"es": f"Sesión {number}"},
                state=WebinarState.HELD,
                starts_at=begins + timedelta(days=7 * number),
            )
            for number in (1, 2, 3)
        ]
    return cycle, webinars


def _grow(cycle, webinars, numbers: range) -> None:
    from itertools import batched

    from django.db import transaction
    from django_scopes import scope

    from tinkuy.attendance.presences.models import AttendanceImport, Presence
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.core.identifiers import new_public_id
    from tinkuy.core.many_rows import insert_rows
    from tinkuy.uploads.models import Batch, ImportState

    until = {"erase_on": cycle.today() + timedelta(days=300)}
    with scope(cycle=cycle), transaction.atomic():
        source = AttendanceImport.objects.create(
            cycle=cycle,
            batch=Batch.objects.create(cycle=cycle),
            webinar=webinars[0],
            fingerprint=f"{numbers}",
            state=ImportState.COMMITTED,
            **until,
        )
        same = {"cycle_id": cycle.pk, "source_id": source.pk, **until}
        for some in batched(numbers, AT_ONCE):
            people = Registration.objects.bulk_create(
                Registration(cycle=cycle, country="PE" if number % 2 else "UY", **until) for number in some
            )
            rows = (
                (webinar.pk, one.pk, webinar.starts_at, webinar.ends_at, new_public_id())
                for webinar in webinars
                for one in people
            )
            insert_rows(Presence, ("webinar_id", "registration_id", "joined_at", "left_at", "public_id"), rows, same)


def _seconds_to_count(cycle) -> float:
    """As the worker does it; a small cycle was counted after the commit."""
    from django.db.models import F
    from django_scopes import scope

    from tinkuy.attendance.public_persons.actions import count_public_persons
    from tinkuy.attendance.public_persons.models import PublicPersons

    with scope(cycle=cycle):
        PublicPersons.objects.update(changes=F("changes") + 1)
    before = time.process_time()
    count_public_persons(cycle)
    return time.process_time() - before


def _cost(page: str) -> str:
    from django.db import connection
    from django.test import Client

    client, taken, asked = Client(SERVER_NAME="localhost"), [], []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert client.get(page).status_code == 200
    for _ in range(7):
        before = time.process_time()
        client.get(page)
        taken.append((time.process_time() - before) * 1000)
    return f"{sorted(taken)[3]:6.1f} ms, {len(asked)} queries"


if __name__ == "__main__":
    main()

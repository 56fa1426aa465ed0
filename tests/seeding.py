"""Run as a program within a site's environment; tells one line of JSON (see `tests/deed_reports.py`).

python -m tests.seeding              makes a small cycle and a sign-in session of its coordination
python -m tests.seeding registered   the same cycle, with 120 who registered; `clock` tells what the clock did to them
python -m tests.seeding announced    the same cycle, in public; `titled TITLE` gives its first session another title,
                             and `state STATE` brings it into another
python -m tests.seeding texts        the texts of all threads
python -m tests.seeding job FOLDER   owes a job that writes in FOLDER
python -m tests.seeding notice       owes a message; `delivered` tells how many the development mailbox received
python -m tests.seeding beats        the workers' signs of life
python -m tests.seeding undone       the clock's deeds that no worker has done yet
python -m tests.seeding owed KIND    has the worker read or import (`read`, `import-all`) the batch; `died SQL N`
                                     is a worker that dies by kill -9 once N statements that begin so are done
python -m tests.seeding batch        drops the reports of two sessions in; `imported ID N` imports them and dies by
                                     kill -9 once N of them are written, unless N is 0; `counted` tells the presences
"""

import os
from datetime import timedelta
from typing import Any

from tests import deed_reports


def seed() -> dict[str, str]:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from tinkuy.core import clock
    from tinkuy.people.browser_sessions import SessionStore
    from tinkuy.people.models import Person
    from tinkuy.people.roles import Role
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
    from tinkuy.planning.cycles.models.team_role import TeamRole
    from tinkuy.planning.cycles.models.webinar import Webinar

    deed_reports.bring_tables()
    person = Person.objects.create_user("coordinacion@example.org", "Coordinación regional")
    cycle = Cycle(slug="ciclo", title={"es": "Ciclo de prueba"}, state=CycleState.DESIGN)
    cycle.save()
    TeamRole.objects.create(cycle=cycle, person=person, role=Role.COORDINATION)
    for place in (1, 2):
        starts = clock.now() + timedelta(days=14 * place)
        Webinar.objects.create(cycle=cycle, ordinal=place, title={"es": f"Sesión {place}"}, starts_at=starts)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "tinkuy.people.backend.PersonBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return {"session": session.session_key or "", "cycle": cycle.slug}


def announced() -> dict[str, str]:
    """Its first session was held a day ago."""
    from tinkuy.core import clock
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
    from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

    seeded = seed()
    Cycle.objects.update(state=CycleState.RUNNING)
    held_at = clock.now() - timedelta(days=1)
    Webinar._base_manager.filter(ordinal=1).update(state=WebinarState.HELD, starts_at=held_at)
    return seeded


def in_state(state: str) -> int:
    """How many cycles are now in the *state*, whose word decides whether they are public."""
    from tinkuy.planning.cycles.models.cycle import Cycle

    return Cycle.objects.update(state=state)


def titled(title: str) -> int:
    """How many sessions were given the title, in one transaction of its own."""
    from tinkuy.planning.cycles.models.webinar import Webinar

    return Webinar._base_manager.filter(ordinal=1).update(title={"es": title})


def registered_cycle() -> int:
    """A cycle with 120 who registered, kept until thirty days after its close; how many are named."""
    from django_scopes import scope

    from tinkuy.convening.registrations.models import Registration
    from tinkuy.core import clock
    from tinkuy.planning.cycles.models.cycle import Cycle

    seed()
    cycle = Cycle.objects.get()
    with scope(cycle=cycle):
        key = cycle.data_key
        rows = [Registration(cycle=cycle, country="PE", appears_as="name", erase_on=clock.today()) for _ in range(120)]
        for number, row in enumerate(rows):
            row.seal(name=f"P {number}", email=f"p{number}@example.org", key=key)
        Registration.objects.bulk_create(rows)
    return clock_state()["named"]


def clock_state() -> dict[str, int]:
    """Who is named still, deeds that were done, of them those noted in the future, and clocks in doubt."""
    from django_scopes import scopes_disabled

    from tinkuy.convening.registrations.models import Registration
    from tinkuy.notices.models import ClockMark, ClockRun, Notice
    from tinkuy.notices.queries import runs_in_the_future

    with scopes_disabled():
        named = Registration.objects.exclude(sealed_name=b"").count()
    return {
        "named": named,
        "done": ClockRun.objects.exclude(succeeded_at=None).count(),
        "future": len(runs_in_the_future()),
        "doubted": ClockMark.objects.exclude(doubted_at=None).count(),
        "told": Notice.objects.filter(kind="clock-in-doubt").count(),
    }


def texts() -> list[str]:
    from django_scopes import scopes_disabled

    from tinkuy.planning.hooks.models import Hook

    with scopes_disabled():
        return [hook.text["es"] for hook in Hook.objects.all()]


def job(folder: str) -> str:
    from tests.promises.no_loss.jobs import write_slowly

    return str(write_slowly.enqueue(folder).id)


def notice() -> int:
    from tinkuy.notices.outbox import owe
    from tinkuy.people.models import Person

    person = Person.objects.create_user("coordinacion@example.org", "Coordinación regional")
    return owe(person, "sign-in-code", dedupe_key="one", code="123456").pk


def delivered() -> int:
    from tinkuy.notices.models import DevelopmentMessage

    return DevelopmentMessage.objects.count()


def beats() -> list[str]:
    from tinkuy.notices.models import WorkerBeat

    return [f"WorkerBeat {beat}" for beat in WorkerBeat.objects.all()]


def undone() -> list[str]:
    from tinkuy.notices.queries import late_deeds

    return late_deeds()


def batch() -> dict[str, str]:
    from django_scopes import scope

    from tinkuy.attendance.uploads.actions.reports import drop_files
    from tinkuy.attendance.uploads.queries.batches import reports_in
    from tinkuy.people.models import Person
    from tinkuy.planning.cycles.models.cycle import Cycle

    seed()
    cycle, person = Cycle.objects.get(), Person.objects.get()
    with scope(cycle=cycle):
        imported_batch = drop_files(actor=person, cycle=cycle, files=_reports(), zone="UTC")
        return {
            "batch": imported_batch.public_id,
            "states": " ".join(file.file_state for file in reports_in(imported_batch.public_id)),
        }


def _reports() -> list[tuple[str, bytes]]:
    """One of nine persons for each of the sessions, which are held now."""
    from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

    Webinar.objects.update(state=WebinarState.HELD)
    starts = [(webinar.ordinal, f"{webinar.starts_at:%Y-%m-%d %H:%M}") for webinar in Webinar.objects.all()]
    return [
        (f"{place}.csv", ("Name,Email,Join time\n" + "".join(f"P {n},p{n}@x.org,{start}\n" for n in range(9))).encode())
        for place, start in starts
    ]


def owed(kind: str) -> str:
    from django_scopes import scope

    from tinkuy.attendance.uploads.actions.reports import drop_files, sent_report
    from tinkuy.attendance.uploads.queries.batches import reports_in
    from tinkuy.people.models import Person
    from tinkuy.planning.cycles.models.cycle import Cycle
    from tinkuy.uploads.actions.jobs import start_job, start_reading

    seed()
    cycle, person = Cycle.objects.get(), Person.objects.get()
    with scope(cycle=cycle):
        if kind == "read":
            return start_reading(actor=person, files=_reports(), **sent_report(cycle, "UTC")).public_id
        imported_batch = drop_files(actor=person, cycle=cycle, files=_reports(), zone="UTC")
        return start_job(
            actor=person, deed="count", batch=imported_batch, files=list(reports_in(imported_batch.public_id))
        ).public_id


def died(statement: str, number: str) -> bool:
    from django.db import connection

    from tinkuy.notices import jobs

    jobs.beat("deadly")
    with connection.execute_wrapper(deadly(statement, int(number))):
        return jobs.run_next("deadly")


def imported(batch: str, number: str) -> int:
    from django.db import connection
    from django_scopes import scope

    from tinkuy.attendance.uploads.queries.batches import reports_in
    from tinkuy.people.models import Person
    from tinkuy.planning.cycles.models.cycle import Cycle
    from tinkuy.uploads.actions.counting import count_batch
    from tinkuy.uploads.models import Batch

    dies = deadly('INSERT INTO "attendance_presence"', int(number))
    with scope(cycle=Cycle.objects.get()), connection.execute_wrapper(dies):
        imported_batch = Batch.objects.get(public_id=batch)
        return len(
            count_batch(
                actor=Person.objects.get(), batch=imported_batch, uploads=list(reports_in(imported_batch.public_id))
            )
        )


def deadly(statement: str, number: int) -> Any:
    """Ends this very process by kill -9 after so many statements that begin so; never for 0."""
    import signal

    done = 0

    def dies(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal done
        result = execute(sql, *rest)
        done += sql.startswith(statement)
        if done == number > 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return dies


def counted() -> dict[str, Any]:
    from django_scopes import scopes_disabled

    from tinkuy.attendance.presences.models import AttendanceImport, Presence

    with scopes_disabled():
        reports = AttendanceImport.objects.all()
        states = sorted("unread" if one.is_unread else one.state for one in reports)
        return {"presences": Presence.objects.count(), "states": states}


DEEDS: dict[str, Any] = {
    "seed": seed,
    "announced": announced,
    "titled": titled,
    "state": in_state,
    "texts": texts,
    "registered": registered_cycle,
    "clock": clock_state,
    "job": job,
    "notice": notice,
    "delivered": delivered,
    "beats": beats,
    "undone": undone,
    "batch": batch,
    "owed": owed,
    "died": died,
    "imported": imported,
    "counted": counted,
}


if __name__ == "__main__":
    deed_reports.main(DEEDS, first="seed")

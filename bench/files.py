"""Reading files: a two-hour transcript, a report of ten thousand rows, with all figures."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django_scopes import scope

from bench.measure import Measure, measured
from tinkuy.attendance.figures import retention
from tinkuy.attendance.figures.attendance import attendance
from tinkuy.attendance.figures.presence import Window, interval_of
from tinkuy.attendance.matching.rules import Registrant, match_rows
from tinkuy.attendance.reports.sandbox import read_report
from tinkuy.core.successions import flows
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.transcripts.actions.importing import import_transcript, remove_transcript

ROWS = 10_000
CUES = 2_000
START = datetime(2020, 6, 4, 15, tzinfo=UTC)


def measures(cycle: Cycle) -> Iterator[Measure]:
    data, registrants = report(ROWS), people(ROWS // 2)
    yield measured(
        "attendance: 10,000 rows to all figures",
        lambda: figures(data, registrants),
        note="parse in the sandbox, match, intervals, retention; no database",
    )
    with scope(cycle=cycle):
        yield measured(
            "transcript: 2,000 cues of two hours",
            lambda: import_once(cycle),
            note="read, speakers, regimes, rows, commit; then undone",
        )


def people(count: int) -> list[Registrant]:
    return [Registrant(n, f"Persona {n}", f"persona{n}@example.org", "PE", "") for n in range(count)]


def report(rows: int) -> bytes:
    """A Zoom webinar report in which half of the persons join twice."""
    lines = [
        "Attendee Report,",
        'Report Generated:,"Jun 04, 2020 3:33 PM"',
        "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)",
        'Ciclo,100-000-001,"Jun 04, 2020 10:00 AM",90',
        "Attendee Details,",
        "Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name",
    ]
    for n in range(rows):
        who, minute = n % (rows // 2), 10 + n % 30
        times = f'"Jun 04, 2020 10:{minute:02d}:00","Jun 04, 2020 11:{minute:02d}:00"'
        lines.append(f"Yes,Persona {who},persona{who}@example.org,{times},60,Peru")
    return "\n".join(lines).encode()


def figures(data: bytes, registrants: list[Registrant]) -> object:
    read = read_report(data, "report.csv", date=date(2020, 6, 4), zone="America/Lima")
    window = Window(START, START + timedelta(minutes=90))
    stays = [
        (match.registration_id, interval_of(match.row.joined_at, match.row.left_at, match.row.minutes, window))
        for match in match_rows(read.rows, registrants)
        if match.registration_id is not None
    ]
    came = attendance(stays, window).attended
    sessions = [came, came]
    return flows(sessions), retention.core_rate(sessions), retention.cohorts(sessions)


def transcript(cues: int) -> bytes:
    lines = ["WEBVTT", ""]
    for n in range(cues):
        seconds = n * 3.6
        start, end = (f"{int(s // 3600):02d}:{int(s % 3600 // 60):02d}:{s % 60:06.3f}" for s in (seconds, seconds + 3))
        said = f"Voz {n % 12}: Esto es lo que dijo cada institución, turno {n}."
        lines += [str(n + 1), f"{start} --> {end}", said, ""]
    return "\n".join(lines).encode()


TRANSCRIPT = transcript(CUES)


@transaction.atomic
def import_once(cycle: Cycle) -> None:
    person = Person.objects.get(email="gestion@example.org")
    webinar = Webinar.objects.get(ordinal=99)
    made = import_transcript(actor=person, webinar=webinar, data=TRANSCRIPT, filename="larga.vtt")
    remove_transcript(actor=person, transcript=made)

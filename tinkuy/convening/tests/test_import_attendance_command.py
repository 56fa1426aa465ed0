"""`tinkuy import-attendance`: the same importer from the shell."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tinkuy.convening.models import AttendanceImport, Presence

REPORT = """Attendee Report,
Report Generated:,"Mar 05, 2026 3:33 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Ciclo,100,"Mar 05, 2026 10:00 AM",90
Attendee Details,
Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,Persona Uno,uno@example.org,"Mar 05, 2026 10:01:00","Mar 05, 2026 11:00:00",59,Peru
Yes,Persona Dos,dos@example.org,"Mar 05, 2026 10:02:00","Mar 05, 2026 11:10:00",68,Peru
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "informe.csv"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import_attendance", *arguments, stdout=out)
    return out.getvalue()


def test_X3_a_dry_run_tells_and_writes_nothing(scoped, webinars, coordination, report):
    told = json.loads(run(report, "--cycle", scoped.slug, "--dry-run", "--json"))

    assert [(row["webinar"], row["persons"], row["unmatched"], row["written"]) for row in told] == [(1, 2, 2, False)]
    assert not AttendanceImport.objects.exists()


def test_X3_C11_the_session_is_found_by_its_day_and_imported(scoped, webinars, coordination, report):
    run(report, "--cycle", scoped.slug)

    assert Presence.objects.filter(webinar=webinars[0]).count() == 2


def test_invariant_08_the_same_file_twice_changes_nothing(scoped, webinars, coordination, report):
    run(report, "--cycle", scoped.slug)
    run(report, "--cycle", scoped.slug)

    assert Presence.objects.count() == 2


def test_promise_L10_one_bad_file_keeps_the_good_one_out(scoped, webinars, coordination, report, tmp_path):
    bad = tmp_path / "nota.txt"
    bad.write_text("Una nota.", encoding="utf-8")

    with pytest.raises(CommandError):
        run(report, str(bad), "--cycle", scoped.slug, "--webinar", "1")

    assert not Presence.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "--cycle"), (("--cycle", "ninguno"), "ninguno"), (("--cycle", "ciclo-de-prueba", "--webinar", "9"), "9")],
)
def test_a_wrong_call_ends_with_one_sentence(scoped, webinars, coordination, report, arguments, words):
    with pytest.raises(CommandError, match=words):
        run(report, *arguments)


def test_a_file_can_be_read_without_a_cycle(db, report):
    assert json.loads(run(report, "--dry-run", "--json"))[0]["joins"] == 2

"""`tinkuy import-attendance`: the same importer from the shell."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tinkuy.attendance.management.files_read_ahead import FilesReadAhead
from tinkuy.attendance.management.progress import Progress
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.reports.sandbox import ReportBeingRead, each_read_once, read_report
from tinkuy.attendance.tests.made import line, report as zoom_report
from tinkuy.planning.cycles.models.webinar import Webinar

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


def test_capability_X3_a_dry_run_tells_and_writes_nothing(scoped, webinars, coordination, report):
    result = json.loads(run(report, "--cycle", scoped.slug, "--dry-run", "--json"))

    assert [(row["webinar"], row["persons"], row["unmatched"], row["written"]) for row in result] == [(1, 2, 2, False)]
    assert not AttendanceImport.objects.exists()


def test_capability_X3_C11_the_session_is_found_by_its_day_and_imported(scoped, webinars, coordination, report):
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


def file_of(tmp_path, name: str, *lines: str, topic: str = "") -> str:
    """A Zoom meeting's report, with a preamble where it has a topic."""
    labels = "Topic,ID,Host,Duration (minutes),Start time,End time,Participants"
    preamble = f"{labels}\n{topic},1,,90,,,3\n\n" if topic else ""
    path = tmp_path / name
    path.write_bytes(preamble.encode() + zoom_report(*lines))
    return str(path)


def refusal_of(*arguments: str) -> CommandError:
    with pytest.raises(CommandError) as refusal:
        run(*arguments)
    return refusal.value


def test_capability_X3_C11_several_files_find_each_its_session_by_the_day(scoped, webinars, coordination, tmp_path):
    files = [
        file_of(tmp_path, "b.csv", line("Ana", "ana@example.org", day="03/19/2026")),
        file_of(tmp_path, "a.csv", line("Ana", "ana@example.org"), line("Bea", "bea@example.org")),
    ]

    result = json.loads(run(*files, "--cycle", scoped.slug, "--zone", "UTC", "--json"))

    assert [(row["file"], row["webinar"], row["persons"], row["joins"]) for row in result] == [
        ("b.csv", 2, 1, 1),
        ("a.csv", 1, 2, 2),
    ]
    assert sorted(Presence.objects.values_list("webinar__ordinal", flat=True)) == [1, 1, 2]


def test_capability_X3_of_two_sessions_on_a_day_the_title_tells(scoped, webinars, coordination, tmp_path):
    Webinar.objects.filter(ordinal=2).update(starts_at=webinars[0].starts_at, title={"es": "Registros que cuidan"})
    file = file_of(tmp_path, "a.csv", line("Ana", "ana@example.org"), topic="Ciclo: REGISTROS que cuidan (en vivo)")

    result = json.loads(run(file, "--cycle", scoped.slug, "--zone", "UTC", "--dry-run", "--json"))

    assert [row["webinar"] for row in result] == [2]


def test_capability_X3_a_session_that_is_not_certain_is_refused_with_what_to_do(
    scoped, webinars, coordination, tmp_path
):
    Webinar.objects.filter(ordinal=2).update(starts_at=webinars[0].starts_at)
    names = tmp_path / "c.txt"
    names.write_text("Ana Paz\nBea Sol\nCarla Mar\n", encoding="utf-8")
    files = [
        file_of(tmp_path, "a.csv", line("Ana", "ana@example.org")),
        file_of(tmp_path, "b.csv", line("Ana", "ana@example.org", day="03/28/2026")),
        str(names),
    ]

    both, elsewhere, undated = (refusal_of(file, "--cycle", scoped.slug) for file in files)

    assert str(both).startswith("a.csv: ")
    assert "1, 2" in str(both)
    assert "28" in str(elsewhere)
    assert all("--webinar" in str(refusal) for refusal in (both, elsewhere, undated))
    assert {refusal.returncode for refusal in (both, elsewhere, undated)} == {1}
    assert not AttendanceImport.objects.exists()


def test_capability_X3_a_session_in_the_evening_is_found_by_the_day_of_its_clock(
    scoped, webinars, coordination, tmp_path
):
    """22:00 in Lima is the next day in UTC: what counts is the day on the clock of the report."""
    Webinar.objects.filter(ordinal=1).update(starts_at=webinars[0].starts_at.replace(day=6, hour=3))
    file = file_of(tmp_path, "a.csv", line("Ana", "ana@example.org", joined="22:05:00", left="23:30:00"))

    result = json.loads(run(file, "--cycle", scoped.slug, "--zone", "America/Lima", "--dry-run", "--json"))

    assert [(row["webinar"], row["joins"]) for row in result] == [(1, 1)]


def test_capability_X3_the_code_of_the_end_tells_a_wrong_call_from_a_refused_file(
    scoped, webinars, coordination, report
):
    assert refusal_of(report).returncode == 2
    assert refusal_of(report, "--cycle", "ninguno").returncode == 2
    assert refusal_of(report, "--cycle", scoped.slug, "--webinar", "9").returncode == 2
    assert refusal_of("/no/such/file.csv", "--cycle", scoped.slug).returncode == 1


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_promise_P12_a_terminal_sees_how_far_it_is_and_a_pipe_sees_nothing():
    seen, piped = Terminal(), StringIO()

    for out in (seen, piped):
        progress = Progress(4, out)
        with progress.step("leyendo a.csv", 1):
            pass
        with progress.step("leyendo b.csv", 3):
            pass

    assert "  0%  leyendo a.csv · 0 s" in seen.getvalue()
    assert " 25%  leyendo b.csv · 0 s" in seen.getvalue()
    assert piped.getvalue() == ""


def test_promise_P12_the_bar_moves_within_a_file():
    progress = Progress(8, Terminal())
    shares = []

    with progress.step("leyendo a.csv", 4) as tell:
        for done in range(3):
            tell(done, 2)
            shares.append(progress.line("leyendo a.csv", 0).split()[1])
    tell(0, 2)

    assert shares == ["0%", "25%", "50%"]
    assert "50%" in progress.line("leyendo b.csv", 0)


def test_the_next_file_is_read_while_one_is_matched(scoped, webinars, tmp_path, monkeypatch):
    begun: list[str] = []
    begin = ReportBeingRead.__init__

    def noted(being_read, data, arguments):
        begun.append(arguments["filename"])
        begin(being_read, data, arguments)

    monkeypatch.setattr(ReportBeingRead, "__init__", noted)
    files = [tmp_path / f"{number}.csv" for number in range(3)]
    for path in files:
        path.write_bytes(zoom_report(line(path.stem, "ana@example.org")))
    read_ahead = FilesReadAhead(scoped, files, webinars[:3], "UTC")

    steps = []
    for file in read_ahead:
        file.being_read.report()
        read_ahead.begin_next()
        steps.append((file.filename, [*begun]))

    assert steps == [
        ("0.csv", ["0.csv", "1.csv"]),
        ("1.csv", ["0.csv", "1.csv", "2.csv"]),
        ("2.csv", ["0.csv", "1.csv", "2.csv"]),
    ]


def test_a_file_that_is_read_ahead_for_nothing_gives_its_turn_back(scoped, webinars, tmp_path):
    path = tmp_path / "informe.csv"
    path.write_bytes(zoom_report(line("Ana", "ana@example.org")))

    for _ in range(3):  # one more than read at once
        read_ahead = FilesReadAhead(scoped, [path, path], webinars[:2], "UTC")
        for file in read_ahead:
            file.being_read.report()
            read_ahead.begin_next()
            break
        read_ahead.close()

    assert read_report(path.read_bytes(), "otra.csv", date=None, zone="UTC").rows


def test_a_deed_reads_its_file_once():
    data = zoom_report(line("Ana", "ana@example.org"))

    with each_read_once():
        first = read_report(data, "a.csv", date=None, zone="UTC")
        assert read_report(data, "a.csv", date=None, zone="UTC") is first
        assert read_report(data, "a.csv", date=None, zone="America/Lima") is not first
    assert read_report(data, "a.csv", date=None, zone="UTC") is not first

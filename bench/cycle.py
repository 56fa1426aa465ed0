"""A cycle of ordinary size, from its reports to its pages: five reports of 2,000 rows, of some 500 persons a session,
with the damages of real files. What a process remembers between two looks at a page is forgotten before each run,
unless the name says "again".
"""

from collections.abc import Iterator
from pathlib import Path

from bench.hiding import forget_what_is_hidden
from bench.measure import Measure, measured

ROWS = 2_000
PAGES = {"dashboard": "", "figures": "attendance/figures/", "figures by country": "attendance/figures/?by=country"}


def imports(cycle, person, made, folder: Path, *, runs: int) -> Iterator[Measure]:
    from bench.attendance import all_figures, import_files, plain_figures
    from tests.proof.generated import SESSIONS, report

    files = [folder / f"{session}.csv" for session in range(1, SESSIONS + 1)]
    for session, file in enumerate(files, 1):
        file.write_bytes(report(made, session))

    def whole() -> None:
        import_files(cycle, files)
        all_figures(cycle)

    plain = measured("reference: plain Python over parsed rows", lambda: plain_figures(made), runs=runs)
    yield plain
    for name, run in (
        ("10,000 rows: five files imported", lambda: import_files(cycle, files)),
        ("10,000 rows: imported, and all figures", whole),
    ):
        one = measured(name, run, runs=runs, before=lambda: _undo(cycle, person))
        yield Measure(**one.plain() | {"note": f"{one.median / plain.median:.0f} × reference"})


def _undo(cycle, person) -> None:
    from tinkuy.attendance.presences.models import AttendanceImport
    from tinkuy.uploads.actions.counting import take_back_upload
    from tinkuy.uploads.models import ImportState

    for one in AttendanceImport.objects.filter(state=ImportState.COMMITTED):
        take_back_upload(actor=person, upload=one)
    forget_what_is_hidden()


def pages(cycle, person, *, runs: int) -> Iterator[Measure]:
    from django.test import Client

    from tinkuy.attendance.figures.queries.attendance import attendance_of
    from tinkuy.attendance.hiding_decisions.actions import decide_numbers

    decide_numbers(cycle)  # as the worker does after each change: a page that comes before it takes so much longer
    persons = ", ".join(str(count) for count in attendance_of(cycle).persons.values())
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    for name, path in PAGES.items():
        address = f"/es/team/c/{cycle.slug}/{path}"
        assert client.get(address).status_code == 200, address
        look = lambda address=address: client.get(address)  # noqa: E731
        yield measured(f"page: {name}", look, runs=runs, before=forget_what_is_hidden, note=f"{persons} persons")
        yield measured(f"page: {name}, again", look, runs=runs)

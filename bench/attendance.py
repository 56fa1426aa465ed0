"""Attendance at size: five files imported and all figures made, beside plain Python and DuckDB in the same minutes.

`python -m bench.attendance [ROWS A FILE …]`, by default 2,000 and 200,000. Each size has a process of its own, and so a
peak of memory of its own. The cycle is generated with the damages of real files; the figures are compared with the
independent ones, and the number that differs is printed.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

SLUG = "medida"


def main(sizes: list[int]) -> None:
    heading = (
        "rows",
        "reading and writing s",
        "all figures s",
        "total s",
        "CPU s",
        "peak MiB",
        "plain Python over parsed rows s",
        "×",
    )
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start\n\n" + " | ".join(heading))
    for size in sizes:
        measured = in_a_process(size)
        total, plain = measured["import"] + measured["figures"], measured["plain"]
        row = [
            5 * size,
            measured["import"],
            measured["figures"],
            total,
            measured["cpu"],
            measured["peak"],
            plain,
            total / plain,
        ]
        print(" | ".join(f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" for value in row), flush=True)
        print(
            f"  figures compared with DuckDB's: {measured['compared']}, differing: {measured['differing']}", flush=True
        )


def in_a_process(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.attendance", "--one", str(size)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def one(size: int) -> None:
    """Measure one size; progress goes to standard error, the result to standard output."""
    os.environ["TINKUY_DATA"] = str(Path(tempfile.mkdtemp(prefix="tinkuy-bench-")) / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    folder = Path(tempfile.mkdtemp(prefix="tinkuy-bench-"))
    _write(folder, size)
    _install(folder)
    print(json.dumps(_measured(folder, size)))


def _write(folder: Path, size: int) -> None:
    """The files and the registered, made in a process of their own: what making them takes is not ours."""
    command = [sys.executable, "-c", f"from bench import attendance; attendance.write_files({str(folder)!r}, {size})"]
    subprocess.run(command, check=True)


def write_files(folder: str, size: int) -> None:
    import pickle

    from tests.proof.generated import SESSIONS, generate, report

    made = generate(size)
    for session in range(1, SESSIONS + 1):
        (Path(folder) / f"{session}.csv").write_bytes(report(made, session))
    (Path(folder) / "people.pickle").write_bytes(pickle.dumps(made.people))


def _install(folder: Path) -> None:
    """The tables, the cycle and everyone of it, by a child of this process: the same database and keys, another peak of
    memory. Migrating leaves some 70 MiB behind that no import of a site has.
    """
    import pickle

    from django.core.management import call_command
    from django.db import connections
    from django_scopes import scope

    from tests.proof.generated import Generated
    from tests.proof.world import planted_cycle, register_all

    connections.close_all()
    child = os.fork()
    if child:
        _pid, status = os.waitpid(child, 0)
        if status:
            raise SystemExit("the registrations could not be made")
        return
    call_command("migrate", verbosity=0)
    cycle, _person = planted_cycle(SLUG)
    with scope(cycle=cycle):
        people = pickle.loads((folder / "people.pickle").read_bytes())  # written by ourselves, a moment ago
        register_all(cycle, Generated(people=people))
    connections.close_all()
    os._exit(0)


def _measured(folder: Path, size: int) -> dict[str, float]:
    from django_scopes import scope

    from tinkuy.planning.cycles.models.cycle import Cycle

    cycle = Cycle.objects.get(slug=SLUG)
    with scope(cycle=cycle):
        found = _import_and_figures(cycle, folder)
        found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found["plain"] = _plain(size)
        found |= _compared(cycle, size)
    return found


def _import_and_figures(cycle, folder: Path) -> dict[str, float]:
    from bench.measure import processor_seconds
    from tinkuy.attendance.cycle_figures.queries import figures, groups, tables  # noqa: F401  a site has them loaded
    from tinkuy.attendance.management.commands import import_attendance  # noqa: F401

    files = [folder / f"{session}.csv" for session in range(1, 6)]
    start, cpu = time.perf_counter(), processor_seconds()
    import_files(cycle, files)
    between = time.perf_counter()
    all_figures(cycle)
    return {
        "import": between - start,
        "figures": time.perf_counter() - between,
        "cpu": processor_seconds() - cpu,
    }


def import_files(cycle, files: list[Path]) -> None:
    """As a person does it: the command with five files."""
    from django.core.management import call_command

    numbers = [str(number) for number in range(1, len(files) + 1)]
    with open(os.devnull, "w") as nowhere:
        command = ["import_attendance", *map(str, files), "--cycle", cycle.slug, "--webinar", *numbers]
        call_command(*command, stdout=nowhere)


def all_figures(cycle) -> None:
    """Those of the page of figures, with those of the countries."""
    from tinkuy.attendance.cycle_figures.queries.figures import cycle_figures, group_figures
    from tinkuy.attendance.cycle_figures.queries.groups import division_by
    from tinkuy.attendance.cycle_figures.queries.tables import cycle_tables, group_tables, session_table, triangle_table

    counted = cycle_figures(cycle)
    cycle_tables(counted), session_table(counted), triangle_table(counted)
    group_tables(counted, group_figures(counted, division_by("country", counted.attendance)))


def _plain(size: int) -> float:
    from tests.proof.generated import generate

    made = generate(size)
    start = time.perf_counter()
    plain_figures(made)
    return time.perf_counter() - start


def plain_figures(made) -> None:
    """The reference of the same minutes: plain Python over the same rows, parsed already, to persons and retention."""
    seconds: list[dict[str, list[tuple[int, int]]]] = [{} for _ in range(5)]
    for entry in made.entries:
        if entry.joined is not None and entry.left is not None:
            who = entry.email.strip().lower()
            stays = seconds[entry.session - 1].setdefault(who, [])
            stays.append((max(0, entry.joined), min(5400, entry.left)))
    sessions = [{who for who, stays in one.items() if _covered(stays) >= 600} for one in seconds]
    for now, after in pairwise(sessions):
        len(now & after)


def _covered(stays: list[tuple[int, int]]) -> int:
    total, end = 0, 0
    for start, stop in sorted(stays):
        total += max(0, stop - max(start, end))
        end = max(end, stop)
    return total


def _compared(cycle, size: int) -> dict[str, float]:
    from tests.proof.compared import compared, differing
    from tests.proof.generated import generate
    from tests.proof.independent import Independent
    from tinkuy.attendance.cycle_figures.queries.figures import cycle_figures

    made = generate(size)
    made.listed = []
    other = Independent(made, tempfile.mkdtemp(prefix="tinkuy-bench-"))
    count, wrong = differing(compared(cycle_figures(cycle), other))
    return {"compared": count, "differing": len(wrong)}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or [2_000, 200_000])

"""`python -m bench [--quick] [--write] [ROW …]`: one table of what the work takes, beside what others take in this run.

Each row is a module of `bench/rows` with `run`, which yields lines, in a process of its own and for a bounded time.
`--quick` makes fewer and shorter runs and leaves out what takes minutes. `--write` puts the table with machine, date
and load into the manual. The figures lie in `var/bench/figures.json`: rows that were not asked for stay from before.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.installation import temporary_folder
from bench.lines import Line, line
from bench.machine import machine
from bench.rows import OWN_SECONDS, QUICK, ROWS, TO_PREPARE, WITH_EXAMPLE
from bench.sites import RUN, example
from bench.table import heading, terminal

FIGURES = Path("var/bench/figures.json")
SECONDS = {False: 480, True: 120}
"""The most that a row may take, whole and quick; some may take longer whole (`OWN_SECONDS`)."""
MOST_SECONDS = {False: 1_200, True: 240}
"""After which no other row is begun."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true", help="the table into the manual, docs/*/explanation/speed.md")
    parser.add_argument("rows", nargs="*", metavar="ROW")
    wanted = parser.parse_args()
    if unknown := [row for row in wanted.rows if row not in ROWS]:
        parser.error(f"there is no row {unknown[0]}; the rows are {', '.join(ROWS)}")
    print(f"{machine().en}\n\n{heading()}", flush=True)
    os.environ[RUN] = str(temporary_folder())
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a start is measured of compiled programs, ours and the peers'
    rows = wanted.rows or (QUICK if wanted.quick else ROWS)
    if WITH_EXAMPLE.intersection(rows):
        example(Path(os.environ[RUN]))
    for row in sorted(TO_PREPARE.intersection(rows)):
        subprocess.run([sys.executable, "-m", "bench.rows", row, "--prepare"], check=False)
    began = time.monotonic()
    for row in rows:
        if time.monotonic() - began > MOST_SECONDS[wanted.quick]:
            print(f"{row}: not begun, {MOST_SECONDS[wanted.quick]} s have passed")
            continue
        lines = list(_lines(row, is_quick=wanted.quick))
        if lines:
            keep_figures(row, lines)
    print(f"\n{time.monotonic() - began:.0f} s")
    if wanted.write:
        from bench.manual import write

        figures = earlier_figures()
        write({row: figures[row] for row in ROWS if row in figures})


def _lines(row: str, *, is_quick: bool) -> Iterator[Line]:
    """As they come; a row that breaks or takes too long says so and keeps no other from its turn."""
    command = [sys.executable, "-m", "bench.rows", row, *(["--quick"] if is_quick else [])]
    seconds = SECONDS[is_quick] if is_quick else OWN_SECONDS.get(row, SECONDS[is_quick])
    process = subprocess.Popen(
        ["timeout", "--kill-after=10", str(seconds), *command], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    for text in process.stdout:
        if text.startswith("{"):
            one = line(json.loads(text))
            print(terminal(one), flush=True)
            yield one
    if process.wait():
        print(f"{row}: it ended with {process.returncode} (124 is: it took longer than {seconds} s)")


def earlier_figures() -> dict[str, list[Line]]:
    if not FIGURES.exists():
        return {}
    return {row: [line(one) for one in lines] for row, lines in json.loads(FIGURES.read_text())["rows"].items()}


def keep_figures(row: str, lines: list[Line]) -> None:
    rows = {name: [one.plain() for one in before] for name, before in (earlier_figures() | {row: lines}).items()}
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps({"machine": machine().en, "rows": rows}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

"""`python -m bench.live [listeners=N] [people=N] [messages=N] [database=URL]`: a table, and `var/bench-live.json`."""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.live import crowd, fanout, leaving, pages, saying
from bench.live.figures import rest_of_machine
from bench.live.seeding import WAITING, seeded
from tests.running import Site, running

DEFAULTS = {"listeners": "10000", "people": "3000", "messages": "20", "database": ""}


def main() -> None:
    wanted = DEFAULTS | dict(word.split("=", 1) for word in sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="tinkuy-bench-") as folder:
        site = Site(Path(folder), wanted["database"])
        seed = seeded(site, int(wanted["people"]))
        with running(site):
            measured = {}
            for name, row in measures(site, seed, wanted):
                measured[name] = row
                print(f"{name}\n" + "".join(f"    {key:<22} {value}\n" for key, value in row.items()), flush=True)
    path = Path("var/bench-live.json")
    path.parent.mkdir(exist_ok=True)
    machine = {"machine": platform.machine(), "cores": os.cpu_count(), "load": os.getloadavg()[0]}
    path.write_text(json.dumps(machine | measured, indent=1), encoding="utf-8")


def measures(site: Site, seed: dict[str, Any], wanted: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    room = f"/es/c/{seed['cycle']}/s/{seed['webinar']}/live/"
    people, messages = int(wanted["people"]), int(wanted["messages"])
    yield "first view: live page", pages.weight(site, room, seed["people"][0])
    yield "first view: registration", pages.weight(site, f"/es/c/{seed['cycle']}/register/", "")
    yield "page: cycle, 8 connections", pages.throughput(site, f"/es/c/{seed['cycle']}/", "", 5)
    yield "page: live, 8 connections", pages.throughput(site, room, seed["people"][0], 5)
    yield "registrations, 16 at a time", crowd.register(site, seed, min(people, 400))
    yield "join storm, 16 at a time", crowd.join(site, seed, people)
    yield "votes, 16 at a time", crowd.vote(site, seed, people)
    for count in sorted({1000, int(wanted["listeners"])}):
        yield (
            f"{count} listeners",
            _with_busy_machine(lambda count=count: fanout.measure(site, seed, count, messages, saying.notes(seed))),
        )
    few = min(2000, int(wanted["listeners"]))
    yield (
        f"{few} listeners, questions approved",
        _with_busy_machine(lambda: fanout.measure(site, seed, few, min(messages, WAITING), saying.approvals(seed))),
    )
    yield f"{few} listeners, the site starts anew", leaving.measure(site, seed, few)


def _with_busy_machine(measure: Any) -> dict[str, Any]:
    """With what the machine was busy with in all, of all its cores."""
    used, whole = rest_of_machine()
    row: dict[str, Any] = measure()
    used_then, whole_then = rest_of_machine()
    return row | {"machine_busy_pct": round(100 * (used_then - used) / (whole_then - whole))}


if __name__ == "__main__":
    main()

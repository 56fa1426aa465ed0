"""`python -m bench.coding [quotes=500] [actions=200] [taguette=yes]`: a two-hour transcript; tells in `var/` too."""

import json
import os
import platform
import random
import secrets
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.coding import taguette
from bench.coding.asking import Asker
from bench.coding.words import CAPTIONS, captions
from bench.live import pages
from bench.live.figures import cpu_seconds
from tests.running import FORGERY_TOKEN, Site, running

DEFAULTS = {"quotes": "500", "actions": "200", "taguette": "yes"}
WARM = 5


def main() -> None:
    wanted = DEFAULTS | dict(word.split("=", 1) for word in sys.argv[1:])
    quotes, actions = int(wanted["quotes"]), int(wanted["actions"])
    report: dict[str, Any] = {"machine": platform.machine(), "cores": os.cpu_count(), "load": os.getloadavg()[0]}
    print(f"{CAPTIONS} captions, {quotes} quotes, {actions} more; load {report['load']:.1f} at the start", flush=True)
    with tempfile.TemporaryDirectory(prefix="tinkuy-bench-") as folder:
        report |= ours(Path(folder), quotes, actions)
    if wanted["taguette"] == "yes":
        with tempfile.TemporaryDirectory(prefix="taguette-bench-") as folder:
            report["Taguette: a highlight"] = _theirs_or_why(Path(folder), quotes, actions)
    path = Path("var/bench-coding.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(report, indent=1), encoding="utf-8")


def ours(folder: Path, quotes: int, actions: int) -> dict[str, Any]:
    site = Site(folder)
    made = site.run_python("-m", "bench.coding.seeding", str(quotes))
    assert made.returncode == 0, made.stderr
    seed = json.loads(made.stdout.splitlines()[-1])
    page = f"/es/team/c/{seed['cycle']}/systematise/s/1/"
    with running(site):
        asker = Asker(site.port, {"Cookie": f"csrftoken={FORGERY_TOKEN}; sessionid={seed['session']}"})
        report = {
            "first view": pages.weight(site, page, seed["session"]),
            "page": _spread("Tinkuy: the whole page", [asker.ask("GET", page).ms for _ in range(10)]),
        }
        assert site.process
        before = cpu_seconds(site.process.pid)
        taken = _coded(asker, page, seed["codes"], actions + WARM)
        report["CPU ms a quote"] = _processor("Tinkuy", cpu_seconds(site.process.pid) - before, len(taken))
        report["action"] = _spread("Tinkuy: a quote, with what changes on the page", taken[WARM:])
        undone = [_post(asker, f"{page}undo/", {}) for _ in range(50)]
        report["undo"] = _spread("Tinkuy: undo", undone)
        report["server"] = _spread("Tinkuy: a quote, by the server's own clock", _server_times(site)[WARM:])
    weight = report["first view"]
    print(f"{'first view of the page, compressed':<50} {weight}")
    return report


def _coded(asker: Asker, page: str, codes: list[list[Any]], count: int) -> list[float]:
    chance, rows = random.Random(23), captions()
    places = [chance.randrange(CAPTIONS - 3) for _ in range(count)]
    return [_post(asker, f"{page}code/", _passage(place, chance, rows, codes)) for place in places]


def _passage(place: int, chance: random.Random, rows: list[tuple[str, str]], codes: list[list[Any]]) -> dict[str, Any]:
    """From within a caption (1 is the first) to the end of it or of one of the next two; words nobody chose before."""
    code, kind = chance.choice(codes)
    last = place + chance.randint(0, 2)
    start = chance.randrange(1, len(rows[place][1]) - 6)
    passage = {"cue": place + 1, "start": start, "last_cue": last + 1, "end": len(rows[last][1])}
    return passage | {"kind": kind, "code": code}


def _post(asker: Asker, address: str, fields: dict[str, Any]) -> float:
    body = urlencode(fields | {"csrfmiddlewaretoken": FORGERY_TOKEN, "once": secrets.token_hex(16)})
    form = "application/x-www-form-urlencoded"
    reply = asker.ask("POST", address, body, Content_Type=form, X_Part="coding", Accept_Encoding="gzip")
    assert reply.status in (201, 422), reply.status  # 422: chance chose the same words twice
    return reply.ms


def _server_times(site: Site) -> list[float]:
    rows = [json.loads(line) for line in site.log().splitlines() if '"systematisation:code"' in line]
    return [row["ms"] for row in rows]


def _theirs_or_why(folder: Path, quotes: int, actions: int) -> dict[str, float] | str:
    try:
        return theirs(folder, quotes, actions)
    except taguette.NotHere as reason:
        print(f"Taguette {taguette.VERSION} was not measured: {reason}")
        return str(reason)


def theirs(folder: Path, quotes: int, actions: int) -> dict[str, float]:
    """Raises `NotHere`."""
    taken, seconds = taguette.measure(folder, quotes, actions)
    each = _processor(f"Taguette {taguette.VERSION}", seconds, quotes + actions)
    return _spread(f"Taguette {taguette.VERSION}: a highlight", taken) | {"CPU ms each": each}


def _processor(name: str, seconds: float, count: int) -> float:
    each = round(1000 * seconds / count, 1)
    print(f"{name + ': of the processor, for one':<50} {each:>11.1f} ms", flush=True)
    return each


def _spread(name: str, taken: list[float]) -> dict[str, float]:
    ordered = sorted(taken)
    at = {"p50": len(ordered) // 2, "p95": -(-len(ordered) * 95 // 100) - 1, "max": -1}
    found = {label: round(ordered[place], 1) for label, place in at.items()}
    print(f"{name:<50} " + "  ".join(f"{label} {ms:>7.1f} ms" for label, ms in found.items()), flush=True)
    return found


if __name__ == "__main__":
    main()

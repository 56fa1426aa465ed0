"""What a browser with nothing kept brings for a first view, and when it first shows something; beside pretalx."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

from bench.lines import PEER, Line, Other, Words, at_most
from bench.peers import pretalx
from bench.peers.installing import NotHere
from bench.rows import Pace
from bench.sites import CYCLE, SHEET, example_site

PAGES = {
    CYCLE: (Words("ciclo", "cycle"), 60, 8),
    "/es/": (Words("portada", "home page"), 60, 8),
    SHEET: (Words("ficha", "sheet"), 60, 8),
    "/es/c/demo-en-vivo/register/": (Words("formulario de inscripción", "form of registering"), 30, 5),
}
"""With the kilobytes and the requests that each may take."""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
SETTLED = 300


def run(pace: Pace) -> Iterator[Line]:
    from playwright.sync_api import sync_playwright

    with ExitStack() as servers:
        ours = servers.enter_context(example_site())
        root = f"http://localhost:{urlsplit(ours.address).port}"
        try:
            theirs, why = servers.enter_context(pretalx.pretalx()).address, ""
        except NotHere as reason:
            theirs, why = "", str(reason)[:60]
        program = servers.enter_context(sync_playwright())
        browser = program.chromium.launch(
            executable_path=(shutil.which("chromium-headless-shell") or shutil.which("chromium")), args=["--no-sandbox"]
        )
        found: dict[str, list[tuple[float, float, int]]] = {}
        for _ in range(pace.runs):
            for address in [*(root + page for page in PAGES), *([theirs] if theirs else [])]:
                found.setdefault(address, []).append(_view(browser, address))
        browser.close()
    their_lines = found.get(theirs, [])
    for page, (words, kilobytes, requests) in PAGES.items():
        yield from _lines(found[root + page], their_lines, why, words, kilobytes, requests)


def _view(browser: Any, address: str) -> tuple[float, float, int]:
    """Milliseconds until something is shown, kilobytes as they came over the line, requests.

    A picture whose bytes stand in its address (`data:`) is told as a request too, and is none.
    """
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="es-CO")
    page = context.new_page()
    network, asked, sizes = context.new_cdp_session(page), set(), []

    def ask(event: Any) -> None:
        if not event["request"]["url"].startswith("data:"):
            asked.add(event["requestId"])

    def finish(event: Any) -> None:
        if event["requestId"] in asked:
            sizes.append(event["encodedDataLength"])

    network.send("Network.enable")
    network.on("Network.requestWillBeSent", ask)
    network.on("Network.loadingFinished", finish)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    painted = page.evaluate(PAINTED)
    context.close()
    return painted, sum(sizes) / 1024, len(sizes)


def _lines(
    ours: list[tuple[float, float, int]], theirs: list[Any], why: str, page: Words, kilobytes: int, requests: int
) -> Iterator[Line]:
    kinds = (
        (Words("algo a la vista", "something shown"), "ms", at_most(0.7, PEER)),
        (Words("peso", "weight"), "KB", at_most(kilobytes)),
        (Words("peticiones", "requests"), "", at_most(requests)),
    )
    for place, (kind, unit, goal) in enumerate(kinds):
        peer = statistics.median(one[place] for one in theirs) if theirs else None
        work = Words(f"primera vista, {page.es}: {kind.es}", f"first view, {page.en}: {kind.en}")
        value = statistics.median(one[place] for one in ours)
        yield Line(work, value, unit, (goal,), Other(pretalx.NAME, peer, why), runs=len(ours))

"""Registering on a telephone of 360 px whose line carries 50 kbit/s and loses every tenth packet: bytes, time, taps.

A real Chromium with nothing kept, on the model of such a line that `bench.bad_line` is, from opening the form to the
page that says to look at one's mail; and beside it, in the same run, from opening pretix's shop with one free ticket,
which asks for a name, an e-mail, a country and a consent, to its page of the order. A person taps every `TAP` seconds,
finding the place too, and types three characters a second (36 words a minute, the mean of 37,000 people on telephones:
Palin and others, 2019); a list is two taps. Reading is not counted.

Indico registers in the same run on a good line, where its bytes and taps are counted: on the bad one its form alone
would take most of what a row may. Its seconds are the least that the bad line needs for its bytes, losing none.
eventyay is published as source alone, which cannot be had from where the benchmark installs.
"""

import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any
from urllib.parse import urlsplit

from bench.bad_line import BadLine, bad_line
from bench.lines import Goal, Line, Other, Words, at_most
from bench.peers import indico, pretix
from bench.peers.installing import NotHere
from bench.peers.serving import Served
from bench.registration_forms import INDICO, OURS, PRETIX, Form, Hand
from bench.rows import Pace
from bench.sites import example_site

KILOBYTES, SECONDS = 30, 60
LONGEST = 90_000
"""Milliseconds, for one page."""
NO_PACKAGE = "no package of it in PyPI, Debian or npm"

type Round = tuple[float, ...]
"""Kilobytes and seconds until the form is in sight, both until registered, taps, segments lost."""


def prepare() -> None:
    """Install the others, which takes longer than the row may."""
    for peer in (pretix.pretix, indico.indico):
        try:
            with peer():
                pass
        except NotHere as reason:
            print(f"registering_on_a_bad_line: {reason}", flush=True)


def run(pace: Pace) -> Iterator[Line]:
    from playwright.sync_api import sync_playwright

    with ExitStack() as servers:
        program = servers.enter_context(sync_playwright())
        browser = program.chromium.launch(
            executable_path=(shutil.which("chromium-headless-shell") or shutil.which("chromium")), args=["--no-sandbox"]
        )
        with example_site() as site:
            ours = _medians([_registering(browser, OURS, site, n) for n in range(1 if pace.is_quick else 3)])
        runs = 1 if pace.is_quick else 3
        theirs, why = _beside(pretix.pretix, lambda site: _registering(browser, PRETIX, site, 1))
        yield from _lines(ours, Other(pretix.NAME, None, why), theirs, runs=runs)
        yield _eventyay(ours)
        new = round(time.time())  # it keeps who registered in earlier runs, and takes nobody twice
        whole, why = _beside(indico.indico, lambda site: _registering(browser, INDICO, site, new, _good_line()))
        yield from _lines(ours, Other(indico.NAME, None, why), _at_least(whole), runs=runs)
        browser.close()


def _beside(
    peer: Callable[[], AbstractContextManager[Served]], register: Callable[[Served], Round]
) -> tuple[Round, str]:
    """One round of a peer; none, and why."""
    from playwright.sync_api import Error

    try:
        with peer() as site:
            return register(site), ""
    except (NotHere, Error) as reason:
        return (), str(reason).splitlines()[0][:60]


def _good_line() -> BadLine:
    return BadLine(bits=1_000_000_000, loss=0, latency=0)


def _at_least(whole: Round) -> Round:
    """With the seconds that the bad line needs for its bytes alone in the place of those of the good one."""
    if not whole:
        return ()
    sight, _seconds, all_bytes, _all_seconds, taps, lost = whole
    return sight, _seconds_for(sight), all_bytes, _seconds_for(all_bytes), taps, lost


def _seconds_for(kilobytes: float) -> float:
    return kilobytes * 1024 * 8 / BadLine().bits


def _registering(browser: Any, form: Form, site: Served, number: int, over: BadLine | None = None) -> Round:
    wanted = over or BadLine()
    wanted.port = site.public_port
    with bad_line(int(urlsplit(site.address).port or 0), wanted) as line:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, locale="es", has_touch=True, is_mobile=True
        )
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        began, hand = time.monotonic(), Hand(page, in_real_time=over is None)
        page.goto(f"http://localhost:{line.port}{form.path}", wait_until="load")
        form.reach(hand)
        loaded = line.kilobytes, time.monotonic() - began
        form.fill(hand, number)
        page.locator(form.done).first.wait_for()
        seconds = time.monotonic() - began
        page.wait_for_load_state("networkidle")
        context.close()
        return *loaded, line.kilobytes, seconds, hand.taps, line.lost


def _medians(rounds: list[Round]) -> Round:
    return tuple(statistics.median(one) for one in zip(*rounds, strict=True))


IN_SIGHT = Words("formulario a la vista", "form in sight")
REGISTERED = Words("hasta quedar inscrita", "until registered")
TYPING = Words("hasta quedar inscrita, al escribir 3 letras por segundo", "until registered, typing 3 letters a second")
TAPS = Words("toques hasta quedar inscrita", "taps until registered")
KINDS: tuple[tuple[Words, str, tuple[Goal, ...]], ...] = (
    (IN_SIGHT, "KB", ()),
    (IN_SIGHT, "s", ()),
    (REGISTERED, "KB", (at_most(KILOBYTES),)),
    (TYPING, "s", (at_most(SECONDS),)),
    (TAPS, "", ()),
)


def _lines(ours: Round, peer: Other, theirs: Round, *, runs: int) -> Iterator[Line]:
    *values, lost = ours
    note = Words(f"modelo de línea; {lost:.0f} segmentos perdidos", f"model of a line; {lost:.0f} segments lost")
    if peer.name == indico.NAME:
        least = Words("; Indico: lo menos que su peso tarda", "; Indico: the least that its bytes take")
        note = Words(note.es + least.es, note.en + least.en)
    for (kind, unit, goals), value, other in zip(KINDS, values, theirs[:-1] or (None,) * len(KINDS), strict=True):
        yield Line(_work(kind), value, unit, goals, Other(peer.name, other, peer.why), runs=runs, note=note)


def _work(kind: Words) -> Words:
    es, en = "línea de 50 kbit/s que pierde el 10 %", "line of 50 kbit/s that loses 10 %"
    return Words(f"inscripción, {es}: {kind.es}", f"registering, {en}: {kind.en}")


def _eventyay(ours: Round) -> Line:
    return Line(_work(REGISTERED), ours[2], "KB", (at_most(KILOBYTES),), Other("eventyay", None, NO_PACKAGE))

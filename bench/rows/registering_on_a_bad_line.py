"""Registering on a telephone of 360 px whose line carries 50 kbit/s and loses every tenth packet: bytes, time, taps.

A real Chromium with nothing kept, on the model of such a line that `bench.bad_line` is, from opening the form to the
page that says to look at one's mail; and beside it, in the same run, from opening pretix's shop with one free ticket,
which asks for a name, an e-mail, a country and a consent, to its page of the order. A person taps every `TAP` seconds,
finding the place too, and types three characters a second (36 words a minute, the mean of 37,000 people on telephones:
Palin and others, 2019); a list is two taps. Reading is not counted.
"""

import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bench.bad_line import BadLine, bad_line
from bench.lines import Line, Other, Words, at_most
from bench.peers.installing import NotHere
from bench.peers.pretix import NAME, SHOP, pretix
from bench.rows import Pace
from bench.sites import example_site

FORM = "/es/c/demo-en-vivo/register/"
TAP, CHARACTER = 2.0, 1 / 3
"""Seconds that each takes."""
KILOBYTES, SECONDS = 30, 60
LONGEST = 180_000
"""Milliseconds, for one page."""


@dataclass
class Hand:
    """Of the person at the telephone."""

    page: Any
    taps: int = 0

    def tap(self, place: str) -> None:
        time.sleep(TAP)
        self.taps += 1
        self.page.locator(place).first.tap(no_wait_after=True)

    def write(self, place: str, words: str) -> None:
        self.tap(place)
        self.page.locator(place).press_sequentially(words, delay=CHARACTER * 1000)

    def choose(self, place: str, value: str) -> None:
        """From a list, which a telephone opens over its page."""
        time.sleep(2 * TAP)
        self.taps += 2
        self.page.locator(place).select_option(value)


@dataclass(frozen=True)
class Form:
    """`reach` brings the form into sight, `fill` sends it, `done` is there once one is registered."""

    path: str
    reach: Callable[[Hand], None]
    fill: Callable[[Hand, int], None]
    done: str


def _reach_ours(hand: Hand) -> None:
    """It is the page."""


def _fill_ours(hand: Hand, number: int) -> None:
    """What must be answered, and nothing else; the alias is chosen beforehand, and so are the sessions."""
    hand.write("#id_alias", "Colibrí")
    hand.choose("#id_country", "EC")
    hand.write("#id_email", f"colibri{number}@correo.example")
    hand.tap("#id_use_of_data")
    hand.tap("form[data-register] button[type=submit]")


def _reach_theirs(hand: Hand) -> None:
    """The one ticket is ticked beforehand; it goes into a cart, from which one goes on."""
    hand.tap("#btn-add-to-cart")
    hand.page.locator(".checkout-button-primary button").first.wait_for()
    hand.tap(".checkout-button-primary button")
    hand.page.locator("#id_email").wait_for()


def _fill_theirs(hand: Hand, number: int) -> None:
    """The same answers, and the page that shows the order before it is sent."""
    hand.write("#id_email", f"colibri{number}@correo.example")
    hand.write("[name$=attendee_name_parts_0]", "Colibrí")
    hand.choose("select[name*=question_]", "Ecuador")
    hand.tap("input[type=checkbox][name*=question_]")
    hand.tap(".checkout-button-row button[type=submit]")
    hand.page.wait_for_url("**/confirm/**")
    hand.tap(".checkout-button-row button[type=submit]")


OURS = Form(FORM, _reach_ours, _fill_ours, "[data-registered] h1")
THEIRS = Form(SHOP, _reach_theirs, _fill_theirs, ".thank-you")
type Round = tuple[float, ...]
"""Kilobytes and seconds until the form is in sight, both until registered, taps, segments lost."""


def run(pace: Pace) -> Iterator[Line]:
    from playwright.sync_api import sync_playwright

    with ExitStack() as servers:
        port = _port(servers.enter_context(example_site()).address)
        why = ""
        try:
            their_port = _port(servers.enter_context(pretix()).address)
        except NotHere as reason:
            their_port, why = 0, str(reason)[:60]
        program = servers.enter_context(sync_playwright())
        browser = program.chromium.launch(
            executable_path=(shutil.which("chromium-headless-shell") or shutil.which("chromium")), args=["--no-sandbox"]
        )
        rounds = range(1 if pace.is_quick else 3)
        ours = [_registering(browser, OURS, port, number) for number in rounds]
        theirs = [_registering(browser, THEIRS, their_port, number) for number in rounds if their_port]
        browser.close()
    yield from _lines(ours, theirs, why)


def _port(address: str) -> int:
    return int(urlsplit(address).port or 0)


def _registering(browser: Any, form: Form, site: int, number: int) -> Round:
    with bad_line(site, BadLine()) as line:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, locale="es", has_touch=True, is_mobile=True
        )
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        began, hand = time.monotonic(), Hand(page)
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


def _lines(rounds: list[Round], theirs: list[Round], why: str) -> Iterator[Line]:
    *values, lost = _medians(rounds)
    peers = _medians(theirs)[:-1] if theirs else (None,) * len(values)
    where = Words("línea de 50 kbit/s que pierde el 10 %", "line of 50 kbit/s that loses 10 %")
    note = Words(f"modelo de línea; {lost:.0f} segmentos perdidos", f"model of a line; {lost:.0f} segments lost")
    kinds = (
        (Words("formulario a la vista", "form in sight"), "KB", ()),
        (Words("formulario a la vista", "form in sight"), "s", ()),
        (Words("hasta quedar inscrita", "until registered"), "KB", (at_most(KILOBYTES),)),
        (
            Words(
                "hasta quedar inscrita, al escribir 3 letras por segundo", "until registered, typing 3 letters a second"
            ),
            "s",
            (at_most(SECONDS),),
        ),
        (Words("toques hasta quedar inscrita", "taps until registered"), "", ()),
    )
    for (kind, unit, goals), value, peer in zip(kinds, values, peers, strict=True):
        work = Words(f"inscripción, {where.es}: {kind.es}", f"registering, {where.en}: {kind.en}")
        yield Line(work, value, unit, goals, Other(NAME, peer, why), runs=len(rounds), note=note)

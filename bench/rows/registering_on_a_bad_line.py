"""Registering on a telephone of 360 px whose line carries 50 kbit/s and loses every tenth packet: bytes, time, taps.

A real Chromium with nothing kept, on the model of such a line that `bench.bad_line` is, from opening the form to the
page that says to look at one's mail. A person taps every `TAP` seconds, finding the place too, and types three
characters a second (36 words a minute, the mean of 37,000 people on telephones: Palin and others, 2019); a list is two
taps. Reading is not counted.
"""

import shutil
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bench.bad_line import BadLine, bad_line
from bench.lines import Line, Words, at_most
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


def run(pace: Pace) -> Iterator[Line]:
    from playwright.sync_api import sync_playwright

    with example_site() as site, sync_playwright() as program:
        browser = program.chromium.launch(
            executable_path=(shutil.which("chromium-headless-shell") or shutil.which("chromium")), args=["--no-sandbox"]
        )
        port = int(urlsplit(site.address).port or 0)
        rounds = [_registering(browser, port, number) for number in range(1 if pace.is_quick else 3)]
        browser.close()
    yield from _lines(rounds)


def _registering(browser: Any, site: int, number: int) -> tuple[float, ...]:
    """Kilobytes and seconds until the form is in sight, both until registered, taps, segments lost."""
    with bad_line(site, BadLine()) as line:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, locale="es", has_touch=True, is_mobile=True
        )
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        began, hand = time.monotonic(), Hand(page)
        page.goto(f"http://localhost:{line.port}{FORM}", wait_until="load")
        loaded = line.kilobytes, time.monotonic() - began
        _fill(hand, number)
        page.locator("[data-registered] h1").wait_for()
        seconds = time.monotonic() - began
        page.wait_for_load_state("networkidle")
        context.close()
        return *loaded, line.kilobytes, seconds, hand.taps, line.lost


def _fill(hand: Hand, number: int) -> None:
    """What must be answered, and nothing else; the alias is chosen beforehand, and so are the sessions."""
    hand.write("#id_alias", "Colibrí")
    hand.choose("#id_country", "EC")
    hand.write("#id_email", f"colibri{number}@correo.example")
    hand.tap("#id_use_of_data")
    hand.tap("form[data-register] button[type=submit]")


def _lines(rounds: list[tuple[float, ...]]) -> Iterator[Line]:
    form_kilobytes, form_seconds, kilobytes, seconds, taps, lost = (
        statistics.median(one) for one in zip(*rounds, strict=True)
    )
    where = Words("línea de 50 kbit/s que pierde el 10 %", "line of 50 kbit/s that loses 10 %")
    note = Words(f"modelo de línea; {lost:.0f} segmentos perdidos", f"model of a line; {lost:.0f} segments lost")
    kinds = (
        (Words("formulario a la vista", "form in sight"), form_kilobytes, "KB", ()),
        (Words("formulario a la vista", "form in sight"), form_seconds, "s", ()),
        (Words("hasta quedar inscrita", "until registered"), kilobytes, "KB", (at_most(KILOBYTES),)),
        (
            Words(
                "hasta quedar inscrita, al escribir 3 letras por segundo", "until registered, typing 3 letters a second"
            ),
            seconds,
            "s",
            (at_most(SECONDS),),
        ),
        (Words("toques hasta quedar inscrita", "taps until registered"), taps, "", ()),
    )
    for kind, value, unit, goals in kinds:
        work = Words(f"inscripción, {where.es}: {kind.es}", f"registering, {where.en}: {kind.en}")
        yield Line(work, value, unit, goals, runs=len(rounds), note=note)

"""An official answers a recommendation at a telephone of 390 px: from the mail in sight to *It is recorded*.

A real Chromium with nothing kept, on the model of a slow line that `bench.bad_line` is, goes the way of a person:
reads the mail, follows its link, reads the screen, presses an answer, may write a sentence, sends it. What the line
takes is measured. What the person takes is reckoned: the words in sight, those of the mail as far as its link, at
`WORDS` a minute; `TAP` seconds for each tap; letters at `LETTERS` a minute. No answer needs a word that is typed: who
agrees has it filled in, who refuses chooses a reason.
"""

import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.bad_line import BadLine, bad_line
from bench.lines import Line, Words, at_most
from bench.peers.serving import served
from bench.rows import Pace
from bench.sites import copy_of_example
from tests.running import Site

WORDS, LETTERS, TAP = 250, 200, 1.2
SECONDS, TAPS = 60, 5
WIDTH, HEIGHT = 390, 844
SENTENCE = "Enviaremos el instructivo a las tres provincias antes de marzo."
LONGEST = 60_000

ASK = """
import json, re
from django.utils import translation
from django_scopes import scope, scopes_disabled
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.practice.responses.actions.asking import new_link
from tinkuy.practice.responses.models import Response
with scopes_disabled():
    response = Response.objects.filter(state="no_answer", country__gt="").select_related("cycle").first()
    mail = DevelopmentMessage.objects.filter(body__contains="/respond/").first()
with scope(cycle=response.cycle), translation.override("es"):
    path = new_link(response, response.focal_role)
text = (mail.subject + " " + mail.body) if mail else ""
print(json.dumps({"path": path, "mail": text}))
"""


@dataclass(frozen=True)
class Deed:
    """Which answer, with a reason that is chosen, or words that are typed in the place of those filled in."""

    answer: str = "accepted"
    ready_reason: str = ""
    sentence: str = ""


REJECTS, WRITES = Deed("rejected", "no_resources"), Deed(sentence=SENTENCE)


@dataclass
class Answer:
    """What one answer took: of the line, and of the person."""

    line: float = 0.0
    words: int = 0
    taps: int = 0
    letters: int = 0
    words_afterwards: int = 0

    @property
    def seconds(self) -> float:
        person = self.words / WORDS * 60 + self.taps * TAP + self.letters / LETTERS * 60
        return self.line + person

    @property
    def seconds_until_recorded(self) -> float:
        """Without what the last page says of the days to come: by then the answer is recorded."""
        return self.seconds - self.words_afterwards / WORDS * 60


def run(pace: Pace) -> Iterator[Line]:
    from playwright.sync_api import sync_playwright

    site = Site(copy_of_example())
    command = [str(Path(".venv/bin/tinkuy").absolute()), "serve"]
    with (
        served(command, f"http://localhost:{site.port}/es/", site.folder / "log", **site.environment),
        sync_playwright() as program,
    ):
        browser = program.chromium.launch(
            executable_path=(shutil.which("chromium-headless-shell") or shutil.which("chromium")), args=["--no-sandbox"]
        )
        for name, over, deed in _ways(pace):
            yield from _lines(name, _answered(browser, site, over, deed))
        browser.close()


def _ways(pace: Pace) -> Iterator[tuple[Words, BadLine, Deed]]:
    slow = {"bits": 400_000, "loss": 0.01, "latency": 0.15}
    yield Words("línea de 400 kbit/s", "line of 400 kbit/s"), BadLine(**slow), Deed()
    yield Words("lo mismo, y rechaza con su motivo", "the same, and rejects with a reason"), BadLine(**slow), REJECTS
    yield Words("lo mismo, y escribe una frase", "the same, and writes a sentence"), BadLine(**slow), WRITES
    if not pace.is_quick:
        yield Words("línea de 50 kbit/s que pierde el 10 %", "line of 50 kbit/s that loses 10 %"), BadLine(), Deed()


def _answered(browser: Any, site: Site, over: BadLine, deed: Deed) -> Answer:
    result = json.loads(site.run_python("-c", PREPARED + ASK).stdout.splitlines()[-1])
    answer = Answer(words=len(result["mail"].partition("http")[0].split()))
    with bad_line(site.port, over) as line:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="es", has_touch=True, is_mobile=True
        )
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        _go(page, answer, lambda: page.goto(f"http://localhost:{line.port}{result['path']}"))
        _go(page, answer, lambda: page.locator(f"button.answer[value={deed.answer}]").tap())
        if deed.ready_reason:
            answer.taps += 1
            page.locator(f"label:has([name=ready_reason][value={deed.ready_reason}])").tap()
        if deed.sentence:
            answer.taps, answer.letters = answer.taps + 1, len(deed.sentence)
            page.locator("main textarea").first.fill(deed.sentence)
        before = answer.words
        _go(page, answer, lambda: page.locator("main form[method=post] button[type=submit]").first.tap())
        answer.words_afterwards = answer.words - before
        assert page.locator("main h1").inner_text(), "there is a page that says so"
        context.close()
    return answer


PREPARED = (
    "import os, django; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'tinkuy.config.settings'); django.setup()"
)


def _go(page: Any, answer: Answer, tap: Any) -> None:
    """One tap, what the line takes for the page that follows it, and what is read there."""
    began = time.monotonic()
    with page.expect_navigation():
        tap()
    answer.line += time.monotonic() - began
    answer.taps += 1
    answer.words += page.evaluate(IN_SIGHT)


IN_SIGHT = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    const isInSight = box.height && box.top < innerHeight && box.bottom > 0;
    if (isInSight) words += walker.currentNode.data.split(/\\s+/).filter(Boolean).length;
  }
  return words;
}"""
"""The words of the page that a person at its head sees; what is folded has a place too, and is not read."""


def _lines(name: Words, answer: Answer) -> Iterator[Line]:
    note = Words(
        f"{answer.words} palabras leídas, {answer.letters} letras, {answer.line:.1f} s de la línea; "
        f"{answer.seconds_until_recorded:.1f} s hasta quedar registrada",
        f"{answer.words} words read, {answer.letters} letters, {answer.line:.1f} s of the line; "
        f"{answer.seconds_until_recorded:.1f} s until it is recorded",
    )
    es, en = "contestar una recomendación en un teléfono", "answering a recommendation at a telephone"
    yield Line(Words(f"{es}, {name.es}", f"{en}, {name.en}"), answer.seconds, "s", (at_most(SECONDS),), note=note)
    yield Line(Words(f"{es}, {name.es}: toques", f"{en}, {name.en}: taps"), answer.taps, "", (at_most(TAPS),))

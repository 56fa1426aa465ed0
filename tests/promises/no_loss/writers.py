"""Clients that go on writing while every process of the site is killed and started again."""

import random
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.running import Site

BETWEEN_FORMS, BEFORE_A_RETRY = 0.03, 0.02
SECONDS_TO_FINISH = 60


@dataclass(frozen=True)
class Form:
    """One post, and what it means to whoever sends it."""

    address: str
    fields: dict[str, str]
    session: str
    meaning: Any


class Writers:
    """One client for each of *sources*. It sends each form, the same again until that is acknowledged, then the next.

    When the block ends each finishes the form that it is at; whatever was sent was then acknowledged. A form has its
    minute in a site that answers: the time in which the site is killed and started again does not count.
    """

    def __init__(self, site: Site, *sources: Iterable[Form]) -> None:
        self.site = site
        self.acknowledged: list[list[Any]] = [[] for _ in sources]
        self.refused: list[str] = []
        self.retries = 0
        self._stopping = threading.Event()
        self._stopped_at = 0.0
        self._threads = [
            threading.Thread(target=self._write, args=(source, meanings))
            for source, meanings in zip(sources, self.acknowledged, strict=True)
        ]

    def _write(self, source: Iterable[Form], meanings: list[Any]) -> None:
        for form in source:
            if self._stopping.wait(BETWEEN_FORMS):
                return
            self._send(form)
            meanings.append(form.meaning)

    def _send(self, form: Form) -> None:
        begun_at = time.monotonic()
        while self._seconds_waited(begun_at) < SECONDS_TO_FINISH:
            try:
                answer = self.site.post(form.address, form.fields, form.session)
            except OSError:
                self.retries += 1
                time.sleep(BEFORE_A_RETRY)
                continue
            if answer.status == 503:  # busy, nothing was done: it says when to come back
                self.retries += 1
                time.sleep(BEFORE_A_RETRY)
                continue
            if answer.status != 302:
                self.refused.append(f"{form.address} {answer.status} {answer.body[:300]}")
            return
        self.refused.append(f"{form.address} was never answered")

    def _seconds_waited(self, begun_at: float) -> float:
        """How long the site has answered since then; once the block has ended, the time in which it does not, too."""
        now = time.monotonic()
        return now - max(begun_at, self.site.answering_since or self._stopped_at or now)

    def __enter__(self) -> "Writers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped_at = time.monotonic()
        self._stopping.set()
        for thread in self._threads:
            thread.join()


def kill_often(site: Site, rounds: int) -> None:
    """Kill every process of the running *site*, at moments that nobody chose, and start it again."""
    for _ in range(rounds):
        time.sleep(random.uniform(0.2, 1.0))
        site.kill()
        site.start()

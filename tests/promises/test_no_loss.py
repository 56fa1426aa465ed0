"""L01 in small: what was acknowledged survives kill -9 of every process, and a retry makes no second one."""

import os
import random
import sqlite3
import threading
import time
from collections import Counter

import pytest

from tests.running import Site, running

pytestmark = pytest.mark.processes

ROUNDS = int(os.environ.get("TINKUY_KILLS", "10"))
"""How often the site is killed; `make long` asks for more."""
WRITERS = 4


class Writers:
    """Clients that send one form after the other, and each again under its key until it is acknowledged."""

    def __init__(self, site: Site, seed: dict[str, str]) -> None:
        self.site, self.seed = site, seed
        self.acknowledged: list[str] = []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._write, args=(number,)) for number in range(WRITERS)]

    def _write(self, number: int) -> None:
        count = 0
        while not self.stopping.is_set():
            count += 1
            self._send_until_acknowledged(f"hilo {number}-{count}")

    def _send_until_acknowledged(self, text: str) -> None:
        form = {"text_es": text, "kind": "open_question", "origin": "1", "target": "product", "once": f"key {text}"}
        address = f"/es/team/c/{self.seed['cycle']}/plan/hooks/new/"
        while not self.stopping.is_set():
            try:
                answer = self.site.post(address, form, self.seed["session"])
            except OSError:
                self.stopping.wait(0.02)
                continue
            assert answer.status == 302, answer.body
            self.acknowledged.append(text)
            return

    def __enter__(self) -> "Writers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join()


def test_promise_L01_what_was_acknowledged_survives_kill_9_of_every_process(site: Site):
    seed = site.seed()

    with running(site), Writers(site, seed) as writers:
        for _ in range(ROUNDS):
            time.sleep(random.uniform(0.2, 1.0))
            site.kill()
            site.start()
    kept = Counter(site.texts_of_hooks())

    assert len(writers.acknowledged) > ROUNDS
    assert set(writers.acknowledged) - set(kept) == set()
    assert {text: count for text, count in kept.items() if count > 1} == {}


def test_promise_L03_the_file_is_whole_after_a_kill(site: Site):
    if "TINKUY_DATABASE_URL" in site.environment:
        site.environment.pop("TINKUY_DATABASE_URL")
    seed = site.seed()

    with running(site), Writers(site, seed) as writers:
        while len(writers.acknowledged) < 5:
            time.sleep(0.05)
        site.kill()

    with sqlite3.connect(site.folder / "data" / "db.sqlite3") as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []

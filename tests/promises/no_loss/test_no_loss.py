"""L01 in small: what was acknowledged survives kill -9 of every process, and a retry makes no second one."""

import itertools
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.promises.no_loss.writers import Form, Writers, kill_often
from tests.promises.serving.test_serving import until
from tests.running import Site, running

pytestmark = pytest.mark.processes

ROUNDS = int(os.environ.get("TINKUY_KILLS", "5"))
"""How often the site is killed, with four forms under way each time; `make long` asks for a hundred."""


def hooks(seed: dict[str, str], writer: int) -> Iterator[Form]:
    address = f"/es/team/c/{seed['cycle']}/plan/hooks/new/"
    for number in itertools.count(1):
        text = f"hilo {writer}-{number}"
        fields = {"text_es": text, "kind": "open_question", "origin": "1", "target": "product", "once": f"key {text}"}
        yield Form(address, fields, seed["session"], text)


def test_promise_L01_what_was_acknowledged_survives_kill_9_of_every_process(site: Site):
    seed = site.seed()

    with running(site), Writers(site, *[hooks(seed, writer) for writer in range(4)]) as writers:
        kill_often(site, ROUNDS)
        until(lambda: sum(map(len, writers.acknowledged)) > ROUNDS)
    acknowledged = list(itertools.chain.from_iterable(writers.acknowledged))

    print(f"{ROUNDS} kills, {writers.retries} retries, acknowledged:", len(acknowledged))
    assert writers.refused == []
    assert len(acknowledged) > ROUNDS
    assert Counter(site.texts_of_hooks()) == Counter(acknowledged)


@pytest.mark.one_database
def test_promise_L03_the_file_is_whole_after_a_kill(site: Site):
    seed = site.seed()

    with running(site), Writers(site, hooks(seed, 1)) as writers:
        while len(writers.acknowledged[0]) < 5:
            time.sleep(0.05)
        site.kill()
        site.start()

    with sqlite3.connect(site.folder / "data" / "db.sqlite3") as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []

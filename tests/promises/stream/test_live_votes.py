"""Invariant 26 and P04: once a poll has closed, nothing that is stored says who voted what."""

import json
import random
from collections import Counter
from itertools import chain
from typing import Any

import pytest

from tests.promises.stream.administrator import best_guess, bytes_of, carve, orders
from tests.running import Site, running
from tinkuy.core.keys import ephemeral

pytestmark = pytest.mark.processes

VOTERS = 60
ABOUT_VOTES = (
    *("dialogue_pollvote", "dialogue_upvote", "dialogue_pulsemark", "dialogue_option", "dialogue_poll"),
    *("stream_streamevent", "stream_settling", "journal_entry"),
)
LIVE = "/es/c/ciclo/s/1/live/"


class Rehearsal:
    """Sixty people come in, one after the other, vote, support a question and give a sign; one in ten votes twice."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.seed = site.ask("tests.seeding_chaos", "live", str(VOTERS))
        self.people = self.seed["people"]
        self.truth = [random.choice((1, 1, 2, 3)) for _person in self.people]
        self.order = random.sample(range(VOTERS), VOTERS)

    def play(self) -> None:
        for number in self.order:
            session = self.people[number]["session"]
            assert self.site.get(LIVE, session).status == 200
            if number % 10 == 0:
                self.vote(session, self.truth[number] % 3 + 1)
            self.vote(session, self.truth[number])
            for path, form in (("upvote/", {"question": self.seed["question"]}), ("pulse/", {"kind": "slower"})):
                assert self.site.post(f"{LIVE}{path}", form, session).status == 302

    def vote(self, session: str, place: int) -> None:
        answer = self.site.post(f"{LIVE}vote/", {"option": f"{self.seed['poll']}.{place}"}, session)
        assert answer.status == 302, answer.body

    def keys(self) -> dict[str, bytes]:
        folder = self.site.folder / "data" / "ephemeral"
        return {path.stem: path.read_bytes() for path in folder.iterdir()}

    def guessed(self) -> float:
        """The share of the sixty whose choice is told by whoever has the disk and saw in which order they came.

        No table says that order: those who arrive in one second are noted together.
        """
        tables = self.site.ask("tests.seeding_chaos", "everything")
        options = {int(row["id"]): int(row["ordinal"]) for row in tables["dialogue_option"]}
        votes = [vote.option for vote in carve(bytes_of(self.site.folder))]
        places = [options[key] for key in votes if key in options]
        known_orders = chain(orders(tables, self.people), [self.order])
        return best_guess(places, Counter(self.truth), known_orders, self.truth)

    def is_named_in(self, text: str) -> bool:
        return any(person["identity"].partition(":")[2] in text or person["session"] in text for person in self.people)


def test_invariant_26_whoever_has_everything_on_disk_tells_no_vote_once_the_poll_has_closed(site: Site):
    """On SQLite they do while it is open: that shows that they know how to look."""
    rehearsal = Rehearsal(site)
    with running(site):
        rehearsal.play()
        keys, open_tables, while_open = (
            rehearsal.keys(),
            site.ask("tests.seeding_chaos", "everything"),
            rehearsal.guessed(),
        )
        totals = site.ask("tests.seeding_chaos", "close")
        assert site.ask("tests.seeding_chaos", "forget")
        tables, disk, afterwards = (
            site.ask("tests.seeding_chaos", "everything"),
            bytes_of(site.folder),
            rehearsal.guessed(),
        )
        left = rehearsal.keys()

    tags = [ephemeral.tag(key, person["identity"]) for key in keys.values() for person in rehearsal.people]
    votes, upvotes, marks = (tables[f"dialogue_{name}"] for name in ("pollvote", "upvote", "pulsemark"))
    assert (len(keys), len(open_tables["dialogue_pollvote"])) == (2, VOTERS)
    assert while_open >= (0.9 if not site.environment.get("TINKUY_DATABASE_URL") else 0)
    assert totals == [rehearsal.truth.count(place) for place in (1, 2, 3)]
    assert (votes, upvotes, marks, left) == ([], [], [], {})
    assert [name for name, key in keys.items() if key in disk or key.hex().encode() in disk] == []
    assert [tag for tag in tags if tag.encode() in disk or bytes.fromhex(tag) in disk or tag in str(tables)] == []
    assert afterwards == max(totals) / VOTERS
    assert_that_nothing_spoke_of_a_voter_and_a_vote(rehearsal, open_tables)


def assert_that_nothing_spoke_of_a_voter_and_a_vote(rehearsal: Rehearsal, tables: dict[str, Any]) -> None:
    """Not even while the poll was open, save by the tag: neither rows, nor the log, nor posts that were accepted."""
    lines = [line for line in rehearsal.site.log().splitlines() if "dialogue:vote" in line]
    rows = [str(row) for name in ABOUT_VOTES for row in tables[name] if row.get("kind") != "mine"]

    assert len(lines) == VOTERS + VOTERS // 10
    assert {tuple(json.loads(line)) for line in lines} == {
        ("at", "level", "logger", "message", "route", "method", "status", "ms")
    }
    assert [text for text in (*lines, *rows) if rehearsal.is_named_in(text)] == []
    assert tables["journal_acceptedpost"] == []

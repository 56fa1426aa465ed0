"""L01, L04, L07 and L09 in small: a live session in which people register, ask and vote while everything is killed."""

import itertools
import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.promises.no_loss.writers import Form, Writers, kill_often
from tests.promises.serving.test_serving import until
from tests.running import Site, running
from tinkuy.core.keys import ephemeral

pytestmark = pytest.mark.processes

ROUNDS = int(os.environ.get("TINKUY_KILLS", "5"))
"""How often everything is killed, with seven forms under way each time; `make long` asks for a hundred."""
PEOPLE, QUESTIONS_EACH = 300, 4
CYCLE = "/es/c/ciclo/"
LIVE = f"{CYCLE}s/1/live/"


def registrations(writer: int) -> Iterator[Form]:
    for number in itertools.count(1):
        email = f"persona-{writer}-{number}@example.org"
        yield Form(
            f"{CYCLE}register/",
            {
                "appears_as": "alias",
                "alias": "Alias",
                "country": "PE",
                "email": email,
                "webinars": "2",
                "use_of_data": "on",
                "once": f"key {email}",
            },
            "",
            email,
        )


def questions(people: list[dict[str, str]], writer: int) -> Iterator[Form]:
    """Fewer of each person than one may ask in a few minutes."""
    for number, (person, _) in enumerate(itertools.product(people, range(QUESTIONS_EACH))):
        text = f"Pregunta {writer}-{number}"
        yield Form(f"{LIVE}ask/", {"text": text, "once": f"key {text}"}, person["session"], text)


def votes(people: list[dict[str, str]], poll: str) -> Iterator[Form]:
    """Everybody votes, then everybody changes their mind, and so on."""
    for turn in itertools.count(1):
        for number, person in enumerate(people):
            place = (number + turn) % 3 + 1
            yield Form(f"{LIVE}vote/", {"option": f"{poll}.{place}"}, person["session"], (person["identity"], place))


def upvotes(people: list[dict[str, str]], question: str) -> Iterator[Form]:
    for person in people:
        yield Form(f"{LIVE}upvote/", {"question": question}, person["session"], person["identity"])


def test_promise_L01_registrations_questions_and_votes_survive_kill_9_of_web_and_worker(site: Site):
    seed = site.ask("tests.seeding_chaos", "live", str(PEOPLE))
    people = seed["people"]
    sources = [
        *(registrations(1), registrations(2), questions(people[:150], 1), questions(people[150:], 2)),
        *(votes(people[:150], seed["poll"]), votes(people[150:], seed["poll"]), upvotes(people, seed["question"])),
    ]

    with running(site):
        with Writers(site, *sources) as writers:
            kill_often(site, ROUNDS)
            until(lambda: min(map(len, writers.acknowledged)) > ROUNDS // 3)
        until(lambda: site.ask("tests.seeding_chaos", "counts")["unsent"] == 0, seconds=180)
    state = site.ask("tests.seeding_chaos", "counts")
    registered, asked, voted, supported = by_kind(writers)
    print(f"{ROUNDS} kills, {writers.retries} retries, acknowledged by each writer:", *map(len, writers.acknowledged))

    assert writers.refused == []
    assert writers.retries
    assert Counter(state["registrations"]) == Counter(registered)
    assert Counter(state["questions"]) == Counter(["¿Qué funcionó?", *asked])
    assert choices_of(site, seed, state["votes"]) == dict(voted)
    assert state["upvotes"] == [len(supported)] * 2
    assert state["owed"] == len(registered)
    assert len(registered) <= state["delivered"] <= len(registered) + ROUNDS  # L09: one repeats at most for each kill


def by_kind(writers: Writers) -> tuple[list[str], list[str], list[tuple[str, int]], list[str]]:
    first, second, third, fourth, fifth, sixth, supported = writers.acknowledged
    assert min(map(len, writers.acknowledged)) > ROUNDS // 3, "too few to tell anything"
    return first + second, third + fourth, fifth + sixth, supported


def choices_of(site: Site, seed: dict[str, Any], votes: list[tuple[str, int]]) -> dict[str, int]:
    """Who chose what, told by the key while the poll is open: votes are kept under tags."""
    (key,) = (site.folder / "data" / "ephemeral").glob("poll-*.key")
    tags = {ephemeral.tag(key.read_bytes(), person["identity"]): person["identity"] for person in seed["people"]}
    choices = {tags[tag]: place for tag, place in votes}
    assert len(choices) == len(votes)
    return choices

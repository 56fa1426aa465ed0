"""Crowds: people who open the live page at once, who vote at once, who register at once."""

import asyncio
import re
import time
from typing import Any

from bench.live.asking import Answer, Connection
from bench.live.figures import cpu_seconds, spread
from tests.running import Site

AT_ONCE = 16
BROWSER = {"Accept-Encoding": "gzip"}
"""What each browser sends: without it a page goes out four times as long."""


def join(site: Site, seed: dict[str, Any], people: int, at_once: int = AT_ONCE) -> dict[str, Any]:
    """The page, then its stream up to the first bytes, which stays open, by so many people."""
    room = f"/es/c/{seed['cycle']}/s/{seed['webinar']}/live/"
    open_streams: list[Connection] = []

    async def one(number: int) -> list[Answer]:
        session = seed["people"][number % len(seed["people"])]
        async with Connection(site.port, session, BROWSER) as person:
            page = await person.get(room)
        text = page.text
        ticket, after = (re.search(rf'data-{name}="([^"]+)"', text).group(1) for name in ("ticket", "after"))  # type: ignore[union-attr]
        listener = Connection(site.port, session)
        open_streams.append(await listener.__aenter__())
        return [page, await listener.hear(f"/stream/{ticket}?after={after}")]

    return _measured(site, one, people, {200}, at_once) | {"streams_open": len(open_streams)}


def vote(site: Site, seed: dict[str, Any], people: int, at_once: int = AT_ONCE) -> dict[str, Any]:
    room = f"/es/c/{seed['cycle']}/s/{seed['webinar']}/live/"

    async def one(number: int) -> list[Answer]:
        session = seed["people"][number % len(seed["people"])]
        async with Connection(site.port, session, BROWSER | {"Accept": "application/json"}) as person:
            return [await person.post(f"{room}vote/", option=f"{seed['poll']}.{1 + number % 4}")]

    return _measured(site, one, people, {201}, at_once)


def register(site: Site, seed: dict[str, Any], people: int, at_once: int = AT_ONCE) -> dict[str, Any]:
    """The form read and sent, each by a fresh visitor; every answer comes after the commit."""
    address = f"/es/c/{seed['cycle']}/register/"

    async def one(number: int) -> list[Answer]:
        async with Connection(site.port, headers=BROWSER) as visitor:
            page = await visitor.get(address)
            sent = await visitor.post(address, **_filled(page.text, number))
        return [page, sent]

    return _measured(site, one, people, {200, 302}, at_once, flow=1)


def _filled(page: str, number: int) -> dict[str, str]:
    """The form's fields as a person fills them in: an alias, a country, an address, the session, the consent."""
    once = re.search(r'name="once" value="(\w+)"', page)
    webinar = re.search(r'name="webinars" value="([^"]+)"', page)
    assert once
    assert webinar
    return {
        "once": once.group(1),
        "appears_as": "alias",
        "alias": f"Tero {number}",
        "country": "PE",
        "email": f"nueva{number}-{time.monotonic_ns()}@example.org",
        "webinars": webinar.group(1),
        "use_of_data": "on",
    }


def _measured(site: Site, one: Any, count: int, wanted: set[int], at_once: int, flow: int = 0) -> dict[str, Any]:
    """*count* deeds, so many *at_once*; *flow* names the answer whose latency is told (else all)."""
    assert site.process
    before, start = cpu_seconds(site.process.pid), time.perf_counter()
    answers = asyncio.run(_all(one, count, at_once))
    seconds = time.perf_counter() - start
    used = cpu_seconds(site.process.pid) - before
    times = [answer.ms for row in answers for place, answer in enumerate(row) if not flow or place == flow]
    wrong = sum(answer.status not in wanted for row in answers for answer in row)
    return {
        "count": count,
        "seconds": round(seconds, 2),
        "per_s": round(count / seconds, 1),
        "errors": wrong,
        "cpu_ms_each": round(1000 * used / count, 2),
        **spread(times),
    }


async def _all(one: Any, count: int, at_once: int) -> list[list[Answer]]:
    gate = asyncio.Semaphore(at_once)

    async def guarded(number: int) -> list[Answer]:
        async with gate:
            answers: list[Answer] = await one(number)
            return answers

    return await asyncio.gather(*(guarded(number) for number in range(count)))

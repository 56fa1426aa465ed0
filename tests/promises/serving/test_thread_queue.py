"""Who waits for a thread: networks take turns, and what nobody waits for is not begun."""

import asyncio
from typing import Any

from tinkuy.config.web.thread_queue import FairTurns
from tinkuy.stream.tests.listening import run

MANY, FEW = "203.0.113.9", "198.51.100.4"


class Threads:
    """Answers one request after the other, once it is let; `begun` are the addresses in order."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.may_end = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        assert (await receive())["type"] == "http.request"
        self.begun.append(scope["client"][0])
        await self.may_end.wait()
        await send({"type": "http.response.body", "body": b""})


class Client:
    """Asks, and waits; or has gone."""

    def __init__(self, address: str) -> None:
        self.scope = {"type": "http", "client": (address, 1)}
        self.gone, self.reads = asyncio.Event(), asyncio.Event()
        self.reads.set()
        self._messages = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive(self) -> Any:
        if self._messages:
            return self._messages.pop()
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, _message: Any) -> None:
        await self.reads.wait()


async def begun_by(clients: list[Client], gone: list[Client]) -> list[str]:
    threads = Threads()
    turns = FairTurns(threads, at_once=2)
    tasks = [asyncio.create_task(turns(client.scope, client.receive, client.send)) for client in clients]
    await until_waiting(turns, len(clients) - 2)
    for client in gone:
        client.gone.set()
    await until_waiting(turns, len(clients) - 2 - len(gone))
    threads.may_end.set()
    await asyncio.gather(*tasks)
    assert turns._free == 2
    return threads.begun


async def until_waiting(turns: FairTurns, number: int) -> None:
    async with asyncio.timeout(30):
        while sum(not turn.done() for queue in turns._waiting.values() for turn in queue) != number:
            await asyncio.sleep(0)


def test_whoever_sends_many_at_once_keeps_others_waiting_for_one():
    async def journey() -> list[str]:
        return await begun_by([*(Client(MANY) for _ in range(50)), Client(FEW), Client(FEW)], gone=[])

    begun = run(journey)

    assert len(begun) == 52
    assert [place for place, address in enumerate(begun) if address == FEW] in ([3, 5], [2, 4])


def test_what_nobody_waits_for_is_not_begun():
    async def journey() -> list[str]:
        clients = [Client(MANY) for _ in range(50)]
        return await begun_by(clients, gone=clients[2:40])

    assert len(run(journey)) == 12


def test_who_went_away_costs_those_who_stay_no_round():
    async def journey() -> list[str]:
        impatient = [Client(FEW) for _ in range(21)]
        return await begun_by([*(Client(MANY) for _ in range(50)), *impatient], gone=impatient[:20])

    assert run(journey).index(FEW) == 3


def test_whoever_does_not_read_the_answer_holds_no_turn():
    async def journey() -> int:
        threads = Threads()
        threads.may_end.set()
        turns, slow, other = FairTurns(threads, at_once=1), Client(MANY), Client(FEW)
        slow.reads.clear()
        waiting = asyncio.create_task(turns(slow.scope, slow.receive, slow.send))
        async with asyncio.timeout(30):
            while not threads.begun:
                await asyncio.sleep(0)
            await turns(other.scope, other.receive, other.send)
        assert not waiting.done()
        slow.reads.set()
        await waiting
        return len(threads.begun)

    assert run(journey) == 2

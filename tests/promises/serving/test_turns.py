"""Who waits for a thread: networks take turns, and what nobody waits for is not begun."""

import asyncio
from typing import Any

from tinkuy.config.web.turns import FairTurns
from tinkuy.stream.tests.listening import run

MANY, FEW = "203.0.113.9", "198.51.100.4"


class Threads:
    """Answers one request after the other, once it is let; `begun` are the addresses in order."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.may_end = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, _send: Any) -> None:
        assert (await receive())["type"] == "http.request"
        self.begun.append(scope["client"][0])
        await self.may_end.wait()


class Client:
    """Asks, and waits; or has gone."""

    def __init__(self, address: str) -> None:
        self.scope = {"type": "http", "client": (address, 1)}
        self.gone = asyncio.Event()
        self._messages = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive(self) -> Any:
        if self._messages:
            return self._messages.pop()
        await self.gone.wait()
        return {"type": "http.disconnect"}


async def begun_by(clients: list[Client], gone: list[Client]) -> list[str]:
    threads = Threads()
    turns = FairTurns(threads, at_once=2)
    tasks = [asyncio.create_task(turns(client.scope, client.receive, None)) for client in clients]
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

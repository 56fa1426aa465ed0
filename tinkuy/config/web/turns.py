"""Who waits for a thread takes turns: networks in a circle, and in each whoever came first.

So one that sends hundreds of requests at once keeps others waiting for one of them at most. What nobody waits for any
more is not begun.
"""

import asyncio
from collections import OrderedDict, deque

from tinkuy.people.actions.patience import block_of

from .bodies import Application, Message, Receive, Scope, Send

type Waiting = asyncio.Future[None]


class FairTurns:
    """Hands on *at_once* requests, as many as there are threads. Their bodies are complete."""

    def __init__(self, app: Application, at_once: int) -> None:
        self._app = app
        self._free = at_once
        self._waiting: OrderedDict[str, deque[Waiting]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        body = await receive()
        if not await self._has_turn(scope, receive):
            return None
        try:
            return await self._app(scope, _handing_over(body), send)
        finally:
            self._pass_on()

    async def _has_turn(self, scope: Scope, receive: Receive) -> bool:
        """At once where a thread is free, else when it comes; not at all, where whoever asks has gone meanwhile."""
        if self._free:
            self._free -= 1
            return True
        turn: Waiting = asyncio.get_running_loop().create_future()
        network = block_of(scope["client"][0]) if scope.get("client") else ""
        self._waiting.setdefault(network, deque()).append(turn)
        gone = asyncio.ensure_future(_until_gone(receive))
        try:
            await asyncio.wait({turn, gone}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            if not turn.cancel():
                self._pass_on()
            raise
        finally:
            gone.cancel()
        return not turn.cancel()

    def _pass_on(self) -> None:
        """The turn of one who is done: to the next network's first who still waits."""
        while self._waiting:
            network, queue = self._waiting.popitem(last=False)
            turn = queue.popleft()
            if queue:
                self._waiting[network] = queue
            if not turn.done():
                return turn.set_result(None)
        self._free += 1
        return None


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _handing_over(body: Message) -> Receive:
    async def receive() -> Message:
        return body

    return receive

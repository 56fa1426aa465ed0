"""Who waits for a thread takes turns: networks in a circle, and in each whoever came first.

So one that sends hundreds of requests at once keeps others waiting for one of them at most. What nobody waits for any
more is not begun.
"""

import asyncio
from collections import OrderedDict, deque

from tinkuy.people.actions.patience import block_of

from .bodies import VERDICT, Application, Message, Receive, Scope, Send

FOR_ALL = "tinkuy.for_all"
"""In the scope of a request whose page is kept for all who ask: it waits behind no network."""

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
        outgoing: asyncio.Queue[Message | None] = asyncio.Queue()
        sending = asyncio.create_task(_send_all(outgoing, send))
        try:
            await self._app(scope, _handing_over(body), outgoing.put)
        except asyncio.CancelledError:
            sending.cancel()
            raise
        finally:
            self._pass_on()
            outgoing.put_nowait(None)
        return await sending

    async def _has_turn(self, scope: Scope, receive: Receive) -> bool:
        """At once where a thread is free, else when it comes; not at all, where whoever asks has gone meanwhile."""
        if self._free:
            self._free -= 1
            return True
        turn: Waiting = asyncio.get_running_loop().create_future()
        network = "" if FOR_ALL in scope or not scope.get("client") else block_of(scope["client"][0])
        self._waiting.setdefault(network, deque()).append(turn)
        gone = asyncio.ensure_future(_until_gone(receive, is_whole=not scope.get(VERDICT)))
        try:
            await asyncio.wait({turn, gone}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            if turn.done():
                self._pass_on()
            raise
        finally:
            gone.cancel()
            if not turn.done():
                self._forget(network, turn)
        return turn.done()

    def _forget(self, network: str, turn: Waiting) -> None:
        queue = self._waiting[network]
        queue.remove(turn)
        if not queue:
            del self._waiting[network]

    def _pass_on(self) -> None:
        """The turn of one who is done: to the first of the next network."""
        if not self._waiting:
            self._free += 1
            return
        network, queue = self._waiting.popitem(last=False)
        queue.popleft().set_result(None)
        if queue:
            self._waiting[network] = queue


async def _send_all(outgoing: "asyncio.Queue[Message | None]", send: Send) -> None:
    """What a thread has answered, as slowly as it is read: a thread waits for no reader, and neither does its turn."""
    while (message := await outgoing.get()) is not None:
        await send(message)


async def _until_gone(receive: Receive, *, is_whole: bool) -> None:
    """Whoever asks further for a body that was refused has it sent: then nobody is known to have gone."""
    if not is_whole:
        await asyncio.get_running_loop().create_future()
    while (await receive())["type"] != "http.disconnect":
        pass


def _handing_over(body: Message) -> Receive:
    async def receive() -> Message:
        return body

    return receive

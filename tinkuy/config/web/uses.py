"""Counts which sheets are asked for, whether Django makes the page or it is finished; written once a minute."""

import asyncio
import logging

from django.db import DatabaseError, connections

from tinkuy.hub.uses.actions import UseCounts, use_of_path, write_uses

from .bodies import Application, Message, Receive, Scope, Send

MINUTE = 60
GIVEN = (200, 304)
"""304: a browser that has the page asked whether it still stands, and read it again."""

log = logging.getLogger("tinkuy.hub")


class CountedUses:
    """What a process counted and did not write yet is lost when it is killed: a minute at most."""

    def __init__(self, app: Application) -> None:
        self._app, self._counts = app, UseCounts()
        self._is_due = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_read = scope["type"] == "http" and scope["method"] == "GET"
        use = use_of_path(scope["path"]) if is_read else None
        if use is None:
            return await self._app(scope, receive, send)

        async def count_and_send(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in GIVEN:
                self._counts.add(use)
                self._write_soon()
            await send(message)

        await self._app(scope, receive, count_and_send)
        return None

    def _write_soon(self) -> None:
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_later(MINUTE, self._write_in_thread)

    def _write_in_thread(self) -> None:
        self._is_due = False
        asyncio.get_running_loop().run_in_executor(None, self.write)

    def write(self) -> None:
        """What cannot be written now is not counted: no reader waits, and nothing grows."""
        uses = self._counts.taken()
        count = uses.total()
        try:
            write_uses(uses)
        except DatabaseError:
            log.warning("uses not written", extra={"count": count})
        finally:
            connections.close_all()

"""The web process: one uvicorn on a socket of our own."""

import logging
import resource
import signal
import socket

import uvicorn

from tinkuy.config.web.middleware import standing_headers
from tinkuy.stream.door import Door
from tinkuy.stream.follower import Follower
from tinkuy.stream.timekeeper import Timekeeper

from .web.interpreter import give_large_blocks_back, keep_what_is_loaded, take_short_turns
from .web.protocol import pages_and_streams

BACKLOG = 4096
MOST_FILES = 131_072
"""Enough for a hundred thousand streams."""
FILES_OF_OUR_OWN = 512
"""Descriptors that streams leave to pages, databases and files."""

ON_LINUX = {"TCP_USER_TIMEOUT": 8_000, "TCP_NOTSENT_LOWAT": 64 * 1024}
"""Options that accepted connections inherit: milliseconds after which a client that takes nothing is gone, and bytes
that wait in the kernel unsent, so that we notice a slow client before it holds megabytes of stale frames."""


class PortBusy(Exception):
    """Another program listens there."""


def listening_socket(host: str, port: int) -> socket.socket:
    """A TCP socket that listens; raises `PortBusy`.

    It listens at once: one that is only bound leaves the port to any other, who would take it while the database is
    prepared. Who asks meanwhile is answered once the site is ready.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for name, value in ON_LINUX.items():
        if hasattr(socket, name):
            listener.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise PortBusy(error.strerror or str(error)) from error
    return listener


class SiteServer(uvicorn.Server):
    """Pages and streams; the threads of the streams start and stop with it."""

    def __init__(self, config: uvicorn.Config, follower: Follower) -> None:
        super().__init__(config)
        self._follower = follower
        self._timekeeper = Timekeeper(follower.fan_out)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._follower.start()
        self._timekeeper.start()
        keep_what_is_loaded()
        await super().startup(sockets)

    async def on_tick(self, counter: int) -> bool:
        if counter % 10 == 0:  # ten ticks a second
            self._follower.fan_out.tick()
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Nobody new; the streams leave, each at its own moment; then the pages end as uvicorn has it."""
        for server in self.servers:
            server.close()
        await self._follower.fan_out.drain()
        await self._timekeeper.stop()
        await self._follower.stop()
        await super().shutdown(sockets)


def serve(listener: socket.socket) -> None:
    """Answer until SIGTERM or Ctrl-C, then finish what is being answered, at most three seconds long."""
    take_short_turns()
    give_large_blocks_back()
    follower = Follower()
    door = Door(follower.fan_out, standing_headers(), most=raise_number_of_files() - FILES_OF_OUR_OWN)
    config = uvicorn.Config(
        "tinkuy.config.web.asgi:application",
        http=pages_and_streams(door),
        loop="uvloop",
        ws="none",
        lifespan="off",
        backlog=BACKLOG,
        timeout_graceful_shutdown=3,
        log_config=None,
        access_log=False,
        server_header=False,
    )
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    # uvicorn raises each signal again once it has stopped: by then it has done all that the signal asks for.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: None)
    SiteServer(config, follower).run(sockets=[listener])


def raise_number_of_files() -> int:
    """Ask for as many descriptors as we may have, one for each open stream; how many there are."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    number = MOST_FILES if most == resource.RLIM_INFINITY else min(most, MOST_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (number, most))
    return number

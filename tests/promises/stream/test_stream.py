"""What is promised to those who listen while a webinar is live, by the real process and in small numbers."""

import asyncio
import random
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import copy_of
from tests.promises.serving.test_serving import until
from tests.promises.stream.stream_site import Teller, TellingSite, teller
from tests.running import Site, running
from tinkuy.stream.tests.listening import Frame, Stream, Streams, run

pytestmark = pytest.mark.processes

VISITORS, NUMBERS, DISCONNECTS = 30, 400, 1000
MANY = 300


@pytest.fixture(scope="module")
def live_site(migrated, tmp_path_factory) -> Iterator[TellingSite]:
    """One for all: who listens in a test begins at the latest event."""
    site = copy_of(migrated, tmp_path_factory.mktemp("live"))
    with running(TellingSite(site.folder, site.environment.get("TINKUY_DATABASE_URL", ""))) as live_site:
        yield live_site


@pytest.fixture(scope="module")
def writer(live_site) -> Iterator[Teller]:
    with teller(live_site) as program:
        yield program


class Visitor:
    """Reads some numbers, loses the line, comes back some numbers later with the last id, until all were heard."""

    def __init__(self, streams: Streams, ticket: str, known: str) -> None:
        self.streams, self.ticket, self.known = streams, ticket, known
        self.heard: list[int] = []
        self.disconnects = 0

    async def listen(self) -> None:
        while len(self.heard) < NUMBERS:
            stream = await self.streams.open_with(self.ticket, last_event_id=self.known)
            for _ in range(min(random.randint(1, 19), NUMBERS - len(self.heard))):
                frame = await stream.next()
                assert frame.kind == "number"
                self.heard.append(int(frame.data))
                self.known = frame.number
            stream.writer.transport.abort()
            self.disconnects += 1
            await asyncio.sleep(random.uniform(0, 0.1))


def test_promise_L06_over_a_thousand_disconnects_each_number_is_heard_once_and_in_order(live_site, writer):
    ticket, known = writer.ticket("", "room"), str(writer.latest())
    visitors = [Visitor(Streams(live_site.port), ticket, known) for _ in range(VISITORS)]

    async def journey():
        writer.begin("tell", "number", 1, NUMBERS, 0.005)
        async with asyncio.timeout(40):
            await asyncio.gather(*[visitor.listen() for visitor in visitors])

    run(journey)
    writer.end()

    assert {tuple(visitor.heard) for visitor in visitors} == {tuple(range(1, NUMBERS + 1))}
    assert sum(visitor.disconnects for visitor in visitors) >= DISCONNECTS


def test_promise_V06_clients_that_never_read_hold_neither_memory_nor_files(live_site, writer):
    ticket, pid = writer.ticket("", "room"), live_site.process.pid
    assert live_site.get("/readyz").status == 200
    files, memory = open_files(pid), resident_kib(pid)

    sleepers = [never_reading(live_site, ticket) for _ in range(MANY)]
    until(lambda: open_files(pid) >= MANY)
    writer.tell("long", 1, 100, 0)

    grown = resident_kib(pid) - memory
    until(lambda: open_files(pid) <= files + 2, seconds=30)
    assert grown < 50 * 1024 * MANY / 1000
    for sleeper in sleepers:
        sleeper.close()


def never_reading(site: Site, ticket: str) -> socket.socket:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    line.connect(("127.0.0.1", site.port))
    line.sendall(f"GET /stream/{ticket} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return line


def open_files(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def resident_kib(pid: int) -> int:
    return int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[0])


def test_promise_V08_a_restart_sends_all_away_in_time_and_they_miss_nothing(live_site, writer):
    ticket, known = writer.ticket("", "room"), writer.latest()
    streams = Streams(live_site.port)

    async def restart() -> list[list[Frame]]:
        opened = [await streams.open_with(ticket, after=known) for _ in range(MANY)]
        live_site.process.send_signal(signal.SIGTERM)
        farewells = await asyncio.gather(*[stream.all() for stream in opened])
        await asyncio.to_thread(live_site.process.wait, 60)  # it is promised in five, on a quiet machine
        return farewells

    async def come_back() -> list[Frame]:
        opened = [await streams.open_with(ticket, after=known) for _ in range(MANY)]
        return await asyncio.gather(*[stream.next() for stream in opened])

    farewells = run(restart)
    writer.tell("number", 1, 1, 0)
    live_site.start()
    heard = run(come_back)

    assert {(bye.kind, bye.data, 500 <= int(bye.retry) < 8000) for (bye,) in farewells} == {("bye", "{}", True)}
    assert [(frame.kind, frame.data) for frame in heard] == [("number", "1")] * MANY


def test_promise_A05_who_is_revoked_elsewhere_hears_nothing_more_of_any_process(live_site, writer):
    mara, luis = writer.ticket("person:mara", "room"), writer.ticket("registration:luis", "room")
    ports = [live_site.port]

    async def journey():
        opened = [await Streams(port).open_with(ticket) for port in ports for ticket in (mara, luis)]
        writer.revoke("person:mara")
        async with asyncio.timeout(5):
            ends = await asyncio.gather(*[stream.all() for stream in opened[::2]])
        writer.tell("number", 1, 1, 0)
        again = [await Streams(port).open_with(mara) for port in ports]
        return ends, [(await stream.next()).data for stream in opened[1::2]], again

    def check():
        ends, heard, again = run(journey)

        assert ends == [[Frame(kind="bye", data="{}")]] * len(ports)
        assert heard == ["1"] * len(ports)
        assert {status_of(stream) for stream in again} == {"403"}

    if "TINKUY_DATABASE_URL" not in live_site.environment:
        return check()
    with running(TellingSite(live_site.folder, live_site.environment["TINKUY_DATABASE_URL"])) as second:
        ports.append(second.port)
        return check()


def test_promise_I07_a_stream_and_its_refusal_carry_the_headers_of_every_page(live_site, writer):
    page = live_site.get("/healthz").headers
    ticket = writer.ticket("", "room")
    standing = {"content-security-policy", "x-content-type-options", "cache-control", "permissions-policy"}
    standing |= {"cross-origin-resource-policy", "x-frame-options", "referrer-policy", "cross-origin-opener-policy"}

    async def heads() -> list[dict[str, str]]:
        asked = [await Streams(live_site.port).open_with(text) for text in (ticket, "forged")]
        return [headers_of(stream) for stream in asked]

    for headers in run(heads):
        assert {name: headers[name] for name in standing} == {name: page[name] for name in standing}


def status_of(stream: Stream) -> str:
    return stream.head.split(" ")[1]


def headers_of(stream: Stream) -> dict[str, str]:
    lines = [line.partition(": ") for line in stream.head.split("\r\n")[1:] if line]
    return {name.lower(): value for name, _, value in lines}

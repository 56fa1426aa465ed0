"""V15 and V18: what a request may say before anybody listens to it, and whether the process lives."""

import asyncio
import contextlib
import socket
import sqlite3
import statistics
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.running import Site
from tinkuy.config.web import bodies
from tinkuy.config.web.bodies import VERDICT, WholeBodies

MEGABYTE = b"a" * 2**20
HOST = b"Host: localhost\r\n"
CHUNKED = b"POST /es/sign-in/ HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n"


def in_a_loop(answering: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: where the process drives a browser, this one has a loop already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, answering).result()


TOO_MUCH = {
    "a line": (b"GET /es/?", MEGABYTE, b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "a line of 33 kilobytes": (b"GET /es/?" + b"a" * 33_000, b"", b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "a line of HTTP/1.0": (b"GET /es/?", MEGABYTE, b" HTTP/1.0\r\n\r\n", 414),
    "a header": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"X-A: ", MEGABYTE, b"\r\n\r\n", 431),
    "a header's name": (b"GET /es/ HTTP/1.1\r\n" + HOST, MEGABYTE, b": b\r\n\r\n", 431),
    "many headers": (b"GET /es/ HTTP/1.1\r\n" + HOST, b"a:b\r\n" * 200_000, b"\r\n", 431),
    "a hundred and one headers": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"a:b\r\n" * 101, b"", b"\r\n", 431),
    "a second request": (b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\nGET /?", MEGABYTE, b" HTTP/1.1\r\n\r\n", 414),
    "headers of a post": (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\nX: ", MEGABYTE, b"\r\n\r\nabc", 431),
    "trailers": (CHUNKED + b"1\r\na\r\n0\r\n", b"X-B: " + MEGABYTE + b"\r\n", b"\r\n", 431),
    "a chunk's extension": (CHUNKED + b"1;", MEGABYTE, b"\r\na\r\n0\r\n\r\n", 431),
}


@pytest.mark.processes
@pytest.mark.one_database
def test_promise_V15_what_a_request_says_before_its_body_ends_at_32_kilobytes(standing_site: Site):
    before, faults, waits = memory_of(standing_site), [], []
    alone = statistics.median(seconds_for_health(standing_site) for _ in range(9))
    with ThreadPoolExecutor(1) as thread:
        for name, (head, piece, tail, status) in TOO_MUCH.items():
            answer = thread.submit(answer_of_the_door, standing_site, status, head, piece, tail)
            while not answer.done():
                waits.append(seconds_for_health(standing_site))
            if f" {status} ".encode() not in answer.result():
                faults.append((name, answer.result()[-80:]))
        allowed = answer_of_the_door(
            standing_site, 200, b"GET /healthz?" + b"a" * 30_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", b"", b""
        )

    assert faults == []
    assert allowed.startswith(b"HTTP/1.1 200")
    assert memory_of(standing_site) - before < 50 * 2**20
    assert statistics.median(waits) < max(0.3, 20 * alone)


@pytest.mark.processes
@pytest.mark.one_database
def test_promise_V15_headers_are_counted_for_each_of_the_requests_that_come_at_once(standing_site: Site):
    modest, many = (b"GET /healthz HTTP/1.1\r\n" + HOST + b"a:b\r\n" * number + b"\r\n" for number in (9, 100))
    last = b"GET /healthz HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"

    assert statuses(standing_site, modest * 30 + last) == [200] * 31
    assert statuses(standing_site, modest * 3 + many + last)[-1] == 431  # and nothing behind it


def statuses(site: Site, requests: bytes) -> list[int]:
    """Of all answers on one line, to its end."""
    answer = b""
    with socket.create_connection(("127.0.0.1", site.port), timeout=120) as line:
        line.sendall(requests)
        while more := line.recv(65536):
            answer += more
    return [int(one[:3]) for one in answer.split(b"HTTP/1.1 ")[1:]]


def answer_of_the_door(site: Site, status: int, head: bytes, piece: bytes, tail: bytes) -> bytes:
    """What is answered to a request with some megabytes of *piece* in it, until *status* or the end of the line."""
    answer = b""
    with socket.create_connection(("127.0.0.1", site.port), timeout=120) as line, contextlib.suppress(OSError):
        with contextlib.suppress(OSError):  # cut while it sends: what was answered stands in the line
            for part in (head, *[piece] * 8, tail):
                line.sendall(part)
        while f" {status} ".encode() not in answer and (more := line.recv(65536)):
            answer += more
    return answer


def seconds_for_health(site: Site) -> float:
    began = time.monotonic()
    assert site.get("/healthz").status == 200
    return time.monotonic() - began


def memory_of(site: Site) -> int:
    """Bytes that the server holds."""
    assert site.process
    status = Path(f"/proc/{site.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def test_a_trailer_is_no_header():
    """What a proxy set, such as the address of a client, is not read again behind a body."""
    from tinkuy.config.web.door import Heads
    from tinkuy.config.web.protocol import PagesAndStreams

    class Line(PagesAndStreams):
        def __init__(self) -> None:
            self.headers, self._is_in_head = [], False

    line = Line()
    line.on_header(b"X-Forwarded-For", b"192.0.2.1")

    assert line.headers == []
    assert not Heads().is_full


def test_promise_V15_bodies_in_flight_are_capped_in_sum_and_small_ones_find_room(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_HELD", 1000)
    monkeypatch.setattr(bodies, "MOST_HELD_BY_LARGE", 500)
    monkeypatch.setattr(bodies, "LARGE", 100)
    verdicts: dict[str, int] = {}
    release = asyncio.Event()

    async def page(scope, receive, send):
        verdicts[scope["path"]] = scope[VERDICT] or len((await receive())["body"])
        await release.wait()

    async def run() -> None:
        app = WholeBodies(page)
        first = [asyncio.create_task(sent(app, f"large {n}", 240)) for n in range(3)]
        await asyncio.sleep(0)
        second = [asyncio.create_task(sent(app, f"small {n}", 50)) for n in range(3)]
        for _ in range(20):
            await asyncio.sleep(0)
        release.set()
        await asyncio.gather(*first, *second)
        await sent(app, "afterwards", 400)
        assert (app.in_flight.bytes, app.in_flight.of_large) == (0, 0)

    in_a_loop(run())

    assert sorted(verdicts.values()) == [50, 50, 50, 240, 240, 400, 503]
    assert verdicts["afterwards"] == 400


async def sent(app: WholeBodies, name: str, size: int) -> None:
    """A body in pieces of ten bytes, without a length."""
    pieces = [{"type": "http.request", "body": b"x" * 10, "more_body": True}] * (size // 10)
    left = iter([*pieces, {"type": "http.request", "body": b"", "more_body": False}])

    async def receive():
        await asyncio.sleep(0)
        return next(left)

    async def send(message):
        return None

    await app({"type": "http", "path": name, "headers": []}, receive, send)


@pytest.mark.processes
@pytest.mark.one_database
def test_promise_V18_health_and_pages_answer_while_every_writer_waits_for_a_lock(standing_site: Site):
    if "TINKUY_DATABASE_URL" in standing_site.environment:
        return
    ask = {"email": "nadie@example.org"}
    with (
        sqlite3.connect(standing_site.folder / "data" / "db.sqlite3", isolation_level=None) as other,
        ThreadPoolExecutor(12) as threads,
    ):
        other.execute("BEGIN IMMEDIATE")
        waiting = [threads.submit(standing_site.post, "/es/sign-in/", ask | {"once": f"k{n}"}) for n in range(12)]
        time.sleep(0.5)
        health = {standing_site.get("/healthz").status for _ in range(20)}
        page = standing_site.get("/es/sign-in/")
        assert not any(one.done() for one in waiting)
        other.execute("ROLLBACK")
        answers = [one.result().status for one in waiting]

    assert (page.status, health) == (200, {200})
    assert set(answers) <= {302, 429}


def test_health_is_said_before_a_body_is_gathered():
    from tinkuy.config.web.asgi import Healthy

    messages = []

    async def never(*_args):
        raise AssertionError

    async def send(message):
        messages.append(message)

    in_a_loop(Healthy(never)({"type": "http", "path": "/healthz", "method": "GET"}, never, send))

    assert [messages[0]["status"], messages[1]["body"]] == [200, b'{"status": "ok"}']

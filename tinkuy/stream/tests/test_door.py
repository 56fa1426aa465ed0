"""Who is let in, who is sent away, and that nobody stays for ever."""

import asyncio
import socket

import pytest

from tinkuy.config.server import ON_LINUX, listening_socket
from tinkuy.config.web import protocol
from tinkuy.config.web.door import MOST_HEADERS, MOST_PLAIN, stream_request_in
from tinkuy.config.web.middleware import standing_headers
from tinkuy.stream.actions import revoke, tell
from tinkuy.stream.fan_out import MOST_EACH
from tinkuy.stream.tickets import Ticket, make_ticket

from .listening import Frame, run, serving, until

pytestmark = pytest.mark.django_db(transaction=True)

BYE = Frame(kind="bye", data="{}")


def test_the_head_of_a_stream_is_the_one_of_every_page_and_says_what_follows(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")

            lines = stream.head.split("\r\n")
            retry = await stream.reader.readuntil(b"\n\n")

            assert lines[0] == "HTTP/1.1 200 OK"
            assert {"Content-Type: text/event-stream", "Cache-Control: no-store", "X-Frame-Options: DENY"} < set(lines)
            assert 3000 <= int(retry.decode().removeprefix("retry: ")) <= 6000

    run(journey)


@pytest.mark.parametrize("address", ["/stream/", "/stream/nonsense", "/stream/%FF", "/stream/a:b:c?after=1"])
def test_promise_I07_who_has_no_ticket_is_sent_away_with_all_headers(address):
    async def journey():
        async with serving() as server:
            refused = await server.connect(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n")

            assert refused.head.startswith("HTTP/1.1 403")
            assert "Content-Security-Policy: default-src 'none'" in refused.head
            assert await refused.reader.read() == b"This ticket does not open a stream. Ask for a new one.\n"

    run(journey)


def test_promise_I07_behind_a_proxy_with_tls_a_stream_says_so_as_pages_do(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 86400

    assert standing_headers()["Strict-Transport-Security"] == "max-age=31536000"


def test_promise_A05_who_is_revoked_is_closed_and_only_a_new_ticket_opens_again(says):
    async def journey():
        async with serving() as server:
            ticket = make_ticket(Ticket(("room",), ("person:mara", "session:1"), "es"))
            mara = await server.open_with(ticket)
            luis = await server.open("room", holder="registration:luis")

            revoke("person:mara")

            assert await mara.all() == [BYE]
            assert (await server.open_with(ticket)).head.startswith("HTTP/1.1 403")
            assert (await server.open("room", holder="person:mara")).head.startswith("HTTP/1.1 200")
            tell("room", "said", "hello")
            assert (await luis.next()).data == "hello"

    run(journey)


def test_promise_A05_a_server_that_starts_knows_who_was_revoked_just_before(says):
    async def journey():
        ticket = make_ticket(Ticket(("room",), ("person:mara",), "es"))
        revoke("person:mara")
        async with serving() as server:
            assert (await server.open_with(ticket)).head.startswith("HTTP/1.1 403")

    run(journey)


@pytest.mark.parametrize(("option", "value"), ON_LINUX.items())
def test_promise_V06_the_kernel_gives_up_on_who_takes_nothing(option, value):
    with listening_socket("127.0.0.1", 0) as listener, socket.socket() as client:
        listener.listen()
        client.connect(listener.getsockname())
        accepted, _ = listener.accept()

        assert accepted.getsockopt(socket.IPPROTO_TCP, getattr(socket, option)) == value
        accepted.close()


def test_who_closes_is_forgotten_at_once(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")
            assert len(server.fan_out.listeners) == 1

            stream.close()

            await until(lambda: not server.fan_out.listeners)
            assert server.fan_out.languages_on("room") == []

    run(journey)


def test_who_goes_on_talking_is_cut_off(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")
            stream.writer.write(b"GET / HTTP/1.1\r\n" * 1000)

            await until(lambda: not server.fan_out.listeners)
            assert server.fan_out.languages_on("room") == []

    run(journey)


def test_when_all_places_are_taken_the_next_one_comes_back_later(says):
    async def journey():
        async with serving(most=1) as server:
            first = await server.open("room")

            refused = await server.open("room")

            assert refused.head.startswith("HTTP/1.1 503")
            assert "Retry-After: 5" in refused.head
            first.close()

    run(journey)


def test_signs_of_life_come_within_half_a_minute_and_the_stream_ends_within_the_hour(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")
            for _ in range(25):
                server.fan_out.tick()
            assert await stream.reader.readuntil(b":\n\n")

            for _ in range(25 * 120):
                server.fan_out.tick()

            assert await stream.all() == [BYE]

    run(journey)


def test_promise_V08_when_the_server_ends_each_stream_is_told_when_to_come_back(says):
    async def journey():
        async with serving() as server:
            streams = [await server.open("room") for _ in range(5)]
        farewells = [await stream.all() for stream in streams]

        assert [(bye.kind, 500 <= int(bye.retry) < 8000) for (bye,) in farewells] == [("bye", True)] * 5

    run(journey)


def test_pages_come_through_the_same_port_and_a_stream_may_follow_on_the_same_line(says):
    async def journey():
        async with serving() as server:
            line = await server.connect("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert await line.reader.readexactly(4) == b"page"

            ticket = make_ticket(Ticket(("room",), (), "es"))
            line.writer.write(f"GET /stream/{ticket} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            await line.reader.readuntil(b"retry: ")
            tell("room", "said", "hello")

            assert (await line.next()).data == "hello"

    run(journey)


def test_a_stream_asked_for_before_the_last_answer_was_noted_as_whole_opens_after_it(says):
    """A browser has all of an answer a moment before the application says that there is no more of it."""

    async def journey():
        was_sent = asyncio.Event()

        async def pages(scope, receive, send):
            head = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]}
            await send(head)
            await send({"type": "http.response.body", "body": b"page", "more_body": True})
            await was_sent.wait()
            await send({"type": "http.response.body", "body": b""})

        async with serving(pages=pages) as server:
            line = await server.connect("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert await line.reader.readexactly(4) == b"page"
            ticket = make_ticket(Ticket(("room",), (), "es"))
            line.writer.write(f"GET /stream/{ticket} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            for _turn in range(20):  # the loop brings the request to the server
                await asyncio.sleep(0)
            was_sent.set()

            await line.reader.readuntil(b"retry: ")
            tell("room", "said", "hello")
            assert (await line.next()).data == "hello"

    run(journey)


def test_of_more_streams_than_one_needs_the_oldest_ends(says):
    async def journey():
        async with serving() as server:
            opened = [await server.open("room", holder="registration:luis") for _ in range(MOST_EACH + 1)]
            others = await server.open("room", holder="registration:mara")

            assert await opened[0].all() == [Frame(kind="bye", data="{}")]
            tell("room", "said", "hello")
            assert {(await stream.next()).data for stream in (*opened[1:], others)} == {"hello"}

    run(journey)


def test_a_line_on_which_no_whole_request_comes_is_closed(says, monkeypatch):
    monkeypatch.setattr(protocol, "SECONDS_FOR_HEADERS", 0.2)

    async def journey():
        async with serving() as server:
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(b"GET /stream/x HTT")
            async with asyncio.timeout(5):
                assert await reader.read() == b""
            stream = await server.open("room")
            await asyncio.sleep(0.4)
            tell("room", "said", "hello")
            assert (await stream.next()).data == "hello"

    run(journey)


@pytest.mark.parametrize("method", ["POST", "HEAD"])
def test_only_a_get_opens_a_stream(says, method):
    async def journey():
        async with serving() as server:
            ticket = make_ticket(Ticket(("room",), (), "es"))

            answer = await server.connect(f"{method} /stream/{ticket} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")

            assert "text/event-stream" not in answer.head
            assert not server.fan_out.listeners

    run(journey)


@pytest.mark.parametrize("line", ["Last-Event-ID: 7", "last-event-id:7 ", "LAST-EVENT-ID:\t7"])
def test_a_whole_request_for_a_stream_needs_no_parser(line):
    asked = f"GET /stream/a.b?after=3 HTTP/1.1\r\nHost: localhost\r\n{line}\r\nAccept: */*\r\n\r\n".encode()

    assert stream_request_in(asked) == (b"/stream/a.b?after=3", [(b"last-event-id", b"7")])
    assert stream_request_in(asked.replace(line.encode(), b"X: y")) == (b"/stream/a.b?after=3", [])


@pytest.mark.parametrize(
    "asked",
    [
        b"GET /stream/a HTTP/1.1\r\nHost: x\r\n",
        b"GET /stream/a HTTP/1.1\r\n\r\nGET /stream/a HTTP/1.1\r\n\r\n",
        b"POST /stream/a HTTP/1.1\r\n\r\n",
        b"GET /stream/a b HTTP/1.1\r\n\r\n",
        b"GET /streams HTTP/1.1\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nLast-Event-ID: 7 8\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nLast-Event-ID:\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nLast-Event-ID: 7\r\n 8\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nLast-Event-ID: 7\r\nlast-event-id: 8\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nContent-Length: 1\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nA: \0\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
        b"GET /stream/a HTTP/1.1\r\n" + b"A: b\r\n" * MOST_HEADERS + b"\r\n",
        b"GET /stream/" + b"a" * MOST_PLAIN + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_any_other_request_goes_through_the_parser(asked):
    assert stream_request_in(asked) is None

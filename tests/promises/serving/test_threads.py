"""A request goes to a thread with its body, and what is answered there comes back as one."""

import asyncio
import contextvars
import threading
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest

from tinkuy.config.web.threads import PIECE, PagesInThreads
from tinkuy.stream.tests.listening import run

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/es/año/",
    "query_string": b"q=1",
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", 8000),
    "client": ("198.51.100.4", 50_000),
    "headers": [(b"host", b"localhost"), (b"content-type", b"text/plain"), (b"cookie", b"a=1"), (b"cookie", b"b=2")],
}


def answered(pages: Any, body: bytes = b"", send: Any = None) -> list[dict[str, Any]]:
    """The messages that one request gets of *pages*."""
    messages: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def keep(message: dict[str, Any]) -> None:
        messages.append(message)

    async def journey() -> None:
        await PagesInThreads(pages, 1)(dict(SCOPE), receive, send or keep)

    run(journey)
    return messages


def page_of(*chunks: bytes) -> Any:
    def pages(environ: Any, start: Any) -> Any:
        start("201 Created", [("Content-Type", "text/plain")])
        return chunks

    return pages


def test_an_answer_comes_back_whole():
    head, body = answered(page_of(b"one ", b"two"))

    assert head == {"type": "http.response.start", "status": 201, "headers": [(b"content-type", b"text/plain")]}
    assert body == {"type": "http.response.body", "body": b"one two", "more_body": False}


def test_the_request_is_in_the_thread_as_it_came():
    requests = []

    def pages(environ: Any, start: Any) -> Any:
        start("200 OK", [])
        requests.append(environ | {"read": environ["wsgi.input"].read(), "thread": threading.current_thread().name})
        return []

    answered(pages, b"option=1")

    request = requests[0]
    assert request["read"] == b"option=1"
    assert request["PATH_INFO"].encode("latin-1").decode() == "/es/año/"
    assert request["REMOTE_ADDR"] == "198.51.100.4"
    assert (request["CONTENT_TYPE"], request["HTTP_HOST"], request["HTTP_COOKIE"]) == (
        "text/plain",
        "localhost",
        "a=1; b=2",
    )
    assert request["thread"].startswith("pages")


def test_a_form_that_came_in_chunks_is_read():
    """No header tells how long it is."""
    forms = []

    def pages(environ: Any, start: Any) -> Any:
        form = {"CONTENT_TYPE": "application/x-www-form-urlencoded"}
        forms.append(WSGIRequest(environ | form).POST.dict())
        start("200 OK", [])
        return []

    answered(pages, b"option=1")

    assert forms == [{"option": "1"}]


def test_a_long_table_is_sent_while_it_is_made():
    """Its second piece is not made before the first was sent on."""
    was_sent = threading.Event()
    messages = []

    def pages(environ: Any, start: Any) -> Any:
        start("200 OK", [])
        yield b"a" * PIECE
        assert was_sent.wait(30)
        yield b"b"

    async def send(message: dict[str, Any]) -> None:
        messages.append(message)
        if message["type"] == "http.response.body":
            was_sent.set()

    answered(pages, send=send)

    assert [message["type"] for message in messages] == ["http.response.start", *2 * ["http.response.body"]]
    assert [message["more_body"] for message in messages[1:]] == [True, False]


def test_what_one_page_sets_no_later_page_of_the_thread_finds():
    language: contextvars.ContextVar[str] = contextvars.ContextVar("language", default="none")
    languages = []

    def pages(environ: Any, start: Any) -> Any:
        start("200 OK", [])
        languages.append(language.get())
        language.set("pt-br")
        return [b""]

    async def journey() -> None:
        threads = PagesInThreads(pages, 1)

        async def receive() -> Any:
            return {"body": b""}

        async def send(_message: Any) -> None:
            pass

        await threads(dict(SCOPE), receive, send)
        await asyncio.create_task(threads(dict(SCOPE), receive, send))

    run(journey)

    assert languages == ["none", "none"]


def test_what_was_opened_for_an_answer_is_closed_where_it_breaks_off():
    closed = []

    class Chunks:
        def __iter__(self) -> Any:
            yield b"a"
            raise ZeroDivisionError

        def close(self) -> None:
            closed.append(True)

    def pages(environ: Any, start: Any) -> Any:
        start("200 OK", [])
        return Chunks()

    with pytest.raises(ZeroDivisionError):
        answered(pages)

    assert closed == [True]

"""Pages are made in a few threads, by WSGI: a request goes to a thread with its body, its answer comes back as one.

The event loop and the thread pass on to each other once each way. Every further time costs some tenths of a
millisecond of a processor where other threads work, and nothing is gained: the body is whole already, and the answer
waits in a queue until it is read (`thread_queue`).
"""

import asyncio
import contextvars
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from tinkuy.core.interpreter_turns import page_turn

from .bodies import Message, Receive, Scope, Send

PIECE = 64 * 1024
"""Bytes. What is longer, a table that is sent as it is made, goes on in pieces of about as many."""

type Environ = dict[str, Any]
type WSGIApplication = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class PagesInThreads:
    """An ASGI application for requests whose body comes whole, in one message."""

    def __init__(self, pages: WSGIApplication, number: int) -> None:
        self._pages = pages
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="pages")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        loop = asyncio.get_running_loop()
        environ = environ_of(scope, (await receive()).get("body", b""))

        def send_now(messages: list[Message]) -> None:
            asyncio.run_coroutine_threadsafe(_send_all(messages, send), loop).result()

        answer = Answer(send_now)
        # A context of its own: what a page sets in it, as its language, no later page of this thread may find.
        await loop.run_in_executor(self._threads, contextvars.copy_context().run, answer.make, self._pages, environ)
        await _send_all(answer.messages(), send)


class Answer:
    """What a page answers, gathered in its thread."""

    def __init__(self, send_now: Callable[[list[Message]], None]) -> None:
        self._send_now = send_now
        self._start: list[Message] = []
        self._body = bytearray()

    def make(self, pages: WSGIApplication, environ: Environ) -> None:
        with page_turn():
            chunks = pages(environ, self.start)
            try:
                for chunk in chunks:
                    self._body += chunk
                    if len(self._body) >= PIECE:
                        self._send_now(self.messages(more=True))
            finally:
                getattr(chunks, "close", lambda: None)()

    def start(self, status: str, headers: list[tuple[str, str]], _fault: Any = None) -> Callable[[bytes], None]:
        pairs = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        self._start = [{"type": "http.response.start", "status": int(status[:3]), "headers": pairs}]
        return self._body.extend

    def messages(self, *, more: bool = False) -> list[Message]:
        """Those that were not given yet."""
        body = {"type": "http.response.body", "body": bytes(self._body), "more_body": more}
        messages: list[Message] = [*self._start, body]
        self._start = []
        self._body.clear()
        return messages


async def _send_all(messages: list[Message], send: Send) -> None:
    for message in messages:
        await send(message)


def environ_of(scope: Scope, body: bytes) -> Environ:
    """The request as PEP 3333 has it; Django finds the ASGI scope in it as well."""
    name, port = scope.get("server") or ("localhost", 80)
    environ: Environ = {
        "asgi.scope": scope,
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": name,
        "SERVER_PORT": str(port or 0),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if scope.get("client"):
        address, port = scope["client"]
        environ |= {"REMOTE_ADDR": address, "REMOTE_PORT": str(port)}
    for name, value in scope["headers"]:
        variable = _variable(name)
        words = value.decode("latin-1")
        between = "; " if name == b"cookie" else ","
        environ[variable] = f"{environ[variable]}{between}{words}" if variable in environ else words
    # Of a body that came in chunks no header tells it, and Django reads no further than it is told.
    return environ | {"CONTENT_LENGTH": str(len(body))}


def _variable(header: bytes) -> str:
    name = header.decode("latin-1").upper().replace("-", "_")
    return name if name in ("CONTENT_LENGTH", "CONTENT_TYPE") else f"HTTP_{name}"

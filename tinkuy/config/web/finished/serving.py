"""Answers a stranger's request for a public page from memory, as long as nothing that it shows has changed.

The version is asked before a page is made: what changes meanwhile makes it old at once. Many who ask for a page that is
not there yet wait for the one that is being made.
"""

import asyncio
import time

from tinkuy.stream.versions import PublicVersions, Unknown, Versions, public_versions, version_of

from ..bodies import Application, Message, Receive, Scope, Send
from ..thread_queue import FOR_ALL
from .forms import FormPage, answer_for, form_page
from .marking import NOTE, Note
from .pages import (
    MOST_BYTES_OF_SEARCHES,
    MOST_OF_ONE,
    FinishedPage,
    Key,
    Store,
    forget_past,
    key_of,
    may_be_cached,
)

MINUTE = 60
"""Seconds. What the clock changes on a public page (a session begins, a call ends), it changes as a minute begins."""
ALSO_UNCHANGED = frozenset(
    {b"etag", b"cache-control", b"vary", b"content-security-policy", b"access-control-allow-origin"}
)
"""Headers of a page that an answer without its body repeats."""


class FinishedPages:
    def __init__(self, app: Application) -> None:
        self._app = app
        self._pages, self._searches = Store(), Store(MOST_BYTES_OF_SEARCHES)
        self._asked: PublicVersions | None = None
        self._being_made: dict[Key, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = key_of(scope)
        if key is None or not (self._store(key).get(key) or may_be_cached(scope)):
            return await self._app(scope, receive, send)
        try:
            versions = await self._versions()
            page = self._standing(key, versions)
            if page is None and (other := self._being_made.get(key)):
                await other.wait()
                versions = await self._versions()
                page = self._standing(key, versions)
        except Unknown:
            return await self._app(scope, receive, send)
        if page is None:
            return await self._make(key, versions, scope, receive, send)
        return await answer_from_memory(page, scope, send)

    def _store(self, key: Key) -> Store:
        return self._searches if key.has_words else self._pages

    async def _versions(self) -> Versions:
        if self._asked is None:
            self._asked = public_versions()
        return await self._asked.now()

    def _standing(self, key: Key, versions: Versions) -> FinishedPage | None:
        page = self._store(key).get(key)
        return page if page and page.stands(version_of(versions, page.cycle)) else None

    async def _make(self, key: Key, versions: Versions, scope: Scope, receive: Receive, send: Send) -> None:
        is_made = self._being_made.setdefault(key, asyncio.Event())
        answer, note, made_at = Answer(send, is_made), Note(), time.time()
        try:
            await self._app({**scope, NOTE: note, **_place_in_line(key)}, receive, answer.take)
            if note.may_be_cached and (body := answer.to_keep()):
                until = (made_at // MINUTE + 1) * MINUTE
                version = version_of(versions, note.cycle)
                store = self._store(key)
                store.put(key, FinishedPage(answer.headers, body, note.cycle, version, made_at, until))
                asyncio.get_running_loop().call_later(MINUTE + 1, forget_past, store)
        finally:
            is_made.set()
            if self._being_made.get(key) is is_made:
                del self._being_made[key]
        await answer.pass_on()


def _place_in_line(key: Key) -> dict[str, bool]:
    """A search waits in that of its network: whoever sends hundreds of them keeps nobody's page waiting."""
    return {} if key.has_words else {FOR_ALL: True}


class Answer:
    """What the application sends; the client gets it once it is whole.

    So a client that does not read keeps nobody waiting who asks for the same page. What is too large to be kept goes on
    as it comes, and those who wait are told.
    """

    def __init__(self, send: Send, is_made: asyncio.Event | None = None, most: int = MOST_OF_ONE) -> None:
        self._send, self._is_made, self._most = send, is_made or asyncio.Event(), most
        self._messages: list[Message] = []
        self._is_too_large = False
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()
        self.is_whole = False

    async def take(self, message: Message) -> None:
        self._messages.append(message)
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body" and not self._is_too_large:
            self.body += message.get("body", b"")
            self._is_too_large = len(self.body) > self._most
            self.is_whole = not (self._is_too_large or message.get("more_body", False))
        if self._is_too_large:
            self._is_made.set()
            await self.pass_on()

    def header(self, name: bytes) -> bytes:
        return next((value for known, value in self.headers if known == name), b"")

    def to_keep(self) -> bytes | FormPage | None:
        """Its body, once it is whole; of a page with a form, whose token came with a cookie, without the tokens."""
        if not self.is_whole:
            return None
        body = bytes(self.body)
        return form_page(self.headers, body) if any(name == b"set-cookie" for name, _ in self.headers) else body

    async def pass_on(self) -> None:
        messages, self._messages = self._messages, []
        for message in messages:
            await self._send(message)


async def answer_from_memory(page: FinishedPage, scope: Scope, send: Send) -> None:
    if page.etag and page.etag in _known_to_the_browser(scope):
        headers = [(name, value) for name, value in page.headers if name in ALSO_UNCHANGED]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        return await send({"type": "http.response.body", "body": b""})
    body = page.body
    headers, body = answer_for(body, page.headers, scope) if isinstance(body, FormPage) else (page.headers, body)
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    return await send({"type": "http.response.body", "body": body})


def _known_to_the_browser(scope: Scope) -> list[bytes]:
    named = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
    return [etag.strip().removeprefix(b"W/") for etag in named.split(b",")]

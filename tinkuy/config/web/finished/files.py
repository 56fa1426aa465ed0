"""Answers a request for a style sheet, a script or a picture from memory, in the event loop.

A page shows nothing before its style sheets are there: they do not wait for one of the threads that make pages. Only
what bears a hash of its content in its name is kept, as it was answered the first time, to whoever asks: it never
changes, and no part of it depends on who asks.
"""

import math

from django.conf import settings

from ..bodies import Application, Receive, Scope, Send
from .pages import ASKS_FOR_MORE, MOST_LETTERS, FinishedPage, Key, Store, joined, takes_gzip
from .serving import Answer, answer_from_memory

MOST_BYTES_OF_FILES = 4 * 2**20
MOST_OF_ONE_FILE = 128 * 2**10
"""What every page needs is far smaller; a large picture of the manual is read from the disk."""
IMMUTABLE = b"immutable"
"""What `Cache-Control` says of a file whose name bears its hash, and of nothing else."""


class FilesInMemory:
    def __init__(self, app: Application) -> None:
        self._app = app
        self._files = Store(MOST_BYTES_OF_FILES)
        self._prefix = settings.STATIC_URL.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = self._key(scope)
        if key is None:
            return await self._app(scope, receive, send)
        if file := self._files.get(key):
            return await answer_from_memory(file, scope, send)
        answer = Answer(send, most=MOST_OF_ONE_FILE)
        await self._app(scope, receive, answer.take)
        if answer.is_whole and answer.status == 200 and IMMUTABLE in answer.header(b"cache-control"):
            self._files.put(key, _file(answer))
        return await answer.pass_on()

    def _key(self, scope: Scope) -> Key | None:
        """Of a plain request for a file, whoever asks; else nothing."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["query_string"]:
            return None
        if not scope["raw_path"].startswith(self._prefix):
            return None
        headers = joined(scope["headers"])
        if not ASKS_FOR_MORE.isdisjoint(headers):
            return None
        over = headers.get(b"x-forwarded-proto", b"")
        key = Key(scope["raw_path"], b"", b"", over, is_for_phones=False, takes_gzip=takes_gzip(headers))
        return key if key.letters <= MOST_LETTERS else None


def _file(answer: Answer) -> FinishedPage:
    """What nothing changes, and no hour ends."""
    return FinishedPage(answer.headers, bytes(answer.body), cycle=None, version=None, made_at=0, until=math.inf)

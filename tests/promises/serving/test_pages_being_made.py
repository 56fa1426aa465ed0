"""Many who ask for a page that is not there yet: it is made once, and nobody's line keeps the others waiting."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from tinkuy.config.web.finished.marking import NOTE
from tinkuy.config.web.finished.pages import ABOUT_A_KEY, MOST_BYTES_OF_SEARCHES, MOST_OF_ONE
from tinkuy.config.web.finished.serving import FinishedPages
from tinkuy.config.web.thread_queue import FOR_ALL
from tinkuy.stream.tests.listening import run
from tinkuy.stream.versions import SqliteVersions

REQUEST = {
    "type": "http",
    "method": "GET",
    "path": "/es/",
    "raw_path": b"/es/",
    "query_string": b"",
    "headers": [(b"host", b"hub.example")],
}


class Application:
    """Sends a page of so many bytes in two parts, and counts how often."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.made = 0
        self.made_for_all: list[bytes] = []
        """The queries of those that wait in nobody's line."""

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        self.made += 1
        self.made_for_all += [scope["query_string"]] if FOR_ALL in scope else []
        scope[NOTE].may_be_cached = True
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a" * (self.size - 1), "more_body": True})
        await send({"type": "http.response.body", "body": b"b"})


class Reader:
    """A client; one that does not read lets no message through until it does."""

    def __init__(self) -> None:
        self.body = b""
        self.reads = asyncio.Event()

    async def take(self, message: Any) -> None:
        await self.reads.wait()
        self.body += message.get("body", b"")


async def body_for_the_second(application: Application, folder: Path) -> tuple[bytes, bytes]:
    """What who asks second is sent while the first does not read; and what the first is sent once it reads."""
    pages = finished_pages(application, folder)
    first, second = Reader(), Reader()
    second.reads.set()
    waiting = asyncio.create_task(pages({**REQUEST}, None, first.take))
    while not application.made:
        assert not waiting.done()
        await asyncio.sleep(0)
    await asyncio.wait_for(pages({**REQUEST}, None, second.take), 10)
    first.reads.set()
    await waiting
    return second.body, first.body


def finished_pages(application: Application, folder: Path) -> FinishedPages:
    versions = SqliteVersions()
    versions._line = sqlite3.connect(folder / "changes.sqlite3")
    versions._line.execute("CREATE TABLE stream_publicchange (id integer, cycle integer)")
    pages = FinishedPages(application)
    pages._asked = versions
    return pages


def test_whoever_asks_and_does_not_read_keeps_nobody_waiting_for_the_page(tmp_path):
    application = Application(size=1000)

    bodies = run(lambda: body_for_the_second(application, tmp_path))

    assert bodies == (b"a" * 999 + b"b",) * 2
    assert application.made == 1


def test_what_is_too_large_to_be_kept_goes_to_each_as_it_comes(tmp_path):
    application = Application(size=MOST_OF_ONE + 1)

    bodies = run(lambda: body_for_the_second(application, tmp_path))

    assert [len(body) for body in bodies] == [MOST_OF_ONE + 1] * 2
    assert application.made == 2


async def ask(pages: FinishedPages, *queries: bytes) -> None:
    for query in queries:
        reader = Reader()
        reader.reads.set()
        await pages({**REQUEST, "path": "/es/hub/", "raw_path": b"/es/hub/", "query_string": query}, None, reader.take)


def test_searches_drive_out_each_other_alone_and_wait_in_the_line_of_their_network(tmp_path):
    application = Application(size=MOST_OF_ONE - ABOUT_A_KEY)
    searches = [b"country=PE&q=%d" % number for number in range(MOST_BYTES_OF_SEARCHES // MOST_OF_ONE + 1)]

    async def look_around() -> None:
        pages = finished_pages(application, tmp_path)
        await ask(pages, b"country=PE", *searches, searches[-1], b"country=PE", searches[0])

    run(look_around)

    assert application.made == 1 + len(searches) + 1
    assert application.made_for_all == [b"country=PE"]

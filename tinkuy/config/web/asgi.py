"""The server's entry: pages through WSGI in a few threads, whole request bodies in front of them.

Streams never come here: see `protocol.py`. Nor does the question whether the process lives: it is answered where no
thread is waited for.

Django's own ASGI handler is not used: it answers pages several times slower.
"""

from tinkuy.config.operations import HEALTHY

from .bodies import Application, Receive, Scope, Send, WholeBodies
from .finished.files import FilesInMemory
from .finished.serving import FinishedPages
from .middleware import standing_headers
from .thread_queue import FairTurns
from .threads import PagesInThreads
from .uses import CountedUses
from .wsgi import application as pages

THREADS_TO_READ, THREADS_TO_WRITE = 6, 8
"""Pages are read in threads of their own: what waits for a lock or for its turn at heavy work is nearly always a post,
and holds up no reader."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class ReadingAndWriting:
    def __init__(self, reading: Application, writing: Application) -> None:
        self._reading, self._writing = reading, writing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_read = scope["type"] != "http" or scope["method"] in READING
        await (self._reading if is_read else self._writing)(scope, receive, send)


class Healthy:
    """Answers `/healthz` at once; all else goes to the application."""

    def __init__(self, app: Application) -> None:
        self._app = app
        standing = standing_headers() | {"Content-Type": "application/json", "Content-Length": str(len(HEALTHY))}
        self._headers = [(name.lower().encode(), value.encode()) for name, value in standing.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/healthz" or scope["method"] not in ("GET", "HEAD"):
            return await self._app(scope, receive, send)
        await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        await send({"type": "http.response.body", "body": HEALTHY if scope["method"] == "GET" else b""})
        return None


def _in_threads(number: int) -> Application:
    return FairTurns(PagesInThreads(pages, number), number)


_pages = WholeBodies(ReadingAndWriting(_in_threads(THREADS_TO_READ), _in_threads(THREADS_TO_WRITE)))
application = Healthy(FilesInMemory(CountedUses(FinishedPages(_pages))))

"""What strangers may have made for them: seconds of a processor, for each network that they come from.

Pages that are kept cost nothing and are not counted. What is made anew (a search by words, a list page, a file) is:
whoever asks for much in a row has 429 and a sentence, and others have their pages meanwhile. Who is signed in, or has
a role or a page of their own in the cycle, is no stranger. Only what is asked for is refused, never what is sent: a
room full of people may register from one network.

The network is that of the connection, or what the proxy on this machine says it is (`people.patience.block_of`).
"""

import logging
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from tinkuy.core.middleware import Middleware
from tinkuy.people.views.browser import block_of_request

from .busy import come_back

log = logging.getLogger("tinkuy.busy")

AT_ONCE = 20.0
"""Seconds of a processor: from five hundred pages in a row to some thousands, as they cost."""
GIVEN_BACK = 0.25
"""Of each second that passes."""
MOST_NETWORKS = 10_000
FEWEST = 1.0
"""Seconds that are there again when who was refused is told to come back."""


TOO_MUCH = 429
"""The status of the answer; a view whose protocol has another one says it as its `too_much`."""


class Budgets:
    """Of each network what was left, and when; whichever has been silent longest is forgotten, and has all again."""

    def __init__(self, *, at_once: float = AT_ONCE, given_back: float = GIVEN_BACK, most: int = MOST_NETWORKS) -> None:
        self._at_once, self._given_back, self._most = at_once, given_back, most
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def left(self, network: str, now: float) -> float:
        """Seconds; below nothing, where the last page cost more than there was."""
        with self._lock:
            return self._left_at(network, now)

    def spend(self, network: str, seconds: float, now: float) -> None:
        with self._lock:
            self._left[network] = (self._left_at(network, now) - seconds, now)
            self._left.move_to_end(network)
            if len(self._left) > self._most:
                self._left.popitem(last=False)

    def seconds_to_wait(self, left: float) -> int:
        return math.ceil((FEWEST - left) / self._given_back)

    def _left_at(self, network: str, now: float) -> float:
        left, then = self._left.get(network, (self._at_once, now))
        return min(self._at_once, left + (now - then) * self._given_back)


of_strangers = Budgets()
"""Of this process."""


class BudgetMiddleware(Middleware):
    """Inside of the gate, which knows who somebody is."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.thread_time()
        response = self.get_response(request)
        if network := _network_of_a_stranger(request):
            of_strangers.spend(network, time.thread_time() - began, time.monotonic())
            if isinstance(response, StreamingHttpResponse) and not response.is_async:
                response.streaming_content = _charged(network, cast(Iterable[bytes], response.streaming_content))
        return response

    def process_view(self, request: HttpRequest, view: Any, *_arguments: Any) -> HttpResponse | None:
        network = _network_of_a_stranger(request) if request.method != "POST" else ""
        left = of_strangers.left(network, time.monotonic()) if network else 1
        return _too_much(request, view, of_strangers.seconds_to_wait(left)) if left <= 0 else None


def _charged(network: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What is made while it is sent costs as what was made before."""
    waiting = iter(chunks)
    while True:
        began = time.thread_time()
        chunk = next(waiting, None)
        of_strangers.spend(network, time.thread_time() - began, time.monotonic())
        if chunk is None:
            return
        yield chunk


def _network_of_a_stranger(request: HttpRequest) -> str:
    """Empty for who is somebody, and for this machine: a proxy that says nothing sends everybody from there."""
    if request.user.is_authenticated or getattr(request, "roles", None):
        return ""
    return block_of_request(request)


def _too_much(request: HttpRequest, view: Any, seconds: int) -> HttpResponse:
    status = getattr(view, "too_much", TOO_MUCH)
    log.warning("a network asks for too much", extra={"method": request.method, "status": status})
    return come_back(request, "config/too_many_requests.html", {}, status=status, seconds=seconds)

"""The kept pages of this process: a bounded memory, the longest unasked going first."""

import time
from collections import OrderedDict
from dataclasses import dataclass

from .pages import Key

MOST_BYTES = 64 * 2**20
MOST_OF_ONE = 4 * 2**20
ABOUT_A_KEY = 600
"""Bytes of memory beside the body."""


@dataclass(frozen=True, slots=True)
class FinishedPage:
    headers: list[tuple[bytes, bytes]]
    body: bytes
    cycle: int | None
    version: object
    made_at: float
    until: float

    def stands(self, version: object) -> bool:
        """Whether nothing that it shows has changed; a clock that was set back says nothing."""
        return self.version == version and self.made_at <= time.time() < self.until

    @property
    def etag(self) -> bytes:
        """Empty where a browser may keep nothing."""
        return next((value.removeprefix(b"W/") for name, value in self.headers if name == b"etag"), b"")

    @property
    def size(self) -> int:
        return len(self.body) + ABOUT_A_KEY


class Store:
    """Asked and filled in the event loop alone."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._pages: OrderedDict[Key, FinishedPage] = OrderedDict()
        self.bytes = 0

    def get(self, key: Key) -> FinishedPage | None:
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    def put(self, key: Key, page: FinishedPage) -> None:
        self.drop(key)
        if page.size > MOST_OF_ONE:
            return
        self._pages[key] = page
        self.bytes += page.size
        while self.bytes > self._most:
            self.bytes -= self._pages.popitem(last=False)[1].size

    def past(self) -> list[Key]:
        return [key for key, page in self._pages.items() if page.until <= time.time()]

    def drop(self, key: Key) -> None:
        if page := self._pages.pop(key, None):
            self.bytes -= page.size


def forget_past(store: Store) -> None:
    """What is past its time is asked for no more, and may hold what was taken back since."""
    for key in store.past():
        store.drop(key)

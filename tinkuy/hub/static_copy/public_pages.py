"""How the copy reads the hub's public pages: as a stranger does, by whoever serves them (registered in `AppConfig`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

HTML = "text/html"


@dataclass(frozen=True)
class PublicAnswer:
    """What a stranger gets. `may_be_copied` is false of what no browser may keep, and of what is no public page.
    A tombstone says that what stood at its address was retired.
    """

    route: str
    media_type: str
    body: bytes
    may_be_copied: bool
    is_tombstone: bool = False

    @property
    def is_page(self) -> bool:
        return self.media_type == HTML


class PublicPages(Protocol):
    @property
    def routes(self) -> Mapping[str, frozenset[str]]:
        """By the name of each public page, what may stand in its query."""

    def read(self, address: str) -> PublicAnswer:
        """The finished bytes behind *address*, a path with its query."""

    def read_static(self, address: str) -> bytes | None:
        """A style sheet or a picture of the program; None where there is none."""


_registered: list[PublicPages] = []


def register_public_pages(pages: PublicPages) -> None:
    _registered[:] = [pages]


def public_pages() -> PublicPages:
    return _registered[0]

"""What the unmatched queue, or the list of matches by name, is narrowed to, as its address and its forms carry it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from tinkuy.attendance.matching.queries.unmatched import QueueFilter
from tinkuy.planning.cycles.queries import webinar_at

SUGGESTED = {"yes": True, "no": False}


@dataclass(frozen=True)
class Narrowed:
    """`at` is the place of an account on its page: whoever decided it goes on with the one that takes its place."""

    session: int | None = None
    suggested: str = ""
    page: int = 1
    at: int = 0

    @property
    def is_narrowed(self) -> bool:
        return bool(self.session or self.suggested)

    @property
    def query(self) -> str:
        """Without the page: for the links that name another."""
        own = {"session": self.session or "", "suggested": self.suggested}
        return urlencode({name: value for name, value in own.items() if value})

    def queue_filter(self) -> QueueFilter:
        """As the query takes it; a session that is not there narrows nothing."""
        webinar = webinar_at(self.session) if self.session else None
        return QueueFilter(webinar, SUGGESTED.get(self.suggested))

    def address(self, cycle: str, route: str = "attendance:unmatched") -> str:
        """Back to the same page of the queue, or of the list that *route* is, at the account that follows."""
        query = "&".join(filter(None, [self.query, f"page={self.page}" if self.page > 1 else ""]))
        address = reverse(route, args=[cycle])
        return address + (f"?{query}" if query else "") + (f"#n{self.at}" if self.at else "")


def narrowed(values: QueryDict) -> Narrowed:
    """From an address or a form; what makes no sense narrows nothing."""
    suggested = values.get("suggested", "")
    return Narrowed(
        session=_number(values.get("session")) or None,
        suggested=suggested if suggested in SUGGESTED else "",
        page=_number(values.get("page")) or 1,
        at=_number(values.get("at")),
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 6 else 0

"""The triangle of cohorts with its words."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.components import percent
from tinkuy.design.figures.cohorts import Triangle, triangle

from .picture import Picture, Size, numbers


def triangle_of(sessions: Sequence[int], table: Triangle) -> Picture | None:
    """*table* as `design.figures.triangle` takes it. A single session has no triangle."""
    if len(sessions) < 2:
        return None
    title, description = _title(sessions, table), _description(sessions, table)

    def draw(size: Size) -> SafeString:
        return triangle(table, sessions, title=title, description=description, size=size)

    note = _(
        "Each row is the people who came for the first time to that session; darker: more of them are there."
        " Persons, not connections."
    )
    return Picture(title, description, note, draw)


def _title(sessions: Sequence[int], table: Triangle) -> str:
    """What the last session still had of the first one's people."""
    first, last = table[0][0], table[0][-1]
    if not first or last is None:
        return _("Who came back, by the session they first came to")
    return _("Of those who came to session %(first)s, %(share)s were in session %(last)s") % {
        "first": sessions[0],
        "last": sessions[-1],
        "share": percent(last / first),
    }


def _description(sessions: Sequence[int], table: Triangle) -> str:
    return " ".join(
        _("First in session %(number)s: %(persons)s.") % {"number": number, "persons": numbers(row)}
        for number, row in zip(sessions, table, strict=True)
    )

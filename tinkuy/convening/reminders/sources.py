"""What later stages know: who came to a session, who is in its room already, and where that is.

Each registers it in its `AppConfig.ready`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class Attenders:
    """Keys of registrations: who attended long enough, and who led the session and needs no word that it was."""

    attended: frozenset[int]
    led: frozenset[int] = frozenset()


type WhoCame = Callable[[Webinar], Attenders | None]
type WhoEntered = Callable[[Webinar], frozenset[int]]
type RoomPath = Callable[[Webinar, str], str]

_sources: dict[str, WhoCame] = {}
_entrances: dict[str, WhoEntered] = {}
_rooms: dict[str, RoomPath] = {}


def attendance_by(who_came: WhoCame) -> None:
    """None of a session whose attendance is not known yet."""
    _sources["attendance"] = who_came


def attenders_of(webinar: Webinar) -> Attenders | None:
    return _sources["attendance"](webinar) if _sources else None


def entrances_by(who_entered: WhoEntered) -> None:
    """The keys of the registrations that have come to the live page of a session."""
    _entrances["room"] = who_entered


def entered_in(webinar: Webinar) -> frozenset[int]:
    return _entrances["room"](webinar) if _entrances else frozenset()


def rooms_by(room_path: RoomPath) -> None:
    """The address of the live page of a session, in a language."""
    _rooms["room"] = room_path


def room_path(webinar: Webinar, language: str) -> str:
    return _rooms["room"](webinar, language) if _rooms else ""

"""One thing that is due, and how somebody with their roles reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tinkuy.people.access import Rights
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle


@dataclass(frozen=True)
class Reader:
    """Somebody with their roles in one cycle; `countries` are those whose focal point they are."""

    person_id: int
    roles: frozenset[str]
    countries: frozenset[str] = frozenset()

    @property
    def rights(self) -> Rights:
        return Rights(self.roles, is_signed_in=True)


@dataclass(frozen=True)
class Due:
    """One thing to do on one day: it is of these countries, of these persons, or else of whoever has `role`.

    `who` says in words whose it is, `about` which recommendation it is of; `code` stands in the avatar. `pages` are
    where it is done or read, the best first; `own_page` is only for those whose it is. Who may do `followed_with`
    follows it though it is somebody else's.
    """

    cycle: Cycle
    on: date
    words: str
    who: str
    pages: Sequence[str]
    code: str = ""
    about: str = ""
    countries: frozenset[str] = frozenset()
    persons: frozenset[int] = frozenset()
    role: str = ""
    own_page: str = ""
    followed_with: str = ""

    @property
    def is_late(self) -> bool:
        return self.on < self.cycle.today()

    @property
    def is_today(self) -> bool:
        return self.on == self.cycle.today()

    def is_of(self, reader: Reader) -> bool:
        return bool(self.countries & reader.countries or reader.person_id in self.persons or self.role in reader.roles)

    def concerns(self, reader: Reader) -> bool:
        """It is theirs to do or to follow: the coordination follows everything."""
        may_follow = bool(self.followed_with) and reader.rights[self.followed_with]
        return self.is_of(reader) or may_follow or Role.COORDINATION in reader.roles


@dataclass(frozen=True)
class DueLine:
    """A line of the list as somebody reads it; `href` is empty where no page of it is open to them."""

    due: Due
    is_mine: bool
    href: str = field(default="")


def line_of(due: Due, reader: Reader) -> DueLine:
    is_mine = due.is_of(reader)
    pages = [due.own_page, *due.pages] if is_mine and due.own_page else due.pages
    return DueLine(due, is_mine, next(filter(reader.rights.opens_address, pages), ""))

"""One thing that is due, and how somebody with their roles reads it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from tinkuy.core.text import listed
from tinkuy.people.access import Rights
from tinkuy.people.countries import country_name, country_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle


@dataclass(frozen=True)
class Reader:
    """Somebody with their roles in one cycle, or over a thing that belongs to none.

    `countries` are those whose focal point they are.
    """

    person_id: int
    roles: frozenset[str]
    countries: frozenset[str] = frozenset()
    is_without_cycle: bool = False

    @property
    def rights(self) -> Rights:
        return Rights(self.roles, is_signed_in=True, is_without_cycle=self.is_without_cycle)


@dataclass(frozen=True)
class Due:
    """One thing to do on one day: it is of these countries, of these persons, and of whoever has one of `roles`.

    `who` says in words whose it is, `about` which recommendation it is of; `code` stands in the avatar. `pages` are
    where it is done or read, the best first; `own_page` is only for those whose it is. Who may do `followed_with`
    follows it though it is somebody else's.

    On the page of whoever it is of, `deed` stands on its button, `thing` is its title, `why` what it waits for.
    `own_thing` says the title of what is of several countries: of the reader's, or of all (None) by their role.
    Without a day (`has_day`) it waits from today on. `begins_at` is the hour of what has one. `steps` are those of a
    sheet; `is_event` is a day to know of, of which nobody waits for an answer. `kind` is what a mail calls it by that
    leads to it without naming it. `minutes` are what such a thing usually takes, 0 where nobody can say.
    """

    cycle: Cycle | NoCycle
    on: date
    words: str
    who: str
    pages: Sequence[str]
    code: str = ""
    about: str = ""
    countries: frozenset[str] = frozenset()
    persons: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    own_page: str = ""
    followed_with: str = ""
    deed: str = ""
    thing: str = ""
    own_thing: Callable[[Collection[str] | None], str] | None = None
    why: str = ""
    has_day: bool = True
    begins_at: datetime | None = None
    steps: Sequence[Mapping[str, str]] = ()
    is_event: bool = False
    kind: str = ""
    minutes: int = 0

    @property
    def is_late(self) -> bool:
        return self.has_day and self.on < self.cycle.today()

    @property
    def is_today(self) -> bool:
        return self.has_day and self.on == self.cycle.today()

    def is_of(self, reader: Reader) -> bool:
        return bool(self.countries & reader.countries or reader.person_id in self.persons or self.roles & reader.roles)

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
    because: str = ""


def line_of(due: Due, reader: Reader) -> DueLine:
    is_mine = due.is_of(reader)
    if is_mine and due.own_thing:
        due = replace(due, thing=due.own_thing(None if due.roles & reader.roles else due.countries & reader.countries))
    pages = [due.own_page, *due.pages] if is_mine and due.own_page else due.pages
    href = next(filter(reader.rights.opens_address, pages), "")
    return DueLine(due, is_mine, href, _why_mine(due, reader) if is_mine else "")


def _why_mine(due: Due, reader: Reader) -> str:
    """Why it is the reader's: their country, their name, or their role, the nearest first."""
    if reader.person_id in due.persons:
        return ""  # its own words say so
    if own := due.countries & reader.countries:
        return _("You are the focal point %(of_country)s.") % {
            "of_country": listed(map(country_of, sorted(own, key=country_name)))
        }
    roles = [str(Role(role).label) for role in Role if role in due.roles & reader.roles]
    return _("Your role: %(role)s.") % {"role": listed(roles)}

"""On which days it is asked how a recommendation goes: what the coordination chose, else 30, 90 and 180 days."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import listed

LONGEST = 3650
"""Days: nobody is asked after ten years."""


@dataclass(frozen=True)
class Schedule:
    """`days` after the acceptance, else the communication; afterwards each `every` days, where it is said."""

    days: tuple[int, ...] = (30, 90, 180)
    every: int | None = None

    def days_until(self, since: date, until: date) -> list[date]:
        """The days of asking from *since* to *until*, both included."""
        days = [since + timedelta(days=number) for number in self.days]
        if self.every:
            last = self.days[-1] if self.days else 0
            numbers = range(last + self.every, LONGEST, self.every)
            ends = (until - since).days
            days += [since + timedelta(days=number) for number in numbers if number <= ends]
        return [day for day in days if day <= until]

    def next_after(self, since: date, today: date) -> date | None:
        """The next day of asking that is still to come."""
        coming = self.days_until(since, today + timedelta(days=LONGEST))
        return next((day for day in coming if day > today), None)

    def __str__(self) -> str:
        """As a page says it: «at 30, 90 and 180 days, then each 90 days»."""
        if not self.days and not self.every:
            return _("never")
        first = _("at %(days)s days") % {"days": listed(list(map(str, self.days)))} if self.days else ""
        then = (
            ngettext("each %(count)s day", "each %(count)s days", self.every) % {"count": self.every}
            if self.every
            else ""
        )
        return _("%(first)s, then %(then)s") % {"first": first, "then": then} if first and then else first or then


DEFAULT = Schedule()


def parsed(days: str) -> tuple[int, ...]:
    """The numbers in *days*, each once, in order; raises ValueError for what is no number of days."""
    numbers = sorted({int(word) for word in days.replace(",", " ").replace(";", " ").split()})
    if any(not 1 <= number <= LONGEST for number in numbers):
        raise ValueError(days)
    return tuple(numbers)

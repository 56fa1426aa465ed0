"""The organiser's home: the cycle in focus with what is at risk in it, the other cycles, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from django_scopes import scope

from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.rule import CheckUp
from tinkuy.desk.checkup.running import check_up
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.people import access
from tinkuy.people.models import Person

from .due_to_me import MyDue, due_to
from .own_cycles import OwnCycle, own_cycles


@dataclass(frozen=True)
class Home:
    """`focus` is the newest cycle that is not archived or cancelled; `check_up` is of that one, if the person sees it.

    The check-up reads a cycle whole, its attendance too: done for every cycle the page would grow slower with each.
    Every other cycle says its next step, and its own dashboard says what is at risk there.
    """

    focus: OwnCycle | None
    check_up: CheckUp | None
    others: Sequence[OwnCycle]
    folded: Sequence[OwnCycle]
    due: Sequence[MyDue]


def home_of(person: Person) -> Home:
    """A number of queries that does not grow with the cycles."""
    cycles = own_cycles(person)
    standing = [own for own in cycles if not own.is_folded]
    focus = standing[0] if standing else None
    return Home(
        focus=focus,
        check_up=_check_up(focus) if focus else None,
        others=standing[1:],
        folded=[own for own in cycles if own.is_folded],
        due=due_to(person, cycles),
    )


def _check_up(own: OwnCycle) -> CheckUp | None:
    if not access.allows("see_the_dashboard", own.codes, is_signed_in=True):
        return None
    with scope(cycle=own.cycle):
        return check_up(facts_of(own.cycle, attendance_for_team(own.cycle)))

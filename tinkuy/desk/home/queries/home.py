"""The organiser's home: the cycle in focus with what is at risk in it, the other cycles, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from django_scopes import scope

from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.rule import CheckUp
from tinkuy.desk.checkup.running import check_up
from tinkuy.desk.due.item import DueLine
from tinkuy.desk.due.queries import due_to_person
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.people.models import Person

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
    due: Sequence[DueLine]


def home_of(person: Person) -> Home:
    """A number of queries that does not grow with the cycles."""
    cycles = own_cycles(person)
    standing = [own for own in cycles if not own.is_folded]
    focus = standing[0] if standing else None
    facts = _facts(focus) if focus else None
    return Home(
        focus=focus,
        check_up=check_up(facts) if facts else None,
        others=standing[1:],
        folded=[own for own in cycles if own.is_folded],
        due=due_to_person({own.cycle: own.reader for own in standing}, [facts] if facts else []),
    )


def _facts(own: OwnCycle) -> Facts | None:
    """What the check-up of the cycle looks at, where the person sees it."""
    if not own.reader.rights["see_the_dashboard"]:
        return None
    with scope(cycle=own.cycle):
        return facts_of(own.cycle, attendance_for_team(own.cycle))

"""What a person may take back, and where a step has left its quotes."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.evidence.models.transcript import Cue

KEPT_FOR = timedelta(days=7)
"""After that a deed is no slip of the hand any more."""


@dataclass(frozen=True)
class Reach:
    """Whether there is something to undo, and something to do again."""

    undo: bool
    redo: bool


def steps_of(person: Person, cycle: Cycle) -> QuerySet[CodingStep]:
    """The person's recent deeds of coding in the cycle, in order."""
    return CodingStep.objects.filter(cycle=cycle, person=person, at__gte=clock.now() - KEPT_FOR)


def reach(person: Person, cycle: Cycle) -> Reach:
    states = set(steps_of(person, cycle).order_by().values_list("is_undone", flat=True).distinct())
    return Reach(undo=False in states, redo=True in states)


def places_in(step: CodingStep) -> tuple[int, int] | None:
    """The places of the first and last caption that a step touched; None if it touched none."""
    states = [state for one in step.changes for state in (one["before"], one["after"]) if state]
    keys = [key for state in states if state["source"] == Source.CUE for key in (state["row"], state["last_cue"])]
    places = list(Cue.objects.filter(pk__in={key for key in keys if key}).values_list("ordinal", flat=True))
    return (min(places), max(places)) if places else None

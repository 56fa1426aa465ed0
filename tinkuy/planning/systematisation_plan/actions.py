"""How the cycle is to be systematised, agreed on before it is announced (P10)."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.differences import differences
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import Words, demand_unchanged, demand_words, lock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.planning.states import state_of

from .models import Milestone, SystematisationPlan
from .queries import suggested_plan

OFF = (WebinarState.POSTPONED, WebinarState.CANCELLED)
"""Sessions without a day."""
WORDS = ("object", "objective", "axis", "sources", "procedure")


class Answers(TypedDict, total=False):
    """Words by language; `object` and `axis` are never empty in the main one."""

    object: Words
    objective: Words
    axis: Words
    sources: Words
    procedure: Words


@transaction.atomic
def plan_systematisation(
    *,
    actor: Person,
    cycle: Cycle,
    responsible: Sequence[Person] = (),
    validate_by: date | None = None,
    read_as: str = "",
    **answers: Unpack[Answers],
) -> SystematisationPlan:
    """Write the plan of systematisation. *responsible* are of the team; the countries validate until *validate_by*.

    *read_as* is the fingerprint of what the writer read: `ChangedMeanwhile` if the plan is another one by now.
    """
    rules.demand(actor, "plan_cycle", cycle)
    cycle = lock(cycle)
    plan = SystematisationPlan.objects.filter(cycle=cycle).first()
    before = state_of(plan) if plan else {}
    demand_unchanged(before, read_as if plan else "")
    demand_words(answers.get("object", {}), cycle.main_language, _("Write what is systematised."), about="object")
    demand_words(
        answers.get("axis", {}), cycle.main_language, _("Write the axis: the question you ask of it."), about="axis"
    )
    _demand_of_the_team(responsible)
    _demand_after_the_last(cycle, validate_by)

    Cycle.objects.filter(pk=cycle.pk).update(validate_by=validate_by)
    plan, _is_new = SystematisationPlan.objects.update_or_create(
        cycle=cycle, defaults={name: words for name, words in answers.items() if name in WORDS}
    )
    plan.responsible.set(responsible)
    plan.cycle.validate_by = validate_by
    changes = differences(before, state_of(plan)) if before else {}
    record(actor, "planned systematisation", plan, changes=changes)
    return plan


def take_suggested_plan(*, actor: Person, cycle: Cycle) -> None:
    """Write the plan as it is suggested, unless somebody wrote one meanwhile."""
    if SystematisationPlan.objects.filter(cycle=cycle).exists():
        return
    suggested = suggested_plan(cycle)
    responsible = list(Person.objects.filter(public_id__in=suggested.pop("responsible")))
    plan_systematisation(actor=actor, cycle=cycle, responsible=responsible, validate_by=cycle.validate_by, **suggested)


@transaction.atomic
def add_milestone(*, actor: Person, cycle: Cycle, text: str, due_on: date) -> Milestone:
    """Add a date to the calendar of the systematisation."""
    rules.demand(actor, "plan_cycle", cycle)
    text = demand_text(text, _("Write what is ready on that date."), about="text")
    milestone = Milestone.objects.create(cycle=cycle, text=text, due_on=due_on)
    record(actor, "added", milestone, text=text, due_on=due_on.isoformat())
    return milestone


@transaction.atomic
def remove_milestone(*, actor: Person, milestone: Milestone) -> None:
    rules.demand(actor, "plan_cycle", milestone.cycle)
    record(actor, "removed", milestone, withdraws=False, text=milestone.text, due_on=milestone.due_on.isoformat())
    milestone.delete()


def _demand_after_the_last(cycle: Cycle, validate_by: date | None) -> None:
    """Nobody validates what was not said yet."""
    last = Webinar.objects.exclude(state__in=OFF).order_by("starts_at").last()
    day = local_day(last.starts_at, cycle.zone) if last else None
    if validate_by and day and validate_by < day:
        words = {"day": day_with_year(validate_by), "last": day_with_year(day)}
        raise Refused(
            _("The last session is on %(last)s: countries cannot validate by %(day)s, before it.") % words,
            about="validate_by",
        )


def _demand_of_the_team(persons: Sequence[Person]) -> None:
    team = set(TeamRole.objects.exclude(TeamRole.AWAITED).values_list("person_id", flat=True))
    if {person.pk for person in persons} - team:
        raise Refused(_("Whoever is responsible belongs to the team of the cycle."), about="responsible")

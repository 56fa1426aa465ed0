"""How the cycle will learn from itself: the plan of systematisation, its dates, the day for validating."""

from collections.abc import Iterator

from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import SYSTEMATISATION_PLAN, address, words
from tinkuy.desk.checkup.facts import AT_REST, Facts
from tinkuy.desk.checkup.rule import Case, advice, warning
from tinkuy.desk.checkup.wording import day_written
from tinkuy.planning.plan.queries import Lacking
from tinkuy.planning.systematisation_plan.models import SystematisationPlan

MILESTONES = "milestones"


def _at(facts: Facts, field: str, **values: object) -> Case:
    return Case(address(facts, SYSTEMATISATION_PLAN, field=field), values)


def _plan(facts: Facts) -> SystematisationPlan | None:
    return facts.plan if facts.may_be_planned else None


def no_plan(facts: Facts) -> Iterator[Case]:
    if facts.may_be_planned and facts.plan is None:
        yield _at(facts, words(facts, "object"))


def plan_without_object(facts: Facts) -> Iterator[Case]:
    plan = _plan(facts)
    if plan and not any(plan.object.values()):
        yield _at(facts, words(facts, "object"))
    if plan and not any(plan.axis.values()):
        axis = gettext("The plan of systematisation has no axis")
        yield Case(_at(facts, words(facts, "axis")).href, fact=axis)


def plan_without_responsible(facts: Facts) -> Iterator[Case]:
    if (plan := _plan(facts)) and not plan.responsible.all():
        yield _at(facts, "id_responsible_0")


def plan_without_milestones(facts: Facts) -> Iterator[Case]:
    if _plan(facts) and not facts.milestones:
        yield _at(facts, MILESTONES)


def early_milestones(facts: Facts) -> Iterator[Case]:
    last, days = facts.last_day, [milestone.due_on for milestone in facts.milestones]
    if last and facts.may_be_planned and days and all(facts.today <= day < last for day in days):
        yield _at(facts, MILESTONES, day=day_written(last, facts.today))


def _some_come_last(facts: Facts) -> bool:
    last = facts.last_day
    return facts.may_be_planned and last is not None and any(m.due_on >= last for m in facts.milestones)


def _is_at_work(facts: Facts) -> bool:
    return facts.cycle.state not in AT_REST


def overdue_milestones(facts: Facts) -> Iterator[Case]:
    for milestone in facts.milestones if _is_at_work(facts) else ():
        if milestone.due_on < facts.today:
            yield _at(
                facts, MILESTONES, milestone=milestone.text, day=day_written(milestone.due_on, facts.today)
            )  # fmt: skip


def no_validation_day(facts: Facts) -> Iterator[Case]:
    if facts.may_be_planned and facts.cycle.validate_by is None:
        yield _at(facts, "id_validate_by")


def early_validation_day(facts: Facts) -> Iterator[Case]:
    day, last = facts.cycle.validate_by, facts.last_day
    if facts.may_be_planned and day and last and day <= last:
        yield _at(facts, "id_validate_by", day=day_written(last, facts.today))


RULES = (
    warning(
        id="no-plan",
        precondition=preconditions.PLAN,
        look=no_plan,
        fact=_("The cycle has no plan of systematisation"),
        advice=_("What is not looked for from the start is not found at the close. Write what you want to learn."),
        deed=_("Write the plan"),
        passed=_("The cycle has its plan of systematisation."),
        why=_("Learning is planned before the first session."),
        gate=Lacking.SYSTEMATISATION_PLAN,
    ),
    warning(
        id="plan-without-object",
        precondition=preconditions.SYSTEMATISATION,
        look=plan_without_object,
        fact=_("The plan of systematisation does not say what is systematised"),
        advice=_("Without it, everything seems to matter and the sheet gets no thread. Write one sentence."),
        deed=_("Write it"),
        passed=_("The plan of systematisation says its object and its axis."),
        why=_("An axis tells what belongs in the sheet."),
    ),
    warning(
        id="plan-without-responsible",
        precondition=preconditions.SYSTEMATISATION,
        look=plan_without_responsible,
        fact=_("Nobody is responsible for the systematisation"),
        advice=_("Transcripts and quotes would have nobody in charge. Name who takes care of them."),
        deed=_("Name someone"),
        passed=_("Somebody is responsible for the systematisation."),
        why=_("A plan without a person stays a plan."),
    ),
    advice(
        id="plan-without-dates",
        precondition=preconditions.SYSTEMATISATION,
        look=plan_without_milestones,
        fact=_("The plan of systematisation has no dates"),
        advice=_("Work without a date is put off until nobody remembers. Write what is ready by when."),
        deed=_("Add a date"),
        passed=_("The plan of systematisation has its dates."),
        why=_("Dates let everybody see whether it moves."),
    ),
    advice(
        id="early-dates",
        precondition=preconditions.MILESTONES.where(_some_come_last),
        look=early_milestones,
        fact=_("Every date of the systematisation lies before the last session"),
        advice=_("What is said at the close would not be in it. Add a date after %(day)s."),
        deed=_("Change the dates"),
        passed=_("A date of the systematisation lies after the last session."),
        why=_("The close says the most."),
    ),
    warning(
        id="overdue-date",
        precondition=preconditions.MILESTONES.where(_is_at_work),
        look=overdue_milestones,
        fact=_("A date of the systematisation has passed: %(milestone)s"),
        advice=_("It was due on %(day)s. If it is done, take it off; if not, agree on another day."),
        deed=_("See the dates"),
        passed=_("No date of the systematisation has passed."),
        why=_("A date that passed in silence is no date."),
    ),
    advice(
        id="no-validation-day",
        precondition=preconditions.PLAN,
        look=no_validation_day,
        fact=_("No day is set until which countries validate"),
        advice=_("A request without a date is left for later. Set the day, and tell the focal points now."),
        deed=_("Set the day"),
        passed=_("A day is set until which countries validate."),
        why=_("Institutions need a date to answer."),
    ),
    warning(
        id="early-validation-day",
        precondition=preconditions.AHEAD.where(lambda facts: facts.cycle.validate_by is not None),
        look=early_validation_day,
        fact=_("Countries would have to validate before the last session"),
        advice=_("The last session is on %(day)s: nobody can validate what was not said yet. Set a later day."),
        deed=_("Change the day"),
        passed=_("Countries validate after the last session."),
        why=_("Everybody's words are in before they are judged."),
    ),
)

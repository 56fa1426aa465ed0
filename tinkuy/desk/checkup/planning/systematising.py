"""How the cycle will learn from itself: the plan of systematisation, its dates, the day for validating."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import SYSTEMATISATION_PLAN, address, words
from tinkuy.desk.checkup.facts import AT_REST, Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity
from tinkuy.desk.checkup.wording import day_written
from tinkuy.planning.plan.queries import Lacking

MILESTONES = "milestones"


def no_plan(facts: Facts) -> Iterator[Remark]:
    if facts.may_be_planned and facts.plan is None:
        yield Remark(
            fact=_("The cycle has no plan of systematisation"),
            advice=_("What is not looked for from the start is not found at the close. Write what you want to learn."),
            deed=_("Write the plan"),
            href=address(facts, SYSTEMATISATION_PLAN, field=words(facts, "object")),
        )


def plan_without_object(facts: Facts) -> Iterator[Remark]:
    if facts.may_be_planned and facts.plan is not None:
        for name, fact in (
            ("object", _("The plan of systematisation does not say what is systematised")),
            ("axis", _("The plan of systematisation has no axis")),
        ):
            if not any(getattr(facts.plan, name).values()):
                yield Remark(
                    fact=fact,
                    advice=_(
                        "Without it, everything seems to matter and the sheet gets no thread. Write one sentence."
                    ),
                    deed=_("Write it"),
                    href=address(facts, SYSTEMATISATION_PLAN, field=words(facts, name)),
                )


def plan_without_responsible(facts: Facts) -> Iterator[Remark]:
    if facts.may_be_planned and facts.plan is not None and not facts.plan.responsible.all():
        yield Remark(
            fact=_("Nobody is responsible for the systematisation"),
            advice=_("Transcripts and quotes would wait for somebody. Name who sees to it."),
            deed=_("Name someone"),
            href=address(facts, SYSTEMATISATION_PLAN, field="id_responsible_0"),
        )


def plan_without_milestones(facts: Facts) -> Iterator[Remark]:
    if facts.may_be_planned and facts.plan is not None and not facts.milestones:
        yield Remark(
            fact=_("The plan of systematisation has no dates"),
            advice=_("Work without a date is put off until nobody remembers. Write what is ready by when."),
            deed=_("Add a date"),
            href=address(facts, SYSTEMATISATION_PLAN, field=MILESTONES),
        )


def early_milestones(facts: Facts) -> Iterator[Remark]:
    last = facts.last_day
    early = [m for m in facts.milestones if last and facts.may_be_planned and facts.today <= m.due_on < last]
    if early and len(early) == len(facts.milestones):
        yield Remark(
            fact=_("Every date of the systematisation lies before the last session"),
            advice=_("What is said at the close would not be in it. Add a date after %(day)s.")
            % {"day": day_written(last or facts.today, facts.today)},
            deed=_("Change the dates"),
            href=address(facts, SYSTEMATISATION_PLAN, field=MILESTONES),
        )


def _some_come_last(facts: Facts) -> bool:
    last = facts.last_day
    return facts.may_be_planned and last is not None and any(m.due_on >= last for m in facts.milestones)


def _is_at_work(facts: Facts) -> bool:
    return facts.cycle.state not in AT_REST


def overdue_milestones(facts: Facts) -> Iterator[Remark]:
    for milestone in facts.milestones if _is_at_work(facts) else ():
        if milestone.due_on < facts.today:
            yield Remark(
                fact=_("A date of the systematisation has passed: %(milestone)s") % {"milestone": milestone.text},
                advice=_("It was due on %(day)s. If it is done, take it off; if not, agree on another day.")
                % {"day": day_written(milestone.due_on, facts.today)},
                deed=_("See the dates"),
                href=address(facts, SYSTEMATISATION_PLAN, field=MILESTONES),
            )


def no_validation_day(facts: Facts) -> Iterator[Remark]:
    if facts.may_be_planned and facts.cycle.validate_by is None:
        yield Remark(
            fact=_("No day is set until which countries validate"),
            advice=_("A request without a date is left for later. Set the day, and tell the focal points now."),
            deed=_("Set the day"),
            href=address(facts, SYSTEMATISATION_PLAN, field="id_validate_by"),
        )


def early_validation_day(facts: Facts) -> Iterator[Remark]:
    day, last = facts.cycle.validate_by, facts.last_day
    if facts.may_be_planned and day and last and day <= last:
        yield Remark(
            fact=_("Countries would have to validate before the last session"),
            advice=_("The last session is on %(day)s: nobody can validate what was not said yet. Set a later day.")
            % {"day": day_written(last, facts.today)},
            deed=_("Change the day"),
            href=address(facts, SYSTEMATISATION_PLAN, field="id_validate_by"),
        )


RULES = (
    Rule(
        "no-plan",
        Severity.WARNING,
        gettext_lazy("The cycle has its plan of systematisation."),
        gettext_lazy("Learning is planned before the first session."),
        no_plan,
        gate=Lacking.SYSTEMATISATION_PLAN,
        ground=ground.PLAN,
    ),
    Rule(
        "plan-without-object",
        Severity.WARNING,
        gettext_lazy("The plan of systematisation says its object and its axis."),
        gettext_lazy("An axis tells what belongs in the sheet."),
        plan_without_object,
        ground=ground.SYSTEMATISATION,
    ),
    Rule(
        "plan-without-responsible",
        Severity.WARNING,
        gettext_lazy("Somebody is responsible for the systematisation."),
        gettext_lazy("A plan without a person stays a plan."),
        plan_without_responsible,
        ground=ground.SYSTEMATISATION,
    ),
    Rule(
        "plan-without-dates",
        Severity.ADVICE,
        gettext_lazy("The plan of systematisation has its dates."),
        gettext_lazy("Dates let everybody see whether it moves."),
        plan_without_milestones,
        ground=ground.SYSTEMATISATION,
    ),
    Rule(
        "early-dates",
        Severity.ADVICE,
        gettext_lazy("A date of the systematisation lies after the last session."),
        gettext_lazy("The close says the most."),
        early_milestones,
        ground=ground.MILESTONES.where(_some_come_last),
    ),
    Rule(
        "overdue-date",
        Severity.WARNING,
        gettext_lazy("No date of the systematisation has passed."),
        gettext_lazy("A date that passed in silence is no date."),
        overdue_milestones,
        ground=ground.MILESTONES.where(_is_at_work),
    ),
    Rule(
        "no-validation-day",
        Severity.ADVICE,
        gettext_lazy("A day is set until which countries validate."),
        gettext_lazy("Institutions need a date to answer."),
        no_validation_day,
        ground=ground.PLAN,
    ),
    Rule(
        "early-validation-day",
        Severity.WARNING,
        gettext_lazy("Countries validate after the last session."),
        gettext_lazy("Everybody's words are in before they are judged."),
        early_validation_day,
        ground=ground.AHEAD.where(lambda facts: facts.cycle.validate_by is not None),
    ),
)

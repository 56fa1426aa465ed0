"""What the cycle is for: its question, its purpose, what should come out of it, and how many should come."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import CYCLE, address, words
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, advice, warning


def _unwritten(name: str) -> Callable[[Facts], Iterable[Case]]:
    """Finds a cycle that may still be planned and has no text *name* in any language."""

    def look(facts: Facts) -> Iterable[Case]:
        is_missing = facts.may_be_planned and not any(getattr(facts.cycle, name).values())
        return [Case(address(facts, CYCLE, field=words(facts, name)))] if is_missing else []

    return look


def no_target_attendance(facts: Facts) -> Iterable[Case]:
    is_missing = facts.may_be_planned and not facts.cycle.target_attendance
    return [Case(address(facts, CYCLE, field="id_target_attendance"))] if is_missing else []


RULES = (
    warning(
        id="no-guiding-question",
        precondition=preconditions.PLAN,
        look=_unwritten("guiding_question"),
        fact=_("The cycle has no guiding question"),
        advice=_("Nothing says what the sessions answer together. Write the question that all of them serve."),
        deed=_("Write the question"),
        passed=_("The cycle has its guiding question."),
        why=_("The question holds the sessions together."),
    ),
    advice(
        id="no-purpose",
        precondition=preconditions.PLAN,
        look=_unwritten("purpose"),
        fact=_("The cycle does not say its purpose"),
        advice=_("A ministry cannot tell why it should send people. Write what each country takes away."),
        deed=_("Write the purpose"),
        passed=_("The cycle says its purpose."),
        why=_("Institutions send people to what serves them."),
    ),
    advice(
        id="no-expected-results",
        precondition=preconditions.PLAN,
        look=_unwritten("expected_results"),
        fact=_("The cycle does not say what should come out of it"),
        advice=_("At the close nobody can tell whether it worked. Write the results that you expect."),
        deed=_("Write the results"),
        passed=_("The cycle says which results it expects."),
        why=_("What is expected at the start can be judged at the close."),
    ),
    advice(
        id="no-target-attendance",
        precondition=preconditions.PLAN,
        look=no_target_attendance,
        fact=_("The cycle does not say how many people should come"),
        advice=_("Without that number a half-empty room looks like any other. Write how many you hope for."),
        deed=_("Write the number"),
        passed=_("The cycle says how many people it hopes for."),
        why=_("Attendance says something beside what was hoped for."),
    ),
)

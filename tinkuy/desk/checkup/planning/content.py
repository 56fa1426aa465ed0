"""What the cycle is for: its question, its purpose, what should come out of it, and how many should come."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinkuy.core.text import Translations
from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import CYCLE, address, words
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity


def _is_missing(facts: Facts, texts: Translations) -> bool:
    return facts.may_be_planned and not any(texts.values())


def no_guiding_question(facts: Facts) -> Iterator[Remark]:
    if _is_missing(facts, facts.cycle.guiding_question):
        yield Remark(
            fact=_("The cycle has no guiding question"),
            advice=_("Nothing says what the sessions answer together. Write the question that all of them serve."),
            deed=_("Write the question"),
            href=address(facts, CYCLE, field=words(facts, "guiding_question")),
        )


def no_purpose(facts: Facts) -> Iterator[Remark]:
    if _is_missing(facts, facts.cycle.purpose):
        yield Remark(
            fact=_("The cycle does not say its purpose"),
            advice=_("A ministry cannot tell why it should send people. Write what each country takes away."),
            deed=_("Write the purpose"),
            href=address(facts, CYCLE, field=words(facts, "purpose")),
        )


def no_expected_results(facts: Facts) -> Iterator[Remark]:
    if _is_missing(facts, facts.cycle.expected_results):
        yield Remark(
            fact=_("The cycle does not say what should come out of it"),
            advice=_("At the close nobody can tell whether it worked. Write the results that you expect."),
            deed=_("Write the results"),
            href=address(facts, CYCLE, field=words(facts, "expected_results")),
        )


def no_target_attendance(facts: Facts) -> Iterator[Remark]:
    if facts.may_be_planned and not facts.cycle.target_attendance:
        yield Remark(
            fact=_("The cycle does not say how many people should come"),
            advice=_("Without that number a half-empty room looks like any other. Write how many you hope for."),
            deed=_("Write the number"),
            href=address(facts, CYCLE, field="id_target_attendance"),
        )


RULES = (
    Rule(
        "no-guiding-question",
        Severity.WARNING,
        gettext_lazy("The cycle has its guiding question."),
        gettext_lazy("The question holds the sessions together."),
        no_guiding_question,
        ground=ground.PLAN,
    ),
    Rule(
        "no-purpose",
        Severity.ADVICE,
        gettext_lazy("The cycle says its purpose."),
        gettext_lazy("Institutions send people to what serves them."),
        no_purpose,
        ground=ground.PLAN,
    ),
    Rule(
        "no-expected-results",
        Severity.ADVICE,
        gettext_lazy("The cycle says which results it expects."),
        gettext_lazy("What is expected at the start can be judged at the close."),
        no_expected_results,
        ground=ground.PLAN,
    ),
    Rule(
        "no-target-attendance",
        Severity.ADVICE,
        gettext_lazy("The cycle says how many people it hopes for."),
        gettext_lazy("Attendance says something beside what was hoped for."),
        no_target_attendance,
        ground=ground.PLAN,
    ),
)

"""Warnings and decisions as the pages tell them: alert → suggested action → decision → action done → effect."""

from dataclasses import dataclass

from django.utils.translation import gettext as _, gettext_lazy, ngettext

from tinkuy.attendance.warnings.finding import EarlyWarning, fact, numbers, value_of, who
from tinkuy.attendance.warnings.models import Choice, WarningDecision
from tinkuy.attendance.warnings.rule import Measured, Rule, Subject
from tinkuy.attendance.warnings.rule_list import SUGGESTIONS
from tinkuy.hiding import Audience, are_safe
from tinkuy.planning.cycles.models.webinar import Webinar

from .board import StandingWarning, WarningBoard, rule_and_subject

HIDDEN_NUMBER = gettext_lazy("not told: it would tell of few people")


@dataclass(frozen=True)
class Card:
    """A warning that waits: the fact, what its numbers mean, what may be done."""

    standing: StandingWarning
    fact: str
    numbers: str
    definition: str
    limit: str
    suggestions: tuple[str, ...]

    @property
    def rule(self) -> Rule:
        return self.standing.warning.rule

    @property
    def subject(self) -> Subject:
        return self.standing.warning.subject


@dataclass(frozen=True)
class Decided:
    """A decision with what came of it. `then` are the numbers at the decision, `now` those of today's data.

    `now` is empty where the data tell nothing else; `stands` says whether today's data would still warn. `after` are
    the numbers of the next session, told once it was measured.
    """

    decision: WarningDecision
    name: str
    about: str
    definition: str
    then: str
    now: str
    stands: bool
    is_measured: bool
    action: str
    next: Webinar | None
    after: str

    @property
    def is_set_aside(self) -> bool:
        return self.decision.choice == Choice.SET_ASIDE

    @property
    def task_is_gone(self) -> bool:
        return not self.is_set_aside and self.decision.task is None

    @property
    def is_done(self) -> bool:
        return self.decision.task is not None and self.decision.task.is_done


def card_of(board: WarningBoard, standing: StandingWarning) -> Card:
    warning = standing.warning
    return Card(
        standing=standing,
        fact=fact_of(board, warning, standing.webinar),
        numbers=numbers(warning.rule, warning.measured),
        definition=str(warning.rule.definition),
        limit=str(warning.rule.meaning) % {"value": value_of(warning.rule, warning.threshold)},
        suggestions=tuple(str(SUGGESTIONS[code].words) for code in warning.rule.suggests),
    )


def fact_of(board: WarningBoard, warning: EarlyWarning, webinar: Webinar) -> str:
    """The warning in a sentence."""
    place = board.places[webinar.pk]
    before = board.webinars[place - 1].ordinal if place > 0 else None
    return fact(warning.rule, warning.subject, warning.measured, place=webinar.ordinal, before=before)


def decided_of(board: WarningBoard, decision: WarningDecision) -> Decided | None:
    """The decision with its effect, or None where its rule is none that this version knows."""
    rule, subject = rule_and_subject(decision)
    if rule is None:
        return None
    then = Measured(decision.numerator, decision.denominator, _pair(decision.against))
    now = board.measured(rule, subject, decision.webinar)
    following = board.next_after(decision.webinar)
    is_past = decision.webinar_id not in board.places
    return Decided(
        decision=decision,
        name=str(rule.name),
        about=who(subject),
        definition=str(rule.definition),
        then=numbers(rule, then) if _may_stand(then, now, is_past) else str(HIDDEN_NUMBER),
        now=numbers(rule, now) if now is not None and not _nearly_same(then, now) else "",
        stands=now is not None and rule.warns_of(now, board.threshold(rule)),
        is_measured=now is not None,
        action=_action(decision),
        next=following,
        after=_after(board, rule, subject, following) if following else "",
    )


def _after(board: WarningBoard, rule: Rule, subject: Subject, webinar: Webinar) -> str:
    """The same number in a later session. Of a number that was hidden, whether it still is."""
    measured = board.measured(rule, subject, webinar)
    if measured is not None:
        return numbers(rule, measured)
    persons = board.measures.visible_persons(subject, board.places[webinar.pk])
    if rule.unit == "percent" or persons is None:
        return str(HIDDEN_NUMBER)
    if rule.unit == "sessions":
        return _("somebody came")
    return ngettext("%(count)s person", "%(count)s people", persons) % {"count": persons}


def _nearly_same(then: Measured, now: Measured) -> bool:
    """The same, or so near that both side by side would tell of few persons (invariant 9)."""
    counts = zip(_counts(then), _counts(now), strict=False)
    return then == now or not are_safe((abs(a - b) for a, b in counts), Audience.TEAM)


def _may_stand(then: Measured, now: Measured | None, is_past: bool) -> bool:
    """Whether the numbers of the decision may stand beside today's figures, which other pages show.

    Those that are hidden today are hidden in the past too, and so is what differs by few; *is_past*: the data are gone.
    """
    return is_past if now is None else then == now or not _nearly_same(then, now)


def _counts(measured: Measured) -> list[int]:
    return [measured.numerator, measured.denominator, *(measured.against or ())]


def _pair(against: object) -> tuple[int, int] | None:
    match against:
        case [int(part), int(whole)]:
            return part, whole
    return None


def _action(decision: WarningDecision) -> str:
    """The action in the reader's language where it was suggested, else as it was written."""
    suggestion = SUGGESTIONS.get(decision.suggestion)
    return str(suggestion.words) if suggestion else decision.words

"""The early warnings of a report: what was seen, what was decided, what was done, what came after.

No person is named and nothing that somebody wrote is repeated: an action is told in the words of its suggestion. Who is
outside reads of the whole cycle only, and numbers only where the report tells the same ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.warnings.finding import fact, numbers, who
from tinkuy.attendance.warnings.models import Choice, WarningDecision
from tinkuy.attendance.warnings.queries.board import WarningBoard, rule_and_subject, warning_board
from tinkuy.attendance.warnings.rule import CYCLE, Measured, Rule, Subject
from tinkuy.attendance.warnings.rule_list import FALL, STEP, SUGGESTIONS
from tinkuy.core.text import shortened
from tinkuy.desk.exports.source import Source
from tinkuy.planning.cycles.models.webinar import Webinar

from .content import LONGEST_THREAD, WarningLine


@dataclass(frozen=True)
class WarningLines:
    """The lines of a report, how many more there are in words, and what to know of all of them."""

    lines: Sequence[WarningLine] = ()
    more: str = ""
    note: str = ""


@dataclass(frozen=True)
class ReportedWarning:
    """A warning in a measured session, with what was decided on it, if anything."""

    rule: Rule
    subject: Subject
    webinar: Webinar
    decision: WarningDecision | None

    @property
    def order(self) -> tuple[bool, int, bool]:
        """Decided ones first, the latest session first, the whole cycle before its groups."""
        return self.decision is None, -self.webinar.ordinal, self.subject != CYCLE


def warned_in(source: Source, most: int, *, is_outside: bool, webinar: Webinar | None = None) -> WarningLines:
    """At most *most* warnings of the cycle, or of *webinar* alone."""
    board = warning_board(source.cycle, source.counts)
    warnings = [one for one in _warnings_of(board) if webinar is None or one.webinar.pk == webinar.pk]
    outside = source if is_outside else None
    warnings_for_reader = sorted(
        (one for one in warnings if outside is None or _is_for(outside, board, one)), key=lambda one: one.order
    )
    lines = [_line(board, one, outside) for one in warnings_for_reader[:most]]
    return WarningLines(lines, " ".join(_more(warnings, warnings_for_reader, warnings_for_reader[most:])), _note(lines))


def _warnings_of(board: WarningBoard) -> Iterator[ReportedWarning]:
    """What the data tell now, and what was decided once, whether they tell it still or not."""
    standing = [one for one in (*board.current, *board.passed) if one.webinar.pk in _measured(board)]
    for one in standing:
        yield ReportedWarning(one.warning.rule, one.warning.subject, one.webinar, one.decision)
    decided = {one.decision.pk for one in standing if one.decision}
    for decision in board.decisions:
        rule, subject = rule_and_subject(decision)
        if rule is not None and decision.pk not in decided and decision.webinar_id in _measured(board):
            yield ReportedWarning(rule, subject, decision.webinar, decision)


def _is_for(outside: Source, board: WarningBoard, one: ReportedWarning) -> bool:
    """A fall between two numbers, one of which is hidden, would say of it how great it may be at most."""
    is_of_counts = one.rule in (FALL, STEP)
    return one.subject == CYCLE and (
        not is_of_counts or _measured_for_reader(board, one, one.webinar, outside) is not None
    )


def _measured(board: WarningBoard) -> set[int]:
    return {webinar.pk for webinar in board.webinars}


def _line(board: WarningBoard, one: ReportedWarning, outside: Source | None) -> WarningLine:
    """Told with today's numbers: those of the decision beside them would tell by how few they changed since."""
    measured = _measured_for_reader(board, one, one.webinar, outside)
    place = board.places[one.webinar.pk]
    before = board.webinars[place - 1].ordinal if place else None
    if measured is not None:
        words = fact(one.rule, one.subject, measured, place=one.webinar.ordinal, before=before)
    else:
        words = ": ".join(part for part in (who(one.subject), str(one.rule.name)) if part)
    session = _("Session %(place)s") % {"place": one.webinar.ordinal}
    return WarningLine(session, shortened(words, LONGEST_THREAD), " ".join(_came_of(board, one, outside)))


def _came_of(board: WarningBoard, one: ReportedWarning, outside: Source | None) -> Iterator[str]:
    decision = one.decision
    if decision is None:
        yield _("Nobody decided on it.")
        return
    if decision.choice == Choice.SET_ASIDE:
        yield _("Set aside, with its reason.")
    else:
        suggestion = SUGGESTIONS.get(decision.suggestion)
        yield _("Decided: %(action)s.") % {
            "action": suggestion.words if suggestion else _("an action of the team's own")
        }
        yield _("Done.") if decision.task and decision.task.is_done else _("Not marked as done.")
    following = board.next_after(one.webinar)
    after = _measured_for_reader(board, one, following, outside) if following else None
    if following and after is not None:
        yield _("Session %(place)s: %(numbers)s.") % {
            "place": following.ordinal,
            "numbers": numbers(one.rule, after),
        }


def _measured_for_reader(
    board: WarningBoard, one: ReportedWarning, webinar: Webinar, outside: Source | None
) -> Measured | None:
    """The number of the rule in *webinar*, where the reader may have it."""
    measured = board.measured(one.rule, one.subject, webinar)
    if measured is None or outside is None:
        return measured
    place, attendance = board.places[webinar.pk], outside.attendance
    if place < 1 or one.subject != CYCLE or attendance.persons[place - 1] is None:
        return None
    parts = {FALL: attendance.persons[place], STEP: attendance.flows[place - 1].stayed}
    return measured if parts.get(one.rule) is not None else None


def _more(
    warnings: Sequence[ReportedWarning], for_reader: Sequence[ReportedWarning], without_line: Sequence[ReportedWarning]
) -> Iterable[str]:
    """What has no line: how many, and how many of them were decided."""
    groups = len(warnings) - len(for_reader)
    if without_line:
        yield ngettext("and %(count)s more", "and %(count)s more", len(without_line)) % {"count": len(without_line)}
    if groups:
        decided = sum(one.decision is not None for one in warnings) - sum(
            one.decision is not None for one in for_reader
        )
        yield ngettext(
            "%(count)s more was of a single country, sector or kind of organisation; decided: %(decided)s.",
            "%(count)s more were of single countries, sectors or kinds of organisation; decided: %(decided)s.",
            groups,
        ) % {"count": groups, "decided": decided}


def _note(lines: Sequence[WarningLine]) -> str:
    return _("That a number changed does not show that the action changed it.") if lines else ""

"""The early warnings of a cycle, worked out from its data each time; what was decided on them; what came after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from tinkuy.attendance.cycle_figures.queries.figures import GroupCells, figures_of
from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.attendance.figures.queries.near_close import groups_near_close, near_close
from tinkuy.attendance.figures.queries.safe_attendance import SafeAttendance, room_of, safe_attendance
from tinkuy.attendance.warnings.finding import EarlyWarning, threshold_of, warnings_at
from tinkuy.attendance.warnings.measuring import Measures, Observed
from tinkuy.attendance.warnings.models import WarningDecision, WarningThreshold
from tinkuy.attendance.warnings.rule import Measured, Rule, Subject, subject_of
from tinkuy.attendance.warnings.rule_list import RULES_BY_CODE
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar

DECISIONS_OF = CompiledQuery(
    lambda cycle: WarningDecision.objects.with_scope(cycle=cycle).select_related(
        "webinar", "task__owner", "decided_by", "cycle"
    )
)
INVITED_OF = CompiledQuery(
    lambda cycle: InvitedCountry.objects.with_scope(cycle=cycle).values_list("country", flat=True)
)
THRESHOLDS_OF = CompiledQuery(
    lambda cycle: WarningThreshold.objects.with_scope(cycle=cycle).values_list("rule", "value")
)
AHEAD = timedelta(days=14)
"""How long before a session its registrations are looked at."""


@dataclass(frozen=True)
class StandingWarning:
    """A warning in its session, with what was decided on it, if anything. `key` names it in an address."""

    warning: EarlyWarning
    webinar: Webinar
    decision: WarningDecision | None = None

    @property
    def key(self) -> str:
        return f"{self.warning.rule.code}.{self.warning.subject.key}.{self.webinar.ordinal}"


@dataclass(frozen=True)
class WarningBoard:
    """The measures of a cycle with the sessions they are of: `webinars` were measured, `ahead` is still to come."""

    webinars: Sequence[Webinar]
    ahead: Webinar | None
    measures: Measures
    thresholds: dict[str, int]
    decisions: Sequence[WarningDecision]

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each measured webinar stands among them, by its key; the one ahead too."""
        places = {webinar.pk: place for place, webinar in enumerate(self.webinars)}
        return places | ({self.ahead.pk: Measures.AHEAD} if self.ahead else {})

    @cached_property
    def decided(self) -> dict[tuple[int, str, str], WarningDecision]:
        return {(one.webinar_id, one.rule, one.subject): one for one in self.decisions}

    @cached_property
    def current(self) -> list[StandingWarning]:
        """Of the session to come and of the last one measured."""
        ahead = self._at(Measures.AHEAD, self.ahead) if self.ahead else []
        return [*ahead, *(self._at(len(self.webinars) - 1, self.webinars[-1]) if self.webinars else [])]

    @property
    def waiting(self) -> list[StandingWarning]:
        """Those that nobody decided on."""
        return [one for one in self.current if one.decision is None]

    @cached_property
    def passed(self) -> list[StandingWarning]:
        """Of earlier sessions, those that nobody decided on, the latest first: the next session is over."""
        earlier = list(enumerate(self.webinars))[:-1]
        warnings = [one for place, webinar in reversed(earlier) for one in self._at(place, webinar)]
        return [one for one in warnings if one.decision is None]

    def named(self, key: str) -> StandingWarning | None:
        """The warning of any session that this key names, if the data tell it now."""
        everything = [*self.current, *self.passed]
        return next((one for one in everything if one.key == key), None)

    def measured(self, rule: Rule, subject: Subject, webinar: Webinar) -> Measured | None:
        place = self.places.get(webinar.pk)
        return None if place is None else self.measures.of(rule, subject, place)

    def next_after(self, webinar: Webinar) -> Webinar | None:
        """The next session that was measured."""
        return next((one for one in self.webinars if one.ordinal > webinar.ordinal), None)

    def threshold(self, rule: Rule) -> int:
        return threshold_of(rule, self.thresholds)

    def _at(self, place: int, webinar: Webinar) -> list[StandingWarning]:
        return [
            StandingWarning(one, webinar, self.decided.get((webinar.pk, one.rule.code, one.subject.key)))
            for one in warnings_at(self.measures, place, self.thresholds)
        ]


def warning_board(cycle: Cycle, attendance: CycleAttendance | None = None) -> WarningBoard:
    """The board of the *cycle* in scope, in a fixed number of queries. Pass the attendance where it is at hand."""
    attendance = attendance_of(cycle) if attendance is None else attendance
    near = near_session(cycle)
    ahead = None if near is None or near in attendance.webinars else near
    return WarningBoard(
        webinars=attendance.webinars,
        ahead=ahead,
        measures=Measures(_observed(cycle, attendance, ahead)),
        thresholds=thresholds_of(cycle),
        decisions=DECISIONS_OF.rows(cycle.pk),
    )


def thresholds_of(cycle: Cycle) -> dict[str, int]:
    """What the cycle set, by the code of the rule."""
    return dict(THRESHOLDS_OF.rows(cycle.pk))


def decision_with(public_id: str) -> WarningDecision | None:
    return WarningDecision.objects.select_related("cycle", "webinar", "task").filter(public_id=public_id).first()


def rule_and_subject(decision: WarningDecision) -> tuple[Rule | None, Subject]:
    """What the decision was on; a rule that there is no longer is None."""
    return RULES_BY_CODE.get(decision.rule), subject_of(decision.subject)


def _observed(cycle: Cycle, attendance: CycleAttendance, ahead: Webinar | None) -> Observed:
    everyone = frozenset(attendance.country_of)
    figures, safe_numbers = figures_of(attendance, attendance.enrolments), safe_attendance(attendance)
    count = len(attendance.sessions)
    return Observed(
        sessions=attendance.sessions,
        registered_for=figures.whole.enrolled,
        registered=everyone,
        country_of=attendance.country_of,
        sector_of=attendance.sector_of,
        invited=INVITED_OF.rows(cycle.pk),
        unmatched=list(attendance.unmatched.values()),
        readable_persons=[safe_numbers.persons[place] is not None for place in range(count)],
        readable_flows=[None not in flow for flow in safe_numbers.flows],
        readable_arrivals=[one.figure is not None for one in safe_numbers.show_up],
        readable_unmatched=[one.figure is not None for one in safe_numbers.matched],
        readable_close=[room_of(attendance, safe_numbers, place).at_close is not None for place in range(count)],
        readable_countries={
            (country, place)
            for country, row in safe_numbers.by_country.items()
            for place in range(count)
            if row[place] is not None
        },
        near_close=near_close(attendance),
        groups_near_close=groups_near_close(attendance),
        kind_of=attendance.kind_of,
        ahead=_ahead_of(safe_numbers, ahead, cycle) if ahead else None,
        tells=GroupCells(figures).tells,
    )


def _ahead_of(safe_numbers: SafeAttendance, ahead: Webinar, cycle: Cycle) -> tuple[int, int] | None:
    """How many are registered for it, where that may be told, and how many are hoped for."""
    registered = safe_numbers.ahead.get(ahead.ordinal, 0)
    return None if registered is None else (registered, cycle.target_attendance or 0)


def near_session(cycle: Cycle) -> Webinar | None:
    """The next session to come, once it is near and the cycle says how many are hoped for."""
    if not cycle.target_attendance or cycle.state not in (CycleState.CONVENING, CycleState.RUNNING):
        return None
    coming = Webinar.objects.filter(state__in=TO_COME, starts_at__gt=cycle.now()).order_by("starts_at").first()
    return coming if coming is not None and coming.starts_at <= cycle.now() + AHEAD else None

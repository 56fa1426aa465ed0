"""What people decide on a warning, the thresholds of a cycle, and what the clock looks for: registrations behind.

The warning itself is worked out, never kept.
"""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.attendance.warnings.queries.board import StandingWarning, near_session, warning_board
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.tasks.actions import add_task

from .finding import who
from .models import Choice, WarningDecision, WarningThreshold
from .rule import subject_of
from .rule_list import BEHIND, RULES, SUGGESTIONS
from .rules import may_decide_on

LONGEST = 300


@transaction.atomic
def act_on_warning(
    *, actor: Person, standing: StandingWarning, owner: Person, due_on: date, suggestion: str = "", words: str = ""
) -> WarningDecision:
    """Take a suggested action, or another one in *words*: it becomes a task of the cycle, with its owner and day."""
    _demand(actor, standing)
    words = " ".join(tidy(words).split())
    if suggestion:
        if suggestion not in standing.warning.rule.suggests:
            raise Refused(_("Choose one of the actions, or write another one."), about=("suggestion", "words"))
        words = str(SUGGESTIONS[suggestion].words)
    elif not words:
        raise Refused(_("Write what is to be done."), about=("text", "words"))
    task = add_task(
        actor=actor, cycle=standing.webinar.cycle, text=_task_words(standing, words), owner=owner, due_on=due_on
    )
    choice = Choice.SUGGESTED if suggestion else Choice.OTHER
    return _decide(actor, standing, choice=choice, suggestion=suggestion, words=words[:LONGEST], task=task)


@transaction.atomic
def set_warning_aside(*, actor: Person, standing: StandingWarning, reason: str) -> WarningDecision:
    _demand(actor, standing)
    reason = demand_text(reason, _("Write why nothing is done about this warning."), about="reason")
    return _decide(actor, standing, choice=Choice.SET_ASIDE, reason=reason)


@transaction.atomic
def take_back_warning_decision(*, actor: Person, warning_decision: WarningDecision) -> None:
    """The warning waits again, as far as the data still tell it. A task that came of it stays among the tasks."""
    _demand_right(actor, subject_of(warning_decision.subject).country, warning_decision)
    record(actor, "took back the decision on", warning_decision, **_details(warning_decision))
    warning_decision.delete()


@transaction.atomic
def set_thresholds(*, actor: Person, cycle: Cycle, values: Mapping[str, int]) -> dict[str, list[int]]:
    """Set the thresholds of a cycle, each within its rule's bounds; what changed, from what to what."""
    rules.demand(actor, "set_warning_thresholds", cycle)
    known = dict(WarningThreshold.objects.filter(cycle=cycle).values_list("rule", "value"))
    changed: dict[str, list[int]] = {}
    for rule in RULES:
        before = known.get(rule.code, rule.default)
        value = values.get(rule.code, before)
        if not rule.least <= value <= rule.most:
            raise Refused(
                _("%(rule)s: write a number from %(least)s to %(most)s.")
                % {"rule": rule.name, "least": rule.least, "most": rule.most}
            )
        if value != before:
            WarningThreshold.objects.update_or_create(cycle=cycle, rule=rule.code, defaults={"value": value})
            changed[rule.code] = [before, value]
    if changed:
        record(actor, "set warning thresholds", cycle, thresholds=changed)
    return changed


def _demand(actor: Person, standing: StandingWarning) -> None:
    _demand_right(actor, standing.warning.subject.country, standing)
    if standing.decision is not None:
        raise Refused(_("Somebody decided on this warning already. Reload the page."))


def _demand_right(actor: Person, country: str, decided: StandingWarning | WarningDecision) -> None:
    cycle = decided.webinar.cycle
    rules.demand(actor, "decide_on_warnings", cycle)
    if not may_decide_on(actor, country, cycle):
        raise Refused(_("A focal point decides on the warnings of their own country; the coordination on all."))


def _decide(actor: Person, standing: StandingWarning, **chosen: object) -> WarningDecision:
    warning = standing.warning
    try:
        with transaction.atomic():
            warning_decision = WarningDecision.objects.create(
                cycle=standing.webinar.cycle,
                webinar=standing.webinar,
                rule=warning.rule.code,
                subject=warning.subject.key,
                threshold=warning.threshold,
                numerator=warning.measured.numerator,
                denominator=warning.measured.denominator,
                against=list(warning.measured.against or ()),
                decided_by=actor,
                **chosen,
            )
    except IntegrityError as taken:
        raise Refused(_("Somebody decided on this warning already. Reload the page.")) from taken
    is_aside = warning_decision.choice == Choice.SET_ASIDE
    record(actor, "set aside" if is_aside else "acted on", warning_decision, **_details(warning_decision))
    return warning_decision


def _details(decision: WarningDecision) -> dict[str, object]:
    return {"webinar": decision.webinar.ordinal, "rule": decision.rule, "about": decision.subject}


def _task_words(standing: StandingWarning, words: str) -> str:
    """The action with whom and which session it is about, within what a task may hold."""
    place = _("session %(place)s") % {"place": standing.webinar.ordinal}
    about = ", ".join(part for part in (who(standing.warning.subject), place) if part)
    return f"{words[: LONGEST - len(about) - 3]} ({about})"


def warn_of_registrations() -> int:
    """Owe the coordination of each cycle a message, once for each session whose registrations are behind; how many."""
    states = (CycleState.CONVENING, CycleState.RUNNING)
    cycles = Cycle.objects.filter(state__in=states, clock_stands_at=None, target_attendance__gt=0)
    return sum(_warn_in(cycle) for cycle in cycles)


@transaction.atomic
def _warn_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        if near_session(cycle) is None:
            return 0
        behind = [one for one in warning_board(cycle).waiting if one.warning.rule is BEHIND]
        return sum(_tell(cycle, one) for one in behind)


def _tell(cycle: Cycle, standing: StandingWarning) -> int:
    coordination = TeamRole.objects.filter(cycle=cycle, role=Role.COORDINATION, person__is_active=True).select_related(
        "person"
    )
    measured, place = standing.warning.measured, standing.webinar.ordinal
    for person in {role.person for role in coordination}:
        with translation.override(person.language):
            path = reverse("attendance:warnings", args=[cycle.slug])
        owe(
            person,
            "registrations-behind",
            dedupe_key=f"registrations-behind-{cycle.public_id}-{standing.webinar.pk}-{person.pk}",
            place=place,
            registered=measured.numerator,
            target=measured.denominator,
            path=path,
            from_cycle=cycle.public_id,
        )
    return 1

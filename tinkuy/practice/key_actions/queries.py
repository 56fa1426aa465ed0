"""The actions of a response, those that are due, and what an overdue one makes of an agreement."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.key_actions.models import ActionLink, ActionStep, KeyAction, KeyActionState
from tinkuy.practice.responses.models import SETTLED, Response, ResponseState
from tinkuy.practice.responses.recipients import Recipient, recipient_of
from tinkuy.publication.versions.models import PublishedFinding


def action_of(response_id: str, action_id: str) -> KeyAction | None:
    """One key action of a response, both by their public ids, or None."""
    actions = KeyAction.objects.filter(public_id=action_id, response__public_id=response_id)
    related = ("cycle", "owner", "responsible", "response__cycle", "response__finding", "response__institution")
    return actions.select_related(*related, "response__focal_point").first()


def state_today(response: Response, today: date) -> str:
    """The state that the matrix shows: an agreement with an overdue action is shown as stalled.

    Reads `response.actions.all()`: prefetch them where many responses are shown.
    """
    return state_with(response.state, is_overdue=any(action.is_overdue(today) for action in response.actions.all()))


WAITING = (ResponseState.AGREED, ResponseState.UNDER_WAY)
"""What was agreed and is not done yet."""


def state_with(state: str, *, is_overdue: bool) -> str:
    """The state that is shown of a response in *state*, of which an action *is_overdue* or none is."""
    return ResponseState.STALLED if is_overdue and state in WAITING else state


def responses_with_overdue_action(cycle: Cycle, today: date) -> frozenset[int]:
    """The keys of the responses of which an action is past its day, in one query."""
    late = KeyAction.objects.filter(cycle=cycle, due_on__lt=today).exclude(state=KeyActionState.DONE)
    expected = late.exclude(response__state__in=SETTLED).order_by()
    return frozenset(expected.values_list("response_id", flat=True))


def open_actions(cycles: Iterable[Cycle | int]) -> QuerySet[KeyAction]:
    """Actions with a day that are not done and whose country has still to do them, the nearest first."""
    with_day = KeyAction.objects.filter(cycle__in=cycles, due_on__isnull=False)
    expected = with_day.exclude(state=KeyActionState.DONE).exclude(response__state__in=SETTLED)
    return expected.select_related(
        "response__finding", "response__institution", "response__focal_point", "responsible"
    ).order_by("due_on", "id")


OPEN_ACTIONS = RowsOfKeys[KeyAction](open_actions)


def open_actions_of_cycles(cycles: Iterable[int]) -> list[KeyAction]:
    """The same, outside of any scope."""
    with scopes_disabled():
        return OPEN_ACTIONS.rows(list(cycles))


def overdue_actions(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those that are past their day, the oldest first."""
    return open_actions([cycle]).filter(due_on__lt=cycle.today())


def actions_ahead(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those whose day is today or later, the nearest first."""
    return open_actions([cycle]).filter(due_on__gte=cycle.today())


def steps_of(action: KeyAction) -> list[ActionStep]:
    """Its updates, the latest first."""
    return list(action.steps.select_related("recorded_by").order_by("-taken_on", "-id"))


def proven_step(action: KeyAction, public_id: str) -> ActionStep | None:
    """One of its steps that has a file."""
    step: ActionStep | None = action.steps.exclude(file="").filter(public_id=public_id).first()
    if step is not None:
        step.action = action
    return step


def last_step(action: KeyAction) -> ActionStep | None:
    return action.steps.order_by("-id").first()


def mark_of(step: ActionStep | None) -> str:
    """Which step stands last: another one has another mark."""
    return str(step.pk) if step else ""


def accounts_for(action: KeyAction) -> "QuerySet[Person]":
    """Who of the team may be asked about *action*: whoever is in, of its country or of none."""
    roles = TeamRole.objects.filter(Q(country="") | Q(country=action.response.country), cycle=action.cycle)
    return Person.objects.filter(pk__in=roles.exclude(TeamRole.AWAITED).values("person"), is_active=True)


def recipient_about(action: KeyAction) -> Recipient | None:
    """Whom *action* is asked by today: its counterpart, its owner, else whoever answers for its response."""
    zone = zone_of(action.response.country, action.cycle.zone)
    if action.has_counterpart and not action.is_counterpart_past:
        return Recipient(action.contact_email(), action.contact_language, zone, is_counterpart=True)
    if action.owner and accounts_for(action).filter(pk=action.owner.pk).exists():
        return Recipient(action.owner.email, action.owner.language, zone)
    return recipient_of(action.response)


def link_with_fingerprint(fingerprint: str) -> ActionLink | None:
    """Of any cycle, while the address that it was sent to is that of whom the action is asked by."""
    with scopes_disabled():
        related = ("cycle", "action__cycle", "action__owner", "action__response__cycle", "action__response__finding")
        also = ("action__response__institution", "action__response__focal_point", "action__responsible", "used_by")
        link = ActionLink.objects.filter(fingerprint=fingerprint).select_related(*related, *also).first()
        if link is None or not link.sent_to:
            return link
        recipient = recipient_about(link.action)
        is_theirs = recipient is not None and ActionLink.fingerprint_of_address(recipient.email) == link.sent_to
        return link if is_theirs else None


def is_retired(response: Response) -> bool:
    """Whether no sheet in force says the recommendation any more that one said before."""
    printed = PublishedFinding.objects.filter(finding=response.finding_id)
    return printed.exists() and not printed.filter(version__retired_at=None).exists()

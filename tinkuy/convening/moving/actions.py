"""Moving, postponing, cancelling a session, giving a postponed one a date, cancelling a cycle, joining a new session.

Those registered are told.

Each change counts one revision, by which calendars know the later of two files.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.convening.admission.actions.places import seat_many
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import confirmed, webinars_to_join
from tinkuy.convening.registrations.rules import OPEN_STATES
from tinkuy.convening.reminders.actions.deciding import begin_anew
from tinkuy.convening.session_changes.actions import owing_nothing, tell_of_cycle, tell_of_session
from tinkuy.convening.session_changes.changes import Change, calendar_of_one, demand_neutral
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import Words, demand_words, lock
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.cycles.queries import agenda_of
from tinkuy.planning.hours import moment_in_city
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.fitting import LONGEST

SESSION_ADDED = "session-added"


@transaction.atomic
def move_webinar(
    *, actor: Person, webinar: Webinar, starts_at: datetime, minutes: int | None = None, reason: Words | None = None
) -> Webinar:
    """Give a session that stands on a day another start, and another length if said. *starts_at* carries its zone."""
    cycle, webinar = _now(actor, webinar)
    if webinar.state not in TO_COME:
        raise Refused(_("Only a session that is still to come can be moved."))
    length = minutes or webinar.minutes
    if (starts_at, length) == (webinar.starts_at, webinar.minutes):
        raise Refused(_("The session already has this date and this length. Choose another."), about="starts_at")
    _demand_start(cycle, webinar, starts_at, length)
    before = webinar.starts_at
    former = before if cycle.is_announced and starts_at != before else webinar.former_starts_at
    changes = {"starts_at": starts_at, "minutes": length, "former_starts_at": former}
    return _change(actor, cycle, webinar, Change.MOVED, reason or {}, **changes)


@transaction.atomic
def postpone_webinar(*, actor: Person, webinar: Webinar, reason: Words | None = None) -> Webinar:
    """Take a session from its day; it has none until `restore_webinar`. It keeps its place in the order."""
    cycle, webinar = _now(actor, webinar)
    _demand_step(webinar, WebinarState.POSTPONED)
    _demand_reason(cycle, reason or {})
    changes = {"state": WebinarState.POSTPONED, "former_starts_at": webinar.starts_at}
    return _change(actor, cycle, webinar, Change.POSTPONED, reason or {}, **changes)


@transaction.atomic
def restore_webinar(
    *, actor: Person, webinar: Webinar, starts_at: datetime, minutes: int | None = None, reason: Words | None = None
) -> Webinar:
    """Give a postponed session a date. It is announced again, if its cycle is."""
    cycle, webinar = _now(actor, webinar)
    if webinar.state != WebinarState.POSTPONED:
        raise Refused(_("This session is not postponed: it has a date, or it is over."))
    length = minutes or webinar.minutes
    _demand_start(cycle, webinar, starts_at, length)
    changes = {
        "state": WebinarState.ANNOUNCED if cycle.is_announced else WebinarState.SCHEDULED,
        "starts_at": starts_at,
        "minutes": length,
        "former_starts_at": webinar.former_starts_at if starts_at != webinar.former_starts_at else None,
    }
    return _change(actor, cycle, webinar, Change.RESTORED, reason or {}, **changes)


@transaction.atomic
def cancel_webinar(*, actor: Person, webinar: Webinar, reason: Words | None = None) -> Webinar:
    """The session will not be held. Its place in the order stays, and its threads wait to be led elsewhere."""
    cycle, webinar = _now(actor, webinar)
    _demand_step(webinar, WebinarState.CANCELLED)
    _demand_reason(cycle, reason or {})
    return _change(actor, cycle, webinar, Change.CANCELLED, reason or {}, state=WebinarState.CANCELLED)


def _now(actor: Person, webinar: Webinar) -> tuple[Cycle, Webinar]:
    """The cycle, locked, and the session as it is now: of two who change it at once the second sees the first."""
    rules.demand(actor, "reschedule_webinars", webinar.cycle)
    cycle = lock(webinar.cycle)
    current = Webinar.objects.get(pk=webinar.pk)
    current.cycle = cycle
    return cycle, current


def _change(actor: Person, cycle: Cycle, webinar: Webinar, change: Change, reason: Words, **changes: Any) -> Webinar:
    """Write the change, leave a trace, owe the messages. Before the cycle is announced nobody was told a date."""
    reason = {language: tidy(text) for language, text in reason.items() if tidy(text)}
    demand_neutral(cycle, reason)
    before = webinar.starts_at
    for name, value in {**changes, "change_reason": reason, "revision": webinar.revision + 1}.items():
        setattr(webinar, name, value)
    webinar.save(update_fields=[*changes, "change_reason", "revision"])
    begin_anew(webinar, webinar.revision - 1)
    record(actor, change.value, webinar, before=before.isoformat(), now=webinar.starts_at.isoformat())
    if cycle.is_announced:
        tell_of_session(actor, webinar, change, before)
    return webinar


def _demand_step(webinar: Webinar, state: WebinarState) -> None:
    if not rules.may_become(webinar.state, state):
        words = {"now": WebinarState(webinar.state).label, "then": state.label}
        raise Refused(_("A session in the state «%(now)s» cannot become «%(then)s».") % words)


def _demand_reason(cycle: Cycle, reason: Words) -> None:
    if cycle.is_announced:
        demand_words(reason, cycle.main_language, _("Write the reason: those registered read it."), about="reason")


def _demand_start(cycle: Cycle, webinar: Webinar, starts_at: datetime, minutes: int) -> None:
    """A start to come, between those of the sessions beside it (invariant 1), for a length that holds the agenda."""
    if starts_at.tzinfo is None:
        raise ValueError("a webinar starts at a moment with a zone")
    if cycle.is_announced and starts_at <= cycle.now():
        raise Refused(_("Choose a date to come: this one has passed."), about="starts_at")
    _demand_length(webinar, minutes)
    others = Webinar.objects.exclude(pk=webinar.pk)
    earlier = others.filter(ordinal__lt=webinar.ordinal, starts_at__gte=starts_at).order_by("-ordinal").first()
    later = others.filter(ordinal__gt=webinar.ordinal, starts_at__lte=starts_at).order_by("ordinal").first()
    if earlier is not None:
        raise Refused(
            _("Choose a date after session %(place)s, which is on %(date)s.") % _neighbour_words(earlier, cycle),
            about="starts_at",
        )
    if later is not None:
        raise Refused(
            _("Choose a date before session %(place)s, which is on %(date)s.") % _neighbour_words(later, cycle),
            about="starts_at",
        )


def _neighbour_words(webinar: Webinar, cycle: Cycle) -> dict[str, Any]:
    return {"place": webinar.ordinal, "date": moment_in_city(webinar.starts_at, cycle.zone)}


def _demand_length(webinar: Webinar, minutes: int) -> None:
    if not 1 <= minutes <= LONGEST:
        raise Refused(_("A session lasts between 1 and %(longest)s minutes.") % {"longest": LONGEST}, about="minutes")
    agenda = sum(part.minutes for part in agenda_of(webinar))
    if agenda > minutes:
        words = {"agenda": agenda}
        raise Refused(
            _("The agenda already takes %(agenda)s minutes. Shorten it before the session.") % words, about="minutes"
        )


@transaction.atomic
def cancel_cycle(*, actor: Person, cycle: Cycle, reason: Words | None = None) -> Cycle:
    """End the cycle for good before its close. Nothing is erased before its day; *reason* is needed once announced."""
    rules.demand(actor, "advance_cycle", cycle)
    current = lock(cycle)
    was_announced = current.is_announced
    reason = {language: tidy(text) for language, text in (reason or {}).items() if tidy(text)}
    ahead = list(Webinar.objects.filter(state__in=(*TO_COME, WebinarState.POSTPONED, WebinarState.DRAFT)))
    if Webinar.objects.filter(state=WebinarState.LIVE).exists():
        raise Refused(_("A session is going on now. Cancel the cycle once it has ended."))
    if was_announced:
        demand_words(reason, current.main_language, _("Write the reason: those registered read it."), about="reason")
        demand_neutral(current, reason)
    cancelled = advance_cycle(actor=actor, cycle=cycle, state=CycleState.CANCELLED)
    for webinar in ahead:
        webinar.cycle, webinar.state, webinar.change_reason = cycle, WebinarState.CANCELLED, reason
        webinar.revision += 1
    Webinar.objects.bulk_update(ahead, ["state", "change_reason", "revision"])
    for webinar in ahead:
        begin_anew(webinar, webinar.revision - 1)
    if was_announced:
        tell_of_cycle(actor, cancelled, ahead, reason)
    return cancelled


def rehearsed[T](deed: Callable[[], T]) -> T:
    """What *deed* gives; nothing of it is kept, and no message is made: it takes as long for one as for thousands."""
    with transaction.atomic(), owing_nothing():
        result = deed()
        transaction.set_rollback(True)
    return result


def enrol_in_new_webinars() -> int:
    """Enrol in every cycle whoever joins new webinars; how many enrolments were made. The worker calls this."""
    return sum(_enrol_in(cycle) for cycle in Cycle.objects.filter(state__in=OPEN_STATES, clock_stands_at=None))


@transaction.atomic
def _enrol_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        cycle = lock(cycle)
        return sum(_enrol(cycle, webinar) for webinar in webinars_to_join(cycle))


def _enrol(cycle: Cycle, webinar: Webinar) -> int:
    """Those to whom it was never offered: neither chosen, awaited nor declined."""
    offered = Q(webinars=webinar) | Q(declined=webinar) | Q(awaited=webinar)
    known = Registration.objects.filter(offered).values("pk")
    fresh = list(confirmed().filter(joins_new_webinars=True).exclude(pk__in=known))
    if not fresh:
        return 0
    key = cycle.data_key
    waiting = {registration.pk for registration in seat_many(webinar, fresh)}
    for registration in fresh:
        email = registration.email(key)
        owe_to_address(
            email=email,
            language=registration.language,
            kind=SESSION_ADDED,
            dedupe_key=f"{SESSION_ADDED}-{webinar.pk}-{registration.public_id}",
            about=registration.about,
            waits=registration.pk in waiting,
            path=entrance_path(Registration, registration.language),
            from_cycle=cycle.public_id,
            stop=WITHDRAWING,
            calendar={} if registration.pk in waiting else calendar_of_one(cycle, webinar, registration, email),
        )
    record(None, "enrolled", webinar)
    return len(fresh)

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, CycleState, InvitedCountry, Segment, Webinar, WebinarState

from .content import Words, demand_words, lock

LONGEST = 480
"""Minutes of the longest webinar: a working day."""


@transaction.atomic
def add_webinar(
    *,
    actor: Person,
    cycle: Cycle,
    title: Words,
    subtitle: Words,
    question: Words,
    starts_at: datetime,
    minutes: int = 90,
    builds_on: Sequence[Webinar] = (),
    host_country: str = "",
    interpretation: Sequence[str] = (),
) -> Webinar:
    """Add a webinar at the end of the cycle; an idea with a first webinar is a design.

    *starts_at* carries its zone and is later than every other start (invariant 1). *builds_on* are earlier webinars of
    the cycle (invariant 2). *interpretation* holds language codes.
    """
    rules.demand(actor, "plan_cycle", cycle)
    current = lock(cycle)
    last = Webinar.objects.order_by("ordinal").last()
    webinar = Webinar(cycle=cycle, ordinal=last.ordinal + 1 if last else 1, state=_first_state(current))
    _demand_open(current)
    demand_words(title, cycle.main_language, _("Write the session's title in the main language of the cycle."))
    _demand_length(webinar, minutes)
    _demand_order(webinar, starts_at)
    _demand_earlier(webinar, builds_on)
    _demand_host(host_country)

    webinar.title, webinar.subtitle, webinar.question = dict(title), dict(subtitle), dict(question)
    webinar.starts_at, webinar.minutes = starts_at, minutes
    webinar.host_country, webinar.interpretation = host_country, list(interpretation)
    webinar.save(force_insert=True)
    webinar.builds_on.set(builds_on)
    if current.state == CycleState.IDEA:
        Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.DESIGN)
        cycle.state = CycleState.DESIGN
    record(actor, "added", webinar)
    return webinar


@transaction.atomic
def edit_webinar(
    *,
    actor: Person,
    webinar: Webinar,
    title: Words,
    subtitle: Words,
    question: Words,
    starts_at: datetime,
    minutes: int,
    builds_on: Sequence[Webinar],
    host_country: str = "",
    interpretation: Sequence[str] = (),
) -> Webinar:
    """Write a webinar anew, at its place. One that took place keeps its start and length."""
    rules.demand(actor, "plan_cycle", webinar.cycle)
    lock(webinar.cycle)
    webinar = Webinar.objects.get(pk=webinar.pk)
    main = webinar.cycle.main_language
    demand_words(title, main, _("Write the session's title in the main language of the cycle."))
    if rules.took_place(webinar) and (starts_at, minutes) != (webinar.starts_at, webinar.minutes):
        raise Refused(_("This session has already begun: its date and its length stay as they were."))
    _demand_length(webinar, minutes)
    _demand_order(webinar, starts_at)
    _demand_earlier(webinar, builds_on)
    _demand_host(host_country)

    webinar.title, webinar.subtitle, webinar.question = dict(title), dict(subtitle), dict(question)
    webinar.starts_at, webinar.minutes = starts_at, minutes
    webinar.host_country, webinar.interpretation = host_country, list(interpretation)
    fields = ["title", "subtitle", "question", "starts_at", "minutes", "host_country", "interpretation"]
    webinar.save(update_fields=fields)
    webinar.builds_on.set(builds_on)
    record(actor, "edited", webinar)
    return webinar


def _first_state(cycle: Cycle) -> str:
    """A session added to an announced cycle is announced with it."""
    return WebinarState.ANNOUNCED if cycle.is_announced else WebinarState.SCHEDULED


def _demand_open(cycle: Cycle) -> None:
    if cycle.state not in (CycleState.IDEA, CycleState.DESIGN, CycleState.CONVENING, CycleState.RUNNING):
        raise Refused(_("This cycle has closed: it takes no more sessions."))


def _demand_length(webinar: Webinar, minutes: int) -> None:
    if not 1 <= minutes <= LONGEST:
        raise Refused(_("A session lasts between 1 and %(longest)s minutes.") % {"longest": LONGEST})
    agenda = Segment.objects.filter(webinar=webinar.pk).aggregate(total=Sum("minutes"))["total"] or 0
    if agenda > minutes:
        raise Refused(
            _("The agenda already takes %(agenda)s minutes. Shorten it before the session.") % {"agenda": agenda}
        )


def _demand_order(webinar: Webinar, starts_at: datetime) -> None:
    if starts_at.tzinfo is None:
        raise ValueError("a webinar starts at a moment with a zone")
    others = Webinar.objects.exclude(pk=webinar.pk)
    if others.filter(ordinal__lt=webinar.ordinal, starts_at__gte=starts_at).exists():
        raise Refused(_("Session %(place)s must begin after the one before it.") % {"place": webinar.ordinal})
    if others.filter(ordinal__gt=webinar.ordinal, starts_at__lte=starts_at).exists():
        raise Refused(_("Session %(place)s must begin before the one after it.") % {"place": webinar.ordinal})


def _demand_earlier(webinar: Webinar, builds_on: Sequence[Webinar]) -> None:
    for earlier in builds_on:
        if earlier.cycle_id != webinar.cycle_id or earlier.ordinal >= webinar.ordinal:
            raise Refused(_("A session builds only on earlier sessions of the same cycle."))


def _demand_host(country: str) -> None:
    if country and not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("The host is one of the invited countries."))

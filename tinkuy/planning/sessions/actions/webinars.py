"""Planning a webinar, or several, and changing one: a cycle is thought of as a series before each has its words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.differences import differences, takes_words_back
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.agenda.actions import start_agenda
from tinkuy.planning.cycles.actions.frame import Words, demand_unchanged, demand_words, lock
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.actions import plan_hook
from tinkuy.planning.hooks.models import HookKind, HookTarget
from tinkuy.planning.states import state_of
from tinkuy.planning.themes.actions import set_levels
from tinkuy.planning.themes.models import Theme

from .fitting import demand_earlier, demand_host, demand_length, demand_link, demand_open, demand_order

FIELDS = (
    "title", "subtitle", "question", "starts_at", "minutes", "host_country", "interpretation",
    "video_link", "video_link_until",
)  # fmt: skip


class Extras(TypedDict, total=False):
    """`host_country` is an invited country; `interpretation` holds language codes; `video_link` begins with https and
    opens until the day `video_link_until`; `levels` say how far each theme is taken, 1 to 3.
    """

    host_country: str
    interpretation: Sequence[str]
    video_link: str
    video_link_until: date | None
    levels: Mapping[Theme, int]


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
    **extras: Unpack[Extras],
) -> Webinar:
    """Add a webinar at the end of the cycle; an idea with a first webinar is a design.

    *starts_at* carries its zone and is later than every other start (invariant 1). *builds_on* are earlier webinars of
    the cycle (invariant 2).
    """
    rules.demand(actor, "plan_cycle", cycle)
    current = lock(cycle)
    last = Webinar.objects.order_by("ordinal").last()
    webinar = Webinar(cycle=cycle, ordinal=last.ordinal + 1 if last else 1, state=_first_state(current))
    demand_open(current)
    _write(webinar, {"title": title, "subtitle": subtitle, "question": question}, starts_at, minutes, builds_on, extras)
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
    read_as: str = "",
    **extras: Unpack[Extras],
) -> Webinar:
    """Write a webinar anew, at its place; what *extras* leaves out stays. One that is announced keeps its date.

    *read_as* is the fingerprint of what the writer read: `ChangedMeanwhile` if the webinar is another one by now.
    """
    rules.demand(actor, "plan_cycle", webinar.cycle)
    cycle = lock(webinar.cycle)
    webinar = Webinar.objects.get(pk=webinar.pk)
    before = state_of(webinar)
    demand_unchanged(before, read_as)
    if (starts_at, minutes) != (webinar.starts_at, webinar.minutes):
        _demand_undated(webinar)
    words = {"title": title, "subtitle": subtitle, "question": question}
    _write(webinar, words, starts_at, minutes, builds_on, extras)
    changes = differences(before, state_of(webinar))
    hides = cycle.is_announced and takes_words_back(changes, *words)
    record(actor, "edited", webinar, withdraws=hides, changes=changes)
    return webinar


def _write(
    webinar: Webinar,
    words: dict[str, Words],
    starts_at: datetime,
    minutes: int,
    builds_on: Sequence[Webinar],
    extras: Extras,
) -> None:
    levels = extras.pop("levels", None)
    main = webinar.cycle.main_language
    demand_words(words["title"], main, _("Write the session's title in the main language of the cycle."), about="title")
    demand_length(webinar, minutes)
    demand_order(webinar, starts_at)
    demand_earlier(webinar, builds_on)
    demand_host(extras.get("host_country", ""))
    demand_link(extras.get("video_link", ""))

    values: dict[str, Any] = {name: dict(text) for name, text in words.items()}
    values |= {"starts_at": starts_at, "minutes": minutes, **extras}
    for name, value in values.items():
        setattr(webinar, name, list(value) if name == "interpretation" else value)
    if webinar.pk:
        webinar.save(update_fields=FIELDS)
    else:
        webinar.save(force_insert=True)
    webinar.builds_on.set(builds_on)
    if levels is not None:
        set_levels(webinar, levels)


def _first_state(cycle: Cycle) -> str:
    """A session added to an announced cycle is announced with it."""
    return WebinarState.ANNOUNCED if cycle.is_announced else WebinarState.SCHEDULED


def _demand_undated(webinar: Webinar) -> None:
    """People have a date in their calendars once it was announced: it moves by a deed that tells them."""
    if rules.took_place(webinar):
        raise Refused(
            _("This session has already begun: its date and its length stay as they were."), about="starts_at"
        )
    if webinar.state in rules.DATED:
        raise Refused(
            _("This session is announced: move or postpone it, so that the people registered are told."),
            about="starts_at",
        )


MOST = 20


class PlannedSession(NamedTuple):
    """A session of a series; *title* and *thread*, what it leaves open, in the main language of the cycle."""

    title: str
    starts_at: datetime
    thread: str = ""


@transaction.atomic
def add_series(
    *,
    actor: Person,
    cycle: Cycle,
    sessions: Sequence[PlannedSession],
    minutes: int,
    with_agenda: bool = False,
) -> list[Webinar]:
    """Add a webinar for each title, in the cycle's main language, and start: all of them or none.

    Each builds on the one before it, and picks up the thread that it leaves open; the thread of the last one goes to
    the next cycle. *with_agenda* gives each the starter agenda.
    """
    if not sessions:
        raise Refused(_("Write the title of one session at least."))
    if len(sessions) > MOST:
        raise Refused(_("Add at most %(most)s sessions at once.") % {"most": MOST})
    before = Webinar.objects.order_by("ordinal").last()
    added: list[Webinar] = []
    for planned in sessions:
        builds_on = [webinar for webinar in (before,) if webinar]
        before = add_webinar(
            actor=actor,
            cycle=cycle,
            title={cycle.main_language: planned.title},
            subtitle={},
            question={},
            starts_at=planned.starts_at,
            minutes=minutes,
            builds_on=builds_on,
        )
        added.append(before)
        if with_agenda:
            start_agenda(actor=actor, webinar=before)
    _leave_open(actor, cycle, [planned.thread for planned in sessions], added)
    return added


def _leave_open(actor: Person, cycle: Cycle, threads: Sequence[str], webinars: Sequence[Webinar]) -> None:
    """Once all of them stand, since a thread names the session that picks it up."""
    for place, thread in enumerate(threads):
        if thread:
            target = webinars[place + 1] if place + 1 < len(webinars) else None
            plan_hook(
                actor=actor,
                cycle=cycle,
                kind=HookKind.OPEN_QUESTION,
                text={cycle.main_language: thread},
                origin=webinars[place],
                target_kind=HookTarget.WEBINAR if target else HookTarget.NEXT_CYCLE,
                target=target,
            )

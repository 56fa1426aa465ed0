"""A new cycle, or a new webinar, made from one that was planned already (P11). No person comes along."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django_scopes import scope

from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.agenda.actions import COPIED
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.actions.frame import Words
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.hooks.actions import plan_hook
from tinkuy.planning.hooks.models import OPEN_HOOKS, Hook
from tinkuy.planning.hours import SkippedHourError, moment_in
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.systematisation_plan.actions import WORDS, plan_systematisation
from tinkuy.planning.systematisation_plan.models import SystematisationPlan
from tinkuy.planning.themes.actions import add_theme, set_levels
from tinkuy.planning.themes.models import Theme, WebinarTheme

SAME = (
    "guiding_question", "audience", "purpose", "expected_results", "languages", "target_attendance", "keeps_days",
    "zone", "kind", "main_language", "default_regime", "governance", "attendance_minutes", "reviews_needed",
    "certificate_percent", "is_sensitive",
)  # fmt: skip


PLANNED, QUARTER = 5, 15
"""Minutes: hours of a plan are multiples of the first; others are odd, and go to the nearest quarter."""


@dataclass(frozen=True)
class _Copied:
    """What is read of a cycle while it is in scope."""

    webinars: list[Webinar]
    countries: list[str]
    themes: list[Theme]
    levels: list[WebinarTheme]
    parts: list[Segment]
    hooks: list[Hook]
    plan: SystematisationPlan | None


@transaction.atomic
def clone_cycle(*, actor: Person, cycle: Cycle, title: Words, first_day: date, slug: str = "") -> Cycle:
    """A new cycle with the words, countries, themes, sessions, agendas and threads of *cycle*, from *first_day* on.

    Each session keeps its hour, and its distance in days from the first. Nobody of the team but *actor* comes along,
    no participant, no link and nothing that was said; threads that are open are planned anew.
    """
    rules.demand(actor, "clone_cycles", cycle)
    clone = copy_plan(actor=actor, cycle=cycle, title=title, first_day=first_day, slug=slug)
    record(actor, "cloned", clone, source=cycle.slug)
    return clone


def copy_plan(
    *,
    actor: Person,
    cycle: Cycle,
    title: Words,
    first_day: date,
    slug: str = "",
    has_sessions: bool = True,
    has_threads: bool = True,
    has_cancelled: bool = True,
) -> Cycle:
    """The one way in which a plan is made again, for a clone and for a next cycle; within the caller's transaction."""
    source = _read(cycle)
    source = replace(source, hooks=source.hooks if has_threads and has_sessions else [])
    source = source if has_cancelled else _without_cancelled(source)
    source = source if has_sessions else replace(source, webinars=[])
    words = {name: getattr(cycle, name) for name in SAME}
    made = create_cycle(actor=actor, slug=slug, title=title, countries=source.countries, **words)
    made.places, made.admits_by_approval = cycle.places, cycle.admits_by_approval
    made.save(update_fields=["places", "admits_by_approval"])
    with scope(cycle=made):
        _copy(actor, source, made, first_day)
    return made


@transaction.atomic
def clone_webinar(*, actor: Person, webinar: Webinar, day: date) -> Webinar:
    """A new last session with the words, themes and agenda of *webinar*, at its hour on *day*."""
    starts_at = _at_its_hour(webinar, day)
    clone = add_webinar(
        actor=actor, cycle=webinar.cycle, **_words_of(webinar), starts_at=starts_at, builds_on=[webinar]
    )
    levels = WebinarTheme.objects.filter(webinar=webinar).select_related("theme")
    set_levels(clone, {row.theme: row.level for row in levels})
    _copy_parts(clone, list(Segment.objects.filter(webinar=webinar)))
    return clone


def _read(cycle: Cycle) -> _Copied:
    return _Copied(
        webinars=list(Webinar.objects.prefetch_related("builds_on").order_by("ordinal")),
        countries=list(InvitedCountry.objects.values_list("country", flat=True)),
        themes=list(Theme.objects.all()),
        levels=list(WebinarTheme.objects.all()),
        parts=list(Segment.objects.all()),
        hooks=list(Hook.objects.filter(state__in=OPEN_HOOKS)),
        plan=SystematisationPlan.objects.filter(cycle=cycle).first(),
    )


def _without_cancelled(source: _Copied) -> _Copied:
    """Sessions that take place; threads of the others have nowhere to be left open."""
    webinars = [webinar for webinar in source.webinars if webinar.state != WebinarState.CANCELLED]
    keys = {webinar.pk for webinar in webinars}
    return replace(source, webinars=webinars, hooks=[hook for hook in source.hooks if hook.origin_id in keys])


def _copy(actor: Person, source: _Copied, clone: Cycle, first_day: date) -> None:
    themes = {theme.pk: add_theme(actor=actor, cycle=clone, name=theme.name) for theme in source.themes}
    again: dict[int, Webinar] = {}
    for webinar in source.webinars:
        again[webinar.pk] = _add_again(actor, clone, webinar, source.webinars[0], first_day, again)
        levels = {themes[row.theme_id]: row.level for row in source.levels if row.webinar_id == webinar.pk}
        set_levels(again[webinar.pk], levels)
        _copy_parts(again[webinar.pk], [part for part in source.parts if part.webinar_id == webinar.pk])
    for hook in source.hooks:
        target = again.get(hook.target_id or hook.former_target_id or 0)
        kind = "webinar" if target else hook.target_kind
        plan_hook(
            actor=actor, cycle=clone, kind=hook.kind, text=hook.text, origin=again[hook.origin_id], target_kind=kind,
            target=target, number=hook.number,
        )  # fmt: skip
    if source.plan:
        plan_systematisation(actor=actor, cycle=clone, **{name: getattr(source.plan, name) for name in WORDS})


def _add_again(
    actor: Person, clone: Cycle, webinar: Webinar, first: Webinar, first_day: date, again: dict[int, Webinar]
) -> Webinar:
    zone = ZoneInfo(webinar.cycle.zone)
    days = webinar.starts_at.astimezone(zone).date() - first.starts_at.astimezone(zone).date()
    return add_webinar(
        actor=actor,
        cycle=clone,
        **_words_of(webinar),
        starts_at=_at_its_hour(webinar, first_day + days),
        builds_on=[again[earlier.pk] for earlier in webinar.builds_on.all() if earlier.pk in again],
    )


def _words_of(webinar: Webinar) -> dict[str, Any]:
    names = ("title", "subtitle", "question", "minutes", "host_country", "interpretation")
    return {name: getattr(webinar, name) for name in names}


def _at_its_hour(webinar: Webinar, day: date) -> datetime:
    """The hour that the clocks of the cycle show, on another day; an hour that the clocks skip there, one later."""
    zone = webinar.cycle.zone
    wall = datetime.combine(day, _planned_hour(webinar.starts_at.astimezone(ZoneInfo(zone)).time()))
    try:
        return moment_in(zone, wall)
    except SkippedHourError:
        return moment_in(zone, wall + timedelta(hours=1))


def _planned_hour(hour: time) -> time:
    """As hours are planned: one that a session got by beginning at once (21:37) becomes the nearest quarter."""
    if hour.minute % PLANNED == 0:
        return time(hour.hour, hour.minute)
    quarters = round(hour.minute / QUARTER)
    return time((hour.hour + quarters // 4) % 24, quarters % 4 * QUARTER)


def _copy_parts(webinar: Webinar, parts: list[Segment]) -> None:
    Segment.objects.bulk_create(
        Segment(
            cycle=webinar.cycle,
            webinar=webinar,
            ordinal=place,
            **{name: getattr(part, name) for name in COPIED},
        )
        for place, part in enumerate(sorted(parts, key=lambda part: part.ordinal), 1)
    )

"""What the public page of a cycle tells: its path, the session to come, and what came of it.

Within the scope of the cycle. Nothing here is a person's, save the focal points and the guests who agreed to be shown.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from django.db.models import Case, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from tinkuy.attendance.public_persons.queries import public_persons
from tinkuy.core.languages import names_in_sentence
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.hub.agreements.queries import PublicAgreement, public_agreements
from tinkuy.people.countries import country_name, zone_of
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.cycles.queries import invited_countries, public_focal_points
from tinkuy.planning.guests.queries.public_guests import PublicGuests, public_guests
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.hooks.queries import PathStep, next_webinar, path_without_agenda
from tinkuy.planning.hours import CityHours, day_with_year, hours_by_city
from tinkuy.planning.states import stage_of
from tinkuy.planning.themes.models import WebinarTheme
from tinkuy.planning.themes.queries import themes_by_webinar
from tinkuy.publication.sheets.models import SheetKind, SheetVersion
from tinkuy.systematisation.materials.models import Tier
from tinkuy.systematisation.materials.queries import handed_out


@dataclass(frozen=True)
class PublicStep:
    """A session on the public path. `persons` is None where nothing is known or the number is hidden.

    `hours` are those of a session that comes after the next one, whose own stand at the head of the page. `materials`
    are those that anyone may have.
    """

    webinar: Webinar
    state: str
    picks_up: list[Hook]
    leaves: list[Hook]
    persons: int | None
    is_hidden: bool
    hours: Sequence[CityHours] = ()
    materials: int = 0
    themes: Sequence[WebinarTheme] = ()

    @property
    def took_place(self) -> bool:
        return rules.took_place(self.webinar)


@dataclass(frozen=True)
class PublicPath:
    """The sessions, the one to come, and the codes of the invited countries by name in the reader's language.

    `hooks` are all threads of the cycle, also those that no step tells of, by number.
    Days and hours are those of `zone`: of the invited country that the reader chose, else of the cycle.
    """

    steps: list[PublicStep]
    coming: Webinar | None
    countries: list[str]
    reader_country: str
    zone: str
    hooks: list[Hook]

    @property
    def country_choices(self) -> list[tuple[str, str]]:
        """Whose hour may be read; none where all read the same country's."""
        return [(code, country_name(code)) for code in self.countries] if len(self.countries) > 1 else []


@dataclass(frozen=True)
class CyclePage(PublicPath):
    """All of the page. `hours` are those of the session to come, by group of capitals."""

    hours: list[CityHours]
    focal_points: list[TeamRole]
    guests: PublicGuests
    sheet: SheetVersion | None
    stage: int
    agreements: Sequence[PublicAgreement] = ()

    @property
    def has_begun(self) -> bool:
        """Something was said: a session was held, or goes on now."""
        return any(step.took_place for step in self.steps)

    @property
    def held_count(self) -> int:
        return sum(step.webinar.is_held for step in self.steps)

    @property
    def interpretation(self) -> list[str]:
        """The languages into which the session to come is interpreted, in the reader's language."""
        return names_in_sentence(self.coming.interpretation if self.coming else [])

    @property
    def also_spoken(self) -> list[str]:
        """The languages of the cycle besides its main one."""
        cycle = self.coming.cycle if self.coming else None
        return names_in_sentence([code for code in cycle.languages if code != cycle.main_language] if cycle else [])

    @property
    def country_names(self) -> list[str]:
        return sorted(country_name(code) for code in self.countries)

    @property
    def sheet_day(self) -> str:
        return day_with_year(self.sheet.published_on) if self.sheet else ""

    @property
    def threads_total(self) -> int:
        return sum(len(step.leaves) for step in self.steps)

    @property
    def threads_resolved(self) -> int:
        return sum(hook.state == HookState.RESOLVED for step in self.steps for hook in step.leaves)

    @property
    def minutes(self) -> int | None:
        """How long each session is, if all are of one length."""
        lengths = {step.webinar.minutes for step in self.steps}
        return lengths.pop() if len(lengths) == 1 else None


def announced_slug(public_id: str) -> str | None:
    """The address of the public page of a cycle, where it has one."""
    announced = Cycle.objects.filter(public_id=public_id, state__in=ANNOUNCED_STATES)
    return announced.values_list("slug", flat=True).first()


def public_path(cycle: Cycle, reader_country: str = "") -> PublicPath:
    """What every page of the cycle has in common, in the hour of *reader_country* if it is invited."""
    path = path_without_agenda(cycle)
    coming = coming_webinar(cycle, path)
    countries = sorted(invited_countries(cycle), key=country_name)
    chosen = reader_country if reader_country in countries else ""
    return PublicPath(
        steps=_with_themes(public_steps(path, coming, public_persons(cycle, [step.webinar for step in path]))),
        coming=coming,
        countries=countries,
        reader_country=chosen,
        zone=zone_of(chosen, cycle.zone),
        hooks=sorted((hook for step in path for hook in step.leaves), key=attrgetter("number")),
    )


def cycle_page(cycle: Cycle, language: str, reader_country: str = "") -> CyclePage:
    path = public_path(cycle, reader_country)
    coming, countries = path.coming, path.countries
    return CyclePage(
        steps=_with_hours(_with_materials(path.steps, cycle), countries, path.zone),
        coming=coming,
        countries=countries,
        reader_country=path.reader_country,
        zone=path.zone,
        hooks=path.hooks,
        hours=hours_by_city(coming.starts_at, countries, path.zone) if coming else [],
        focal_points=public_focal_points(cycle),
        guests=public_guests(cycle, [step.webinar for step in path.steps]),
        sheet=published_sheet_of(cycle, language),
        stage=stage_of(cycle),
        agreements=public_agreements(cycle),
    )


def _with_hours(steps: Iterable[PublicStep], countries: Sequence[str], zone: str) -> list[PublicStep]:
    """Each session that waits for its day after the next one, in the hour of every invited country."""
    return [
        replace(step, hours=hours_by_city(step.webinar.starts_at, countries, zone))
        if step.state == "later" and step.webinar.state in TO_COME
        else step
        for step in steps
    ]


def _with_themes(steps: Iterable[PublicStep]) -> list[PublicStep]:
    themes = themes_by_webinar()
    return [replace(step, themes=themes.get(step.webinar.pk, ())) for step in steps]


def _with_materials(steps: Iterable[PublicStep], cycle: Cycle) -> list[PublicStep]:
    counts = Counter(one.material.webinar_id for one in handed_out(cycle, [Tier.PUBLIC]))
    return [replace(step, materials=counts[step.webinar.pk]) for step in steps]


def coming_webinar(cycle: Cycle, path: list[PathStep]) -> Webinar | None:
    """The session that goes on now, else the next one, while the cycle is announced or running."""
    return next_webinar(path) if cycle.state in (CycleState.CONVENING, CycleState.RUNNING) else None


def public_steps(path: list[PathStep], coming: Webinar | None, persons: Mapping[int, int | None]) -> list[PublicStep]:
    """The path without drafts, each session with what is told in public of its threads and its attendance."""
    public_path = [step for step in path if step.webinar.state != WebinarState.DRAFT]
    return [_public_step(step, coming, persons) for step in public_path]


def _public_step(step: PathStep, coming: Webinar | None, persons: Mapping[int, int | None]) -> PublicStep:
    webinar = step.webinar
    is_off = webinar.state == WebinarState.CANCELLED
    return PublicStep(
        webinar=webinar,
        state="done" if webinar.is_held else "now" if webinar == coming else "later",
        picks_up=[hook for hook in step.picks_up if not is_off and _is_picked_up(hook, webinar)],
        leaves=[hook for hook in step.leaves if not is_off and _is_left_open(hook, webinar)],
        persons=persons.get(webinar.ordinal),
        is_hidden=persons.get(webinar.ordinal, 0) is None,
    )


def _is_picked_up(hook: Hook, webinar: Webinar) -> bool:
    """After the session: what it did pick up, also while it goes on. Before: what waits for it."""
    waiting = (HookState.PLANNED, HookState.PLANTED)
    return hook.state == HookState.RESOLVED if rules.took_place(webinar) else hook.state in waiting


def _is_left_open(hook: Hook, webinar: Webinar) -> bool:
    """After the session: what it did leave open. Before: what it means to."""
    is_planned = hook.state == HookState.PLANNED
    return not is_planned if rules.took_place(webinar) else is_planned


def _in_force(slug: str) -> QuerySet[SheetVersion]:
    return SheetVersion.objects.filter(cycle_slug=slug, retired_at=None)


def _newest_in_language(slug: str, language: str) -> QuerySet[SheetVersion, Any]:
    """In the order of an index: the first is found without a look at the others, which bring their whole texts."""
    in_language = _in_force(slug).filter(language=language, sheet__kind=SheetKind.SUBJECT)
    return in_language.order_by("-number", "pk").values("pk")[:1]


def _newest_of_any(slug: str, language: str) -> QuerySet[SheetVersion, Any]:
    on_subject = Case(When(sheet__kind=SheetKind.SUBJECT, then=0), default=1)
    in_language = Case(When(language=language, then=0), default=1)
    return _in_force(slug).order_by(on_subject, in_language, "-number", "pk").values("pk")[:1]


SHEET_IN_FORCE = CompiledQuery(
    lambda slug, language: SheetVersion.objects.filter(
        pk=Coalesce(Subquery(_newest_in_language(slug, language)), Subquery(_newest_of_any(slug, language)))
    ).order_by()
)


def published_sheet_of(cycle: Cycle, language: str) -> SheetVersion | None:
    """The newest version of the cycle's sheet that is in force, in *language* if there is one."""
    return SHEET_IN_FORCE.first(cycle.slug, language)

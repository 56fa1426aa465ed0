"""Each session prepares the next: order, what builds on what, how far each theme is taken."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tinkuy.core.text import in_language
from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import NEW_WEBINAR, WEBINAR, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity, Together
from tinkuy.desk.checkup.wording import listed
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.plan.queries import Lacking
from tinkuy.planning.themes.models import Theme, ThemeLevel, WebinarTheme


def too_few_sessions(facts: Facts) -> Iterator[Remark]:
    if Lacking.SESSIONS in facts.lacking:
        yield Remark(
            fact=_("The cycle has fewer than two sessions"),
            advice=_("A cycle is a path: what one session leaves open the next one picks up. Add a session."),
            deed=_("Add a session"),
            href=address(facts, NEW_WEBINAR),
        )


def sessions_out_of_order(facts: Facts) -> Iterator[Remark]:
    for earlier, later in pairwise(facts.standing_path):
        if later.webinar.starts_at <= earlier.webinar.starts_at:
            yield Remark(
                fact=_("Session %(later)s begins before session %(earlier)s")
                % {"later": later.webinar.ordinal, "earlier": earlier.webinar.ordinal},
                advice=_("Each session prepares the next one. Correct the dates."),
                deed=_("Correct the date"),
                href=address(facts, WEBINAR, later.webinar.ordinal, field="date"),
                subject=str(later.webinar.ordinal),
            )


def sessions_that_build_on_nothing(facts: Facts) -> Iterator[Remark]:
    for step in facts.ahead:
        if step.webinar.ordinal > 1 and not step.builds_on:
            yield Remark(
                fact=_("Session %(place)s builds on no earlier session") % {"place": step.webinar.ordinal},
                advice=_("It stands alone: who was there before gains nothing by it. Say which session prepares it."),
                deed=_("Say what it builds on"),
                href=address(facts, WEBINAR, step.webinar.ordinal, field="id_builds_on_0"),
                subject=str(step.webinar.ordinal),
            )


def _levels_by_theme(facts: Facts) -> Iterator[tuple[Theme, list[WebinarTheme]]]:
    """Each theme with its levels along the path."""
    for theme in facts.themes:
        levels = [
            row
            for row in facts.levels
            if row.theme_id == theme.pk and row.webinar.state != WebinarState.CANCELLED
        ]  # fmt: skip
        yield theme, sorted(levels, key=lambda row: row.webinar.ordinal)


def _theme_name(facts: Facts, theme: Theme) -> str:
    return in_language(theme.name, get_language() or "es", facts.cycle.main_language)


def themes_that_go_back(facts: Facts) -> Iterator[Remark]:
    for theme, levels in _levels_by_theme(facts):
        for earlier, later in pairwise(levels):
            if later.level < earlier.level and facts.may_be_planned:
                yield Remark(
                    fact=_("“%(theme)s” goes back in session %(place)s")
                    % {"theme": _theme_name(facts, theme), "place": later.webinar.ordinal},
                    advice=_(
                        "Session %(earlier)s took it to “%(reached)s”, this one only to “%(level)s”. "
                        "People hear again what they know. Change the level or the order."
                    )
                    % {
                        "earlier": earlier.webinar.ordinal,
                        "reached": earlier.get_level_display(),
                        "level": later.get_level_display(),
                    },
                    deed=_("Change the level"),
                    href=address(facts, WEBINAR, later.webinar.ordinal, field=f"id_level_{theme.ordinal}"),
                )


def themes_without_introduction(facts: Facts) -> Iterator[Remark]:
    for theme, levels in _levels_by_theme(facts):
        if levels and levels[0].level != ThemeLevel.INTRODUCED and facts.may_be_planned:
            yield Remark(
                fact=_("“%(theme)s” begins in session %(place)s without being introduced")
                % {"theme": _theme_name(facts, theme), "place": levels[0].webinar.ordinal},
                advice=_("Whoever does not know it is lost from the first minute. Introduce it there or earlier."),
                deed=_("Change the level"),
                href=address(facts, WEBINAR, levels[0].webinar.ordinal, field=f"id_level_{theme.ordinal}"),
            )


def themes_never_taken_up(facts: Facts) -> Iterator[Remark]:
    unused = [theme for theme, levels in _levels_by_theme(facts) if not levels]
    if unused and facts.ahead:
        names = [f"“{_theme_name(facts, theme)}”" for theme in unused]
        yield Remark(
            fact=_("No session takes up %(themes)s") % {"themes": listed(names)},
            advice=_("It was promised and will not be talked about. Give it to a session, or take it off the list."),
            deed=_("Give it to a session"),
            href=address(facts, WEBINAR, facts.ahead[0].webinar.ordinal, field=f"id_level_{unused[0].ordinal}"),
        )


RULES = (
    Rule(
        "few-sessions",
        Severity.TO_SOLVE,
        gettext_lazy("The cycle has two sessions or more."),
        gettext_lazy("One session alone is a talk, not a path."),
        too_few_sessions,
        gate=Lacking.SESSIONS,
        ground=ground.TWO_SESSIONS,
    ),
    Rule(
        "order",
        Severity.TO_SOLVE,
        gettext_lazy("The sessions follow each other in time."),
        gettext_lazy("Each theme builds on the ones before."),
        sessions_out_of_order,
        Together(gettext_lazy("Sessions %(list)s begin before the one that prepares them")),
        ground=ground.TWO_SESSIONS,
    ),
    Rule(
        "builds-on-nothing",
        Severity.WARNING,
        gettext_lazy("Every session after the first builds on an earlier one."),
        gettext_lazy("A path keeps people to its end, single talks do not."),
        sessions_that_build_on_nothing,
        Together(gettext_lazy("Sessions %(list)s build on no earlier session")),
        ground=ground.AHEAD.where(lambda facts: any(step.webinar.ordinal > 1 for step in facts.ahead)),
    ),
    Rule(
        "theme-goes-back",
        Severity.WARNING,
        gettext_lazy("No theme goes back along the path."),
        gettext_lazy("What was deepened is not introduced again."),
        themes_that_go_back,
        ground=ground.THEMES.where(lambda facts: any(len(levels) > 1 for _theme, levels in _levels_by_theme(facts))),
    ),
    Rule(
        "theme-not-introduced",
        Severity.WARNING,
        gettext_lazy("Every theme is introduced before it is deepened or applied."),
        gettext_lazy("People follow what they were led into."),
        themes_without_introduction,
        ground=ground.THEMES.where(lambda facts: any(levels for _theme, levels in _levels_by_theme(facts))),
    ),
    Rule(
        "theme-unused",
        Severity.ADVICE,
        gettext_lazy("Every theme has its session."),
        gettext_lazy("A theme on the list is a promise."),
        themes_never_taken_up,
        ground=ground.THEMES.where(lambda facts: bool(facts.ahead)),
    ),
)

"""Each session prepares the next: order, what builds on what, how far each theme is taken."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import NEW_WEBINAR, address, of_session
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, advice, to_solve, warning
from tinkuy.desk.checkup.wording import listed
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.plan.queries import Lacking
from tinkuy.planning.themes.models import Theme, ThemeLevel, WebinarTheme


def too_few_sessions(facts: Facts) -> Iterator[Case]:
    if Lacking.SESSIONS in facts.lacking:
        yield Case(address(facts, NEW_WEBINAR))


def sessions_out_of_order(facts: Facts) -> Iterator[Case]:
    for earlier, later in pairwise(step.webinar for step in facts.standing_path):
        if later.starts_at <= earlier.starts_at:
            yield of_session(facts, later, field="date", later=later.ordinal, earlier=earlier.ordinal)


def sessions_that_build_on_nothing(facts: Facts) -> Iterator[Case]:
    for step in facts.ahead:
        if step.webinar.ordinal > 1 and not step.builds_on:
            yield of_session(facts, step.webinar, field="id_builds_on_0")


def _levels_by_theme(facts: Facts) -> Iterator[tuple[Theme, list[WebinarTheme]]]:
    """Each theme with its levels along the path."""
    standing = [row for row in facts.levels if row.webinar.state != WebinarState.CANCELLED]
    for theme in facts.themes:
        levels = [row for row in standing if row.theme_id == theme.pk]
        yield theme, sorted(levels, key=lambda row: row.webinar.ordinal)


def _theme_name(facts: Facts, theme: Theme) -> str:
    return in_language(theme.name, get_language() or "es", facts.cycle.main_language)


def _of_theme(facts: Facts, theme: Theme, webinar: Webinar, **values: object) -> Case:
    """The case of *theme* in *webinar*, where its level is written."""
    page = of_session(facts, webinar, field=f"id_level_{theme.ordinal}").href
    return Case(page, {"theme": _theme_name(facts, theme), "place": webinar.ordinal, **values})


def themes_that_go_back(facts: Facts) -> Iterator[Case]:
    for theme, levels in _levels_by_theme(facts) if facts.may_be_planned else ():
        for earlier, later in pairwise(levels):
            if later.level < earlier.level:
                yield _of_theme(
                    facts,
                    theme,
                    later.webinar,
                    earlier=earlier.webinar.ordinal,
                    reached=earlier.get_level_display(),
                    level=later.get_level_display(),
                )


def themes_without_introduction(facts: Facts) -> Iterator[Case]:
    for theme, levels in _levels_by_theme(facts) if facts.may_be_planned else ():
        if levels and levels[0].level != ThemeLevel.INTRODUCED:
            yield _of_theme(facts, theme, levels[0].webinar)


def themes_never_taken_up(facts: Facts) -> Iterator[Case]:
    unused = [theme for theme, levels in _levels_by_theme(facts) if not levels]
    if unused and facts.ahead:
        names = listed(f"“{_theme_name(facts, theme)}”" for theme in unused)
        yield _of_theme(facts, unused[0], facts.ahead[0].webinar, themes=names)


RULES = (
    to_solve(
        id="few-sessions",
        precondition=preconditions.TWO_SESSIONS,
        look=too_few_sessions,
        fact=_("The cycle has fewer than two sessions"),
        advice=_("A cycle is a path: what one session leaves open the next one picks up. Add a session."),
        deed=_("Add a session"),
        passed=_("The cycle has two sessions or more."),
        why=_("One session alone is a talk, not a path."),
        gate=Lacking.SESSIONS,
    ),
    to_solve(
        id="order",
        precondition=preconditions.TWO_SESSIONS,
        look=sessions_out_of_order,
        fact=_("Session %(later)s begins before session %(earlier)s"),
        advice=_("Each session prepares the next one. Correct the dates."),
        deed=_("Correct the date"),
        together=_("Sessions %(list)s begin before the one that prepares them"),
        passed=_("The sessions follow each other in time."),
        why=_("Each theme builds on the ones before."),
    ),
    warning(
        id="builds-on-nothing",
        precondition=preconditions.AHEAD.where(lambda facts: any(step.webinar.ordinal > 1 for step in facts.ahead)),
        look=sessions_that_build_on_nothing,
        fact=_("Session %(place)s builds on no earlier session"),
        advice=_("It stands alone: who was there before gains nothing by it. Say which session prepares it."),
        deed=_("Say what it builds on"),
        together=_("Sessions %(list)s build on no earlier session"),
        passed=_("Every session after the first builds on an earlier one."),
        why=_("A path keeps people to its end, single talks do not."),
    ),
    warning(
        id="theme-goes-back",
        precondition=preconditions.THEMES.where(
            lambda facts: any(len(levels) > 1 for _theme, levels in _levels_by_theme(facts))
        ),
        look=themes_that_go_back,
        fact=_("“%(theme)s” goes back in session %(place)s"),
        advice=_(
            "Session %(earlier)s took it to “%(reached)s”, this one only to “%(level)s”. "
            "People hear again what they know. Change the level or the order."
        ),
        deed=_("Change the level"),
        passed=_("No theme goes back along the path."),
        why=_("What was deepened is not introduced again."),
    ),
    warning(
        id="theme-not-introduced",
        precondition=preconditions.THEMES.where(
            lambda facts: any(levels for _theme, levels in _levels_by_theme(facts))
        ),
        look=themes_without_introduction,
        fact=_("“%(theme)s” begins in session %(place)s without being introduced"),
        advice=_("Whoever does not know it is lost from the first minute. Introduce it there or earlier."),
        deed=_("Change the level"),
        passed=_("Every theme is introduced before it is deepened or applied."),
        why=_("People follow what they were led into."),
    ),
    advice(
        id="theme-unused",
        precondition=preconditions.THEMES.where(lambda facts: bool(facts.ahead)),
        look=themes_never_taken_up,
        fact=_("No session takes up %(themes)s"),
        advice=_("It was promised and will not be talked about. Give it to a session, or take it off the list."),
        deed=_("Give it to a session"),
        passed=_("Every theme has its session."),
        why=_("A theme on the list is a promise."),
    ),
)

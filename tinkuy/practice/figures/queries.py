"""What rates and timeline are made of, and the groups that they are of: in a number of queries that does not grow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.utils.translation import get_language, gettext as _

from tinkuy.core.text import in_language
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.themes.models import Theme
from tinkuy.practice.figures.rates import Ground, Rate, rates_of
from tinkuy.practice.figures.standing import ResponseRow, Standing, themes_by_finding
from tinkuy.practice.key_actions.models import KeyAction, KeyActionState
from tinkuy.practice.responses.models import ResponseState, ResponseStep

type FirstSteps = Mapping[tuple[int, str], date]
"""By response and state the first day on which it came to that state."""


def first_steps(cycle: Cycle) -> FirstSteps:
    steps = ResponseStep.objects.filter(cycle=cycle).order_by()
    rows = steps.values_list("response_id", "state").annotate(first=Min("taken_on"))
    return {(response, state): first for response, state, first in rows}


def ground_of(standing: Standing, firsts: FirstSteps) -> Ground:
    actions = KeyAction.objects.filter(cycle=standing.cycle).order_by().values_list("response_id")
    counted = actions.annotate(planned=Count("pk"), done=Count("pk", filter=Q(state=KeyActionState.DONE)))
    begun_on = {response: day for (response, state), day in firsts.items() if state == ResponseState.UNDER_WAY}
    return Ground(standing, {response: (planned, done) for response, planned, done in counted}, begun_on)


@dataclass(frozen=True)
class Group:
    """Some of the questions by what they have in common, with their rates; `code` is empty for those without it."""

    code: str
    name: str
    rates: Sequence[Rate]


@dataclass(frozen=True)
class Grouping:
    """`overlaps` where a question may stand in several of its groups."""

    code: str
    name: str
    groups: Sequence[Group]
    overlaps: bool = False


@dataclass(frozen=True)
class PracticeFigures:
    whole: Sequence[Rate]
    groupings: Sequence[Grouping]


def figures_of(ground: Ground, rows: Sequence[ResponseRow]) -> PracticeFigures:
    """The rates of *rows* together, by country, by theme and by kind of institution."""
    return PracticeFigures(
        rates_of(ground, rows), [_by_country(ground, rows), _by_theme(ground, rows), _by_sector(ground, rows)]
    )


def _groups(
    ground: Ground, keyed: Iterable[tuple[str, ResponseRow]], names: Mapping[str, str], without: str
) -> list[Group]:
    by_code: dict[str, list[ResponseRow]] = {}
    for code, row in keyed:
        by_code.setdefault(code, []).append(row)
    order = [code for code in names if code in by_code] + ([""] if "" in by_code else [])
    return [Group(code, names.get(code, without), rates_of(ground, by_code[code])) for code in order]


def _by_country(ground: Ground, rows: Sequence[ResponseRow]) -> Grouping:
    codes = sorted({row.country for row in rows if row.country}, key=country_name)
    names = {code: country_name(code) for code in codes}
    keyed = ((row.country, row) for row in rows)
    return Grouping("country", _("By country"), _groups(ground, keyed, names, _("Without a country")))


def _by_theme(ground: Ground, rows: Sequence[ResponseRow]) -> Grouping:
    """By the themes of the sessions that the recommendation was quoted from."""
    cycle = ground.standing.cycle
    language, themes = get_language() or cycle.main_language, themes_by_finding(cycle)
    names = {
        str(one.pk): in_language(one.name, language, cycle.main_language) for one in Theme.objects.filter(cycle=cycle)
    }
    keyed = ((str(code), row) for row in rows for code in themes.get(row.finding) or ("",))
    return Grouping("theme", _("By theme"), _groups(ground, keyed, names, _("Without a theme")), overlaps=True)


def _by_sector(ground: Ground, rows: Sequence[ResponseRow]) -> Grouping:
    names = {str(code): str(label) for code, label in Sector.choices}
    keyed = ((row.sector or "", row) for row in rows)
    without = _("The country, without an institution named")
    return Grouping("sector", _("By kind of institution"), _groups(ground, keyed, names, without))

"""What rates and timeline are made of, and the groups that they are of: in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.utils.translation import get_language, gettext as _

from tinkuy.core.rows.text_days import TextDay, day_of
from tinkuy.core.text import in_language
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.themes.models import Theme
from tinkuy.practice.figures.rates import Ground, Part, Rate, parts_of, rates_of_parts
from tinkuy.practice.figures.standing import ResponseRow, Standing, themes_by_finding
from tinkuy.practice.key_actions.models import KeyAction, KeyActionState
from tinkuy.practice.responses.models import ResponseState, ResponseStep

type FirstSteps = Sequence[tuple[int, str, date]]
"""Response, state, and the first day on which it came to that state."""


def first_steps(cycle: Cycle) -> FirstSteps:
    steps = ResponseStep.objects.filter(cycle=cycle).order_by()
    rows = steps.values_list("response_id", "state").annotate(first=TextDay(Min("taken_on")))
    return [(response, state, day_of(first)) for response, state, first in rows]


def ground_of(standing: Standing, firsts: FirstSteps) -> Ground:
    actions = KeyAction.objects.filter(cycle=standing.cycle).order_by().values_list("response_id")
    counted = actions.annotate(planned=Count("pk"), done=Count("pk", filter=Q(state=KeyActionState.DONE)))
    begun_on = {response: day for response, state, day in firsts if state == ResponseState.UNDER_WAY}
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
    parts = parts_of(ground, rows)
    both = list(zip(rows, parts, strict=True))
    groupings = [_by_country(both), _by_theme(ground.standing.cycle, both), _by_sector(both)]
    return PracticeFigures(rates_of_parts(parts), groupings)


type Counted = Sequence[tuple[ResponseRow, Part]]
"""Each row with its part in the rates."""


def _groups(keyed: Iterable[tuple[str, Part]], names: Mapping[str, str], without: str) -> list[Group]:
    by_code = defaultdict[str, list[Part]](list)
    for code, part in keyed:
        by_code[code].append(part)
    order = [code for code in names if code in by_code] + ([""] if "" in by_code else [])
    return [Group(code, names.get(code, without), rates_of_parts(by_code[code])) for code in order]


def _by_country(both: Counted) -> Grouping:
    codes = sorted({row.country for row, _part in both if row.country}, key=country_name)
    names = {code: country_name(code) for code in codes}
    keyed = ((row.country, part) for row, part in both)
    return Grouping("country", _("By country"), _groups(keyed, names, _("Without a country")))


def _by_theme(cycle: Cycle, both: Counted) -> Grouping:
    """By the themes of the sessions that the recommendation was quoted from."""
    language, themes = get_language() or cycle.main_language, themes_by_finding(cycle)
    names = {
        str(one.pk): in_language(one.name, language, cycle.main_language) for one in Theme.objects.filter(cycle=cycle)
    }
    keyed = ((str(code), part) for row, part in both for code in themes.get(row.finding) or ("",))
    return Grouping("theme", _("By theme"), _groups(keyed, names, _("Without a theme")), overlaps=True)


def _by_sector(both: Counted) -> Grouping:
    names = {str(code): str(label) for code, label in Sector.choices}
    keyed = ((row.sector or "", part) for row, part in both)
    without = _("The country, without an institution named")
    return Grouping("sector", _("By kind of institution"), _groups(keyed, names, without))

"""The figures of a cycle in the order of their page: rows with a name, a definition, and what may be told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from tinkuy.attendance.cycle_figures import quality
from tinkuy.attendance.cycle_figures.catalogue import CYCLE, SESSION
from tinkuy.attendance.figures import reach
from tinkuy.attendance.figures.attendance import match_rate
from tinkuy.attendance.figures.figure import Definition, Figure

from .figures import STAY_FORMULAS, CycleFigures, GroupFigures, PageFigure
from .safe_groups import tells_organisations, tells_triads


@dataclass(frozen=True)
class FigureRow:
    """One row: a figure of the cycle, or the same figure of each session or group; None where there is none."""

    name: str | Promise
    definition: Definition
    cells: Sequence[PageFigure | None]
    heads: Sequence[str | Promise] = ()

    @property
    def with_heads(self) -> list[tuple[str | Promise, PageFigure | None]]:
        """Each figure with its heading, which a phone shows beside it."""
        return list(zip(self.heads, self.cells, strict=True))


@dataclass(frozen=True)
class FigureTable:
    """`heads` stand over the figures of each row; `definitions` name each figure where the rows are groups."""

    title: str
    heads: Sequence[str | Promise]
    rows: Sequence[FigureRow]
    definitions: Sequence[tuple[str | Promise, Definition]] = ()

    @property
    def headed(self) -> list[FigureRow]:
        return [replace(row, heads=self.heads) for row in self.rows]


def cycle_tables(figures: CycleFigures) -> list[FigureTable]:
    """The figures of the whole cycle, as metrics are grouped: reach, retention, quality of the data."""
    own = {one.code: (one.name, figures.of_cycle(one), one.formula(figures.whole)) for one in CYCLE}
    attendance, sessions = figures.attendance, figures.whole.sessions
    balances = figures.balances()
    triads = reach.complete_triads_share(sessions, attendance.country_of, attendance.sector_of)
    safe_triads = triads if tells_triads(attendance) else None
    bodies = reach.groups_reached(sessions, attendance.organisation_of, BODIES)
    rows = [
        _row(own["reach"]),
        _one(gettext_lazy("Attendances"), figures.attendances(), reach.attendances_figure(sessions, 0)),
        _row(own["per_person"]),
        _count(gettext_lazy("Countries"), reach.groups_reached(sessions, attendance.country_of, COUNTRIES)),
        _count(gettext_lazy("Organisations"), bodies, is_readable=tells_organisations(attendance)),
        _count(gettext_lazy("Sectors"), reach.groups_reached(sessions, attendance.sector_of, SECTORS)),
        _one(gettext_lazy("Balance of countries"), balances["country"], reach.balance(sessions, {})),
        _one(gettext_lazy("Balance of sectors"), balances["sector"], reach.balance(sessions, {})),
        _one(gettext_lazy("Countries with the complete triad"), PageFigure(safe_triads), triads),
    ]
    retention_rows = [_row(own[code]) for code in ("cohort", "sustain", "floor", "returned", "core", "full")]
    files = quality.files_per_session(figures.loaded)
    made = [
        _one(gettext_lazy("Files per session"), PageFigure(files, "number"), files),
        *(_one(name, figures.rows(formula)[0], formula(NO_FILE)) for name, formula in ROWS),
    ]
    return [
        FigureTable(gettext("Reach"), (), rows),
        FigureTable(gettext("Retention"), (), retention_rows),
        FigureTable(gettext("Quality of the data"), (), made),
    ]


def session_table(figures: CycleFigures) -> FigureTable:
    """Every figure of each session, one row each."""
    places = range(len(figures.webinars))
    rows = [
        FigureRow(
            one.name, one.formula(figures.whole, 0).definition, [figures.of_session(one, place) for place in places]
        )
        for one in SESSION
        if not one.steps or len(places) > 1
    ]
    stays, rates = figures.stays(), figures.match_rates()
    rows += [
        FigureRow(name, STAY_FORMULAS[code](figures.attendance.measured[0]).definition, stays[code])
        for code, name in STAYS.items()
    ]
    rows.append(FigureRow(gettext_lazy("Match rate"), match_rate(figures.attendance.measured[0]).definition, rates))
    files = [PageFigure(quality.files(one), "count") for one in figures.loaded]
    rows += [
        FigureRow(gettext_lazy("Files"), quality.files(NO_FILE).definition, files),
        *(FigureRow(name, formula(NO_FILE).definition, figures.rows(formula)[1]) for name, formula in ROWS),
    ]
    return FigureTable(gettext("Session by session"), _session_heads(figures), rows)


def triangle_table(figures: CycleFigures) -> FigureTable:
    """The cohorts: a row for each first session."""
    rows = [
        FigureRow(gettext("First came to %(session)s") % {"session": head.lower()}, "", row)
        for head, row in zip(_session_heads(figures), figures.triangle(), strict=True)
    ]
    return FigureTable(gettext("By the session in which they began"), _session_heads(figures), rows)


def group_tables(figures: CycleFigures, groups: Sequence[GroupFigures]) -> list[FigureTable]:
    """A row for each group: the figures of the cycle, then each figure of the sessions in a table of its own."""
    tables = [
        FigureTable(
            gettext("The whole cycle"),
            [one.name for one in CYCLE],
            [
                FigureRow(gettext("Everyone"), "", [figures.of_cycle(one) for one in CYCLE]),
                *(FigureRow(group.name, "", [group.of_cycle(one) for one in CYCLE]) for group in groups),
            ],
            [(one.name, one.formula(figures.whole).definition) for one in CYCLE],
        )
    ]
    heads = _session_heads(figures)
    for one in SESSION:
        places = range(len(heads) - one.steps)
        if not places:
            continue
        rows = [FigureRow(gettext("Everyone"), "", [figures.of_session(one, place) for place in places])]
        rows += [FigureRow(group.name, "", [group.of_session(one, place) for place in places]) for group in groups]
        definition = one.formula(figures.whole, 0).definition
        tables.append(FigureTable(str(one.name), heads[: len(places)], rows, [(one.name, definition)]))
    return tables


def _session_heads(figures: CycleFigures) -> list[str]:
    return [gettext("Session %(place)s") % {"place": webinar.ordinal} for webinar in figures.webinars]


def _row(named: tuple[Promise, PageFigure, Figure]) -> FigureRow:
    name, page_figure, figure = named
    return FigureRow(name, figure.definition, [page_figure])


def _count(name: Promise, figure: Figure, *, is_readable: bool = True) -> FigureRow:
    return _one(name, PageFigure(figure if is_readable else None, "count"), figure)


def _one(name: Promise, page_figure: PageFigure, figure: Figure) -> FigureRow:
    return FigureRow(name, figure.definition, [page_figure])


COUNTRIES = gettext_lazy("Countries from which somebody attended")
BODIES = gettext_lazy("Organisations from which somebody attended")
SECTORS = gettext_lazy("Sectors from which somebody attended")
NO_FILE = quality.Loaded()
ROWS = (
    (gettext_lazy("Rows by telephone"), quality.rows_by_phone),
    (gettext_lazy("Lists made by hand"), quality.manual_share),
)
STAYS = {
    "median": gettext_lazy("Half stayed at least"),
    "close": gettext_lazy("Stayed to the close"),
    "drop": gettext_lazy("Drop before the close"),
}

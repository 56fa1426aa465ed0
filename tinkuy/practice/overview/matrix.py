"""The matrix: recommendation × country, narrowed by theme, kind of institution, country or state."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.check_ins.queries import silences_in
from tinkuy.practice.figures.standing import ResponseRow, Standing, standing_of, themes_by_finding
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.queries import communicable
from tinkuy.practice.responses.rules import ENDORSED, furthest
from tinkuy.systematisation.evidence.models.finding import Finding

NO_SILENCES: Mapping[int, date] = {}


@dataclass(frozen=True)
class Cell:
    """One country at one recommendation, by the furthest of those it was put to; without any nobody was asked yet.

    In the column without a country stand the bodies that have none. `silent_since` is the first day of asking that one
    of them gave no update after.
    """

    country: str
    rows: Sequence[ResponseRow]
    state: str
    is_verified: bool = False
    silent_since: date | None = None

    @property
    def response(self) -> ResponseRow | None:
        """The only one, to which the cell leads; of several it leads to their list."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def is_agreement(self) -> bool:
        return any(one.state in ENDORSED for one in self.rows)


@dataclass(frozen=True)
class Row:
    """A recommendation with a cell for each invited country, in the order of `Matrix.countries`."""

    finding: Finding
    cells: Sequence[Cell]

    @property
    def agreements(self) -> int:
        """How many countries agreed, or went further."""
        return sum(cell.is_agreement for cell in self.cells if cell.country)


@dataclass(frozen=True)
class Narrowing:
    """What is looked at: empty is all of it."""

    country: str = ""
    theme: int | None = None
    sector: str = ""
    state: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.country or self.theme or self.sector or self.state)


@dataclass(frozen=True)
class Matrix:
    """Recommendation × country, countries by their name in the reader's language; the last column may have none.

    A row is made when it is read: of many recommendations a page shows some.
    """

    countries: Sequence[str]
    findings: Sequence[Finding]
    standing: Standing
    bodies: Mapping[int, str]
    answers: Mapping[tuple[int, str], Sequence[ResponseRow]] = field(repr=False)

    @property
    def rows(self) -> list[Row]:
        return self.rows_of(self.findings)

    def rows_of(self, findings: Collection[Finding]) -> list[Row]:
        """With the silences of these alone, in four more queries."""
        silences = silences_in(self.standing.cycle, self.responses_to(findings), self.standing.today)
        return [Row(one, [self._cell(one.pk, country, silences) for country in self.countries]) for one in findings]

    def _cell(self, finding: int, country: str, silences: Mapping[int, date] = NO_SILENCES) -> Cell:
        return cell(country, self.answers.get((finding, country), ()), self.standing, silences)

    def responses_to(self, findings: Collection[Finding]) -> list[ResponseRow]:
        keys = {one.pk for one in findings}
        return [row for (finding, _country), rows in self.answers.items() if finding in keys for row in rows]

    def narrowed_to(self, narrowing: Narrowing) -> list[int]:
        """The keys of the responses that are looked at: those of its rows and columns, in the state looked for."""
        findings = {one.pk for one in self.findings}
        return [
            row.pk
            for (finding, country), rows in self.answers.items()
            if finding in findings and country in self.countries
            for row in rows
            if not narrowing.state or self._cell(finding, country).state == narrowing.state
        ]


def cell(
    country: str, rows: Sequence[ResponseRow], standing: Standing, silences: Mapping[int, date] = NO_SILENCES
) -> Cell:
    if not rows:
        return Cell(country, rows, "")
    state = furthest([standing.state_of(row) for row in rows])
    is_verified = any(row.pk in standing.verified for row in rows)
    silent_since = min((silences[row.pk] for row in rows if row.pk in silences), default=None)
    return Cell(country, rows, state, is_verified, silent_since)


def followed(cycle: Cycle) -> QuerySet[Finding]:
    """The recommendations that may be communicated, and those that somebody was asked about before their sheet was
    retired: what was agreed and is to be done stays in sight.
    """
    answered_to = Response.objects.filter(cycle=cycle).values("finding")
    in_force = communicable(cycle).values("pk")
    return Finding.objects.filter(Q(pk__in=answered_to) | Q(pk__in=in_force), cycle=cycle).order_by("number")


def matrix_of(cycle: Cycle, own: Collection[str] = (), narrowing: Narrowing | None = None) -> Matrix:
    """The whole matrix, in a number of queries that does not grow; the reader's *own* countries stand first."""
    narrowing = narrowing or Narrowing()
    standing = standing_of(cycle)
    answers: dict[tuple[int, str], list[ResponseRow]] = defaultdict(list)
    for row in standing.rows:
        if not narrowing.sector or row.sector == narrowing.sector:
            answers[row.finding, row.country].append(row)
    return Matrix(
        _columns(cycle, own, narrowing, answers),
        _narrowed(list(followed(cycle)), narrowing, answers, standing),
        standing,
        _names_of_bodies(standing.rows),
        answers,
    )


def _columns(
    cycle: Cycle, own: Collection[str], narrowing: Narrowing, answers: Mapping[tuple[int, str], object]
) -> list[str]:
    codes = [row.country for row in cycle.invited_countries.all()]
    if narrowing.country:
        return [narrowing.country]
    columns = sorted(codes, key=lambda code: (code not in own, country_name(code)))
    return [*columns, ""] if any(country == "" for _finding, country in answers) else columns


def _narrowed(
    findings: list[Finding],
    narrowing: Narrowing,
    answers: Mapping[tuple[int, str], Sequence[ResponseRow]],
    standing: Standing,
) -> list[Finding]:
    """Those of the theme that have an answer as it is looked for; without a wish all of them."""
    if narrowing.theme:
        themes = themes_by_finding(standing.cycle)
        findings = [one for one in findings if narrowing.theme in themes.get(one.pk, ())]
    if not (narrowing.state or narrowing.sector or narrowing.country):
        return findings
    matching = {
        finding
        for (finding, country), rows in answers.items()
        if narrowing.country in ("", country)
        and (not narrowing.state or cell(country, rows, standing).state == narrowing.state)
    }
    return [one for one in findings if one.pk in matching]


def _names_of_bodies(rows: Sequence[ResponseRow]) -> dict[int, str]:
    keys = {row.institution for row in rows if not row.country and row.institution}
    if not keys:
        return {}
    return {one.pk: str(one) for one in Organisation.objects.filter(pk__in=keys)}

"""How many quotes have this and that: a table of two attributes, or of codes that stand on the same words.

What is counted are quotes and never persons, so no count is hidden; what a regime does not let us tell counts as such.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext as _

from tinkuy.core.text import in_language
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.queries.attributes import UNTOLD, attributed, overlaps, value_of
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order


@dataclass(frozen=True)
class Value:
    """One row or column: what the address asks for, what the page says, and the kind whose sign it bears."""

    key: str
    label: str
    kind: str = ""


@dataclass(frozen=True)
class CountedRow:
    value: Value
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class CrossTable:
    """`is_overlap`: rows and columns are the same, and a cell counts pairs of overlapping quotes; it has no sums."""

    columns: tuple[Value, ...]
    rows: tuple[CountedRow, ...]
    sums: tuple[int, ...]
    total: int
    is_overlap: bool


def cross_table(cycle: Cycle, rows: str, columns: str) -> CrossTable:
    """Quotes by the attributes *rows* and *columns*; only values that occur, codes and sessions all."""
    quotes = attributed(cycle)
    if rows == columns:
        return _overlap_table(cycle, quotes, rows)
    counts = Counter((value_of(quote, rows), value_of(quote, columns)) for quote in quotes)
    down = values_of(cycle, rows, {row for row, _column in counts})
    across = values_of(cycle, columns, {column for _row, column in counts})
    counted_rows = tuple(
        CountedRow(
            row, tuple(counts[row.key, one.key] for one in across), sum(counts[row.key, one.key] for one in across)
        )
        for row in down
    )
    sums = tuple(sum(counts[row.key, one.key] for row in down) for one in across)
    return CrossTable(across, counted_rows, sums, len(quotes), is_overlap=False)


def _overlap_table(cycle: Cycle, quotes: Sequence[Excerpt], attribute: str) -> CrossTable:
    """In the diagonal how many quotes there are; elsewhere how many pairs overlap."""
    counts: Counter[tuple[str, str]] = Counter()
    for quote in quotes:
        key = value_of(quote, attribute)
        counts[key, key] += 1
    for one, other in overlaps(quotes):
        first, second = value_of(one, attribute), value_of(other, attribute)
        if first != second:
            counts[first, second] += 1
            counts[second, first] += 1
    values = values_of(cycle, attribute, {key for key, _other in counts} - {UNTOLD})
    rows = tuple(
        CountedRow(row, tuple(counts[row.key, one.key] for one in values), counts[row.key, row.key]) for row in values
    )
    return CrossTable(values, rows, (), len(quotes), is_overlap=True)


def values_of(cycle: Cycle, attribute: str, occurring: set[str]) -> tuple[Value, ...]:
    """The values of an attribute, in their order, those untold last."""
    values = _VALUES[attribute](cycle, occurring)
    return (*values, Value(UNTOLD, str(_name_of_none(attribute)))) if UNTOLD in occurring else values


def _codes(cycle: Cycle, occurring: set[str]) -> tuple[Value, ...]:
    language = get_language() or "es"
    return tuple(
        Value(str(code.pk), f"{code.label} {in_language(code.name, language, cycle.main_language)}", code.kind)
        for code in codes_in_order()
    )


def _sessions(cycle: Cycle, occurring: set[str]) -> tuple[Value, ...]:
    places = Webinar.objects.values_list("ordinal", flat=True)
    return tuple(Value(str(place), _("Session %(number)s") % {"number": place}) for place in places)


def _countries(cycle: Cycle, occurring: set[str]) -> tuple[Value, ...]:
    named = ((code, country_name(code)) for code in occurring - {UNTOLD})
    return tuple(Value(code, name) for code, name in sorted(named, key=lambda pair: pair[1]))


def _kinds(cycle: Cycle, occurring: set[str]) -> tuple[Value, ...]:
    return tuple(Value(kind.value, str(kind.label), kind.value) for kind in FindingKind)


def _chosen(choices: Sequence[tuple[str, str | Promise]]) -> Callable[[Cycle, set[str]], tuple[Value, ...]]:
    """The values of a fixed list that occur."""
    return lambda cycle, occurring: tuple(Value(key, str(word)) for key, word in choices if key in occurring)


_VALUES: dict[str, Callable[[Cycle, set[str]], tuple[Value, ...]]] = {
    "kind": _kinds,
    "code": _codes,
    "session": _sessions,
    "country": _countries,
    "sector": _chosen(Sector.choices),
    "language": _chosen(settings.LANGUAGES),
    "attribution": _chosen(Regime.choices),
    "source": _chosen(Source.choices),
}


def _name_of_none(attribute: str) -> str:
    return _("No code") if attribute == "code" else _("Not told")

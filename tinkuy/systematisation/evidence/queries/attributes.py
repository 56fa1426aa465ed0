"""What a quote may be looked for by: its kind, code, session, country, sector, language, attribution and source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.excerpt import Excerpt

from .regimes import under_present_regime

UNTOLD = "-"
"""The value of an attribute that a quote does not have, or that its regime does not let us tell."""

ATTRIBUTES = ("kind", "code", "session", "country", "sector", "language", "attribution", "source")


def attributed(cycle: Cycle) -> list[Excerpt]:
    """All quotes of the cycle, in order, under the regime that holds now; three queries."""
    coded = Excerpt.objects.select_related("webinar", "cue__speaker", "code").prefetch_related("findings")
    return under_present_regime(cycle, coded)


def value_of(quote: Excerpt, attribute: str) -> str:
    """The quote's value of one of `ATTRIBUTES`, `UNTOLD` where there is none to tell (invariants 10 and 11)."""
    values = {
        "kind": quote.kind,
        "code": str(quote.code_id or ""),
        "session": str(quote.webinar.ordinal),
        "country": quote.country,
        "sector": _sector(quote),
        "language": quote.language,
        "attribution": quote.regime,
        "source": quote.source,
    }
    return values[attribute] or UNTOLD


def quotes_with(cycle: Cycle, wanted: Mapping[str, str], *, words: str = "", overlapping: str = "") -> list[Excerpt]:
    """The quotes that have all *wanted* values, *words* in them, and beside them one *overlapping* (a kind or code)."""
    quotes = attributed(cycle)
    if overlapping:
        overlapping_keys = {pk for one, other in overlaps(quotes) for pk in _overlapped_by(one, other, overlapping)}
        quotes = [quote for quote in quotes if quote.pk in overlapping_keys]
    wanted_words = words.casefold().strip()
    return [quote for quote in quotes_in(quotes, wanted) if wanted_words in quote.text.casefold()]


def quotes_in(quotes: Iterable[Excerpt], wanted: Mapping[str, str]) -> list[Excerpt]:
    """Those of *quotes* that have all *wanted* values; an empty one asks for nothing."""
    return [quote for quote in quotes if all(value_of(quote, name) == value for name, value in wanted.items() if value)]


def overlaps(quotes: Sequence[Excerpt]) -> Iterator[tuple[Excerpt, Excerpt]]:
    """Each pair of quotes of one caption that have a letter in common."""
    by_cue: dict[int, list[Excerpt]] = defaultdict(list)
    for quote in quotes:
        if quote.cue_id:
            by_cue[quote.cue_id].append(quote)
    for of_cue in by_cue.values():
        for one, other in combinations(of_cue, 2):
            if one.start < other.end and other.start < one.end:
                yield one, other


def _overlapped_by(one: Excerpt, other: Excerpt, wanted: str) -> Iterable[int]:
    """Which of two overlapping quotes has the wanted one beside it."""
    if wanted in (other.kind, str(other.code_id)):
        yield one.pk
    if wanted in (one.kind, str(one.code_id)):
        yield other.pk


def _sector(quote: Excerpt) -> str:
    """The sector that the voice speaks for, where its regime lets a country be told."""
    if quote.cue is None or quote.cue.speaker is None or not rules.names_country(quote.regime):
        return ""
    return quote.cue.speaker.sector

"""What a quote may be looked for by: its kind, code, session, country, sector, language, attribution and source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.rules import is_looser
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

AGENDAS_OF = CompiledQuery(
    lambda cycle, named_cycle: (
        Segment.objects.with_scope(cycle=cycle).filter(webinar__cycle=named_cycle).order_by("webinar_id", "ordinal")
    )
)
TRANSCRIPTS_OF = CompiledQuery(
    lambda cycle, named_cycle: Transcript.objects.with_scope(cycle=cycle).filter(cycle=named_cycle).order_by()
)

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


def regime_at(segments: Sequence[Segment], start_ms: int, default: str) -> Regime:
    """The regime that the agenda's *segments* (in order) have now for what was said at a moment."""
    return rules.regime_between(segments, start_ms, start_ms + 1, default)


def public_country_of(hook: Hook, segments: Sequence[Segment], default: str) -> str:
    """Which country asks *hook*, where the regime that holds now for the moment of asking lets a country be named.

    *segments* are the agenda of its session, in order; of a moment that nobody noted the strictest of them counts.
    """
    if hook.planted_second is None:
        regime = rules.regime_of_all(segments, default)
    else:
        regime = regime_at(segments, hook.planted_second * 1000, default)
    return hook.country if rules.names_country(regime) else ""


def under_present_regime(cycle: Cycle, excerpts: Iterable[Excerpt]) -> list[Excerpt]:
    """*excerpts* with the strictest regime that ever applied, in memory; without a country where it forbids one.

    Two queries, none where there is no excerpt. What `recheck_everywhere` has not written yet is thus never shown
    above its regime.
    """
    quotes = list(excerpts)
    if not quotes:
        return []
    agendas: dict[int, list[Segment]] = defaultdict(list)
    for segment in AGENDAS_OF.rows(cycle_in_scope(), cycle.pk):
        agendas[segment.webinar_id].append(segment)
    transcripts = TRANSCRIPTS_OF.rows(cycle_in_scope(), cycle.pk)
    without_times = {transcript.webinar_id for transcript in transcripts if not transcript.has_times}
    for excerpt in quotes:
        segments, until = agendas[excerpt.webinar_id], excerpt.until_ms or excerpt.start_ms + 1
        now = rules.regime_between(segments, excerpt.start_ms, until, cycle.default_regime)
        if excerpt.cue_id and excerpt.webinar_id in without_times:
            now = rules.regime_of_all(segments, cycle.default_regime)
        excerpt.regime = rules.strictest(excerpt.regime, now)
        if not rules.names_country(excerpt.regime):
            excerpt.country = ""
    return quotes


def captions_under_present_regime(cycle: Cycle, cues: Iterable[Cue]) -> list[Cue]:
    """*cues* with the strictest regime that ever applied, in memory; without a voice where it tells nobody.

    Two queries. Who spoke in a part that has just become stricter is thus shown on no page, before the clock's turn.
    """
    agendas: dict[int, list[Segment]] = defaultdict(list)
    for segment in AGENDAS_OF.rows(cycle_in_scope(), cycle.pk):
        agendas[segment.webinar_id].append(segment)
    transcripts = {one.pk: one for one in TRANSCRIPTS_OF.rows(cycle_in_scope(), cycle.pk)}
    default = cycle.default_regime
    of_all = {key: rules.regime_of_all(agendas[one.webinar_id], default) for key, one in transcripts.items()}
    captions = list(cues)
    for cue in captions:
        transcript, now = transcripts[cue.transcript_id], of_all[cue.transcript_id]
        if is_looser(cue.regime, now) and transcript.has_times:
            segments = agendas[transcript.webinar_id]
            now = rules.regime_between(segments, cue.start_ms, cue.end_ms, default)
        if is_looser(cue.regime, now):
            cue.regime = now
            if not rules.names_country(now):
                cue.speaker, cue.voice = None, None
    return captions

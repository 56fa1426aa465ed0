"""What of a transcript is shown: all of it, the quotes of one kind or code, the words of one voice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.coding.queries import Bar, Piece, Span, lanes, pieces, span_in
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime


@dataclass(frozen=True)
class Selection:
    """`kind` or `code`: only captions with such quotes. `speaker`: only captions of this voice. Nothing: all."""

    kind: str = ""
    code: Code | None = None
    speaker: Speaker | None = None

    @property
    def is_all(self) -> bool:
        return not (self.picks_quotes or self.speaker)

    @property
    def picks_quotes(self) -> bool:
        return bool(self.kind or self.code)

    def fits(self, cue: Cue, quotes: Sequence[Excerpt]) -> bool:
        """Whether a caption with its *quotes* is shown."""
        if self.speaker and cue.speaker_id != self.speaker.pk:
            return False
        return not self.picks_quotes or any(self.fits_quote(quote) for quote in quotes)

    def fits_quote(self, quote: Excerpt) -> bool:
        if self.code:
            return quote.code_id == self.code.pk
        return self.kind in ("", quote.kind)


def stored_captions(webinar: Webinar) -> list[Cue]:
    """All captions of a session in order: there are thousands, to be read once for a page.

    They may be under a looser regime than now: `captions_under_present_regime` says what of them is shown.
    """
    return list(Cue.objects.filter(transcript__webinar=webinar))


def quotes_of(webinar: Webinar, cues: Iterable[Cue]) -> list[Excerpt]:
    """All quotes from the transcript of a session, whose *cues* are at hand and so are read with none of them."""
    by_key = {cue.pk: cue for cue in cues}
    stored = Excerpt.objects.filter(webinar=webinar, cue__isnull=False)
    quotes = []
    for quote in stored.order_by("start_ms", "start"):
        if cue := by_key.get(quote.cue_id or 0):
            quote.cue = cue
            quote.last_cue = by_key.get(quote.last_cue_id or 0)
            quotes.append(quote)
    return quotes


def voices_in(cues: Iterable[Cue]) -> QuerySet[Speaker]:
    """Who is named in them; a regime that names nobody leaves no voice to follow."""
    return Speaker.objects.filter(pk__in={cue.speaker_id for cue in cues if cue.speaker_id})


def voices_of(webinar: Webinar) -> QuerySet[Speaker]:
    """Those of its transcript, for whoever does not show it."""
    named_cues = Cue.objects.filter(transcript__webinar=webinar, speaker__isnull=False).defer("text")
    return voices_in(captions_under_present_regime(webinar.cycle, named_cues))


NEAR = 5
"""Captions to either side in which quotes are looked for at once: a quote seldom covers as many."""


@dataclass(frozen=True)
class Thread:
    """A hook that is planted or picked up at a moment of the session."""

    hook: Hook
    is_picked_up: bool
    second: int


@dataclass(frozen=True)
class CueRow:
    """A caption as the workbench shows it; `threads` begin or end just before it, `beginning` are quotes that begin."""

    cue: Cue
    pieces: tuple[Piece, ...]
    bars: tuple[Bar, ...]
    beginning: tuple[Excerpt, ...]
    threads: tuple[Thread, ...]
    starts_turn: bool


def rows_of(webinar: Webinar, selection: Selection, cues: Sequence[Cue], quotes: Sequence[Excerpt]) -> list[CueRow]:
    """Of all captions of a session, in order, and all *quotes* from them, those that *selection* asks for.

    Neither country nor regime of a quote is shown here, so that they are not looked at.
    """
    rows = _rows(cues, quotes)
    if not selection.is_all:
        return [_alone(row) for row in rows if selection.fits(row.cue, [span.quote for span in _spans(row)])]
    return _with_threads(rows, _threads(webinar))


def rows_between(
    webinar: Webinar, cues: Sequence[Cue], quotes: Sequence[Excerpt], first: int, end: int
) -> list[CueRow]:
    """Of all captions of a session those from index *first* to before *end*, as they are among the others."""
    earlier = cues[:first]
    rows = _rows(cues[first:end], quotes, before=earlier[-1] if earlier else None)
    begun = max((cue.start_ms for cue in earlier), default=-1)
    return _with_threads(rows, [thread for thread in _threads(webinar) if thread.second * 1000 > begun])


def rows_near(webinar: Webinar, first: int, last: int, selection: Selection) -> list[CueRow]:
    """The captions at the places *first* to *last* and those to which their quotes reach: where bars may have moved."""
    near, wanted = NEAR, (first, last)
    while True:
        quotes_near = QUOTES_NEAR.rows(cycle_in_scope(), webinar.pk, first - near, last + near)
        wanted = _reach(quotes_near, first, last)
        if first - near < wanted[0] and wanted[1] < last + near:
            break
        near *= 4  # a chain of quotes that goes on beyond what was read
    first, last = wanted
    quotes = [quote for quote in quotes_near if places_of(quote)[0] <= last and first <= places_of(quote)[1]]
    cues = CUES_NEAR.rows(cycle_in_scope(), webinar.pk, first - 1, last)
    now = captions_under_present_regime(webinar.cycle, cues)
    rows = [row for row in _rows(now, quotes) if row.cue.ordinal >= first]
    return rows if selection.is_all else [_alone(row) for row in rows]


def quotes_in_order(cues: Iterable[Cue], quotes: Iterable[Excerpt]) -> list[Excerpt]:
    """The quotes that begin in one of *cues*, as one comes upon them."""
    keys = {cue.pk for cue in cues}
    return sorted((quote for quote in quotes if quote.cue_id in keys), key=_begin)


def quotes_called(public_ids: Iterable[str]) -> list[Excerpt]:
    """Those of the quotes with these ids that come from a transcript."""
    return list(
        Excerpt.objects.filter(public_id__in=set(public_ids), cue__isnull=False).select_related("code", "webinar")
    )


def count_of_quotes(webinar: Webinar) -> int:
    return sum(count for _webinar, count in COUNT_OF_QUOTES.rows(cycle_in_scope(), webinar.pk))


def places_of(quote: Excerpt) -> tuple[int, int]:
    """The places of the first and the last caption of a quote from the transcript."""
    first, last = quote.cue, quote.last_cue or quote.cue
    if first is None or last is None:
        raise ValueError("what was said live stands in no caption")
    return first.ordinal, last.ordinal


def _begin(quote: Excerpt) -> tuple[int, int]:
    return places_of(quote)[0], quote.start


def _touches(first: int, last: int) -> Q:
    ends_later = Q(last_cue=None, cue__ordinal__gte=first) | Q(last_cue__ordinal__gte=first)
    return Q(cue__ordinal__lte=last) & ends_later


def _quotes(coded: QuerySet[Excerpt]) -> QuerySet[Excerpt]:
    return coded.exclude(cue=None).select_related("code", "cue", "last_cue").order_by("start_ms", "start")


QUOTES_NEAR = CompiledQuery(
    lambda cycle, webinar, first, last: _quotes(
        Excerpt.objects.with_scope(cycle=cycle).filter(_touches(first, last), webinar=webinar)
    )
)
CUES_NEAR = CompiledQuery(
    lambda cycle, webinar, first, last: (
        Cue.objects.with_scope(cycle=cycle)
        .filter(transcript__webinar=webinar, ordinal__range=(first, last))
        .select_related("speaker")
        .order_by("ordinal")
    )
)
COUNT_OF_QUOTES = CompiledQuery(
    lambda cycle, webinar: (
        Excerpt.objects.with_scope(cycle=cycle)
        .filter(webinar=webinar, cue__isnull=False)
        .order_by()
        .values_list("webinar")
        .annotate(count=Count("pk"))
    )
)


def _reach(quotes: Sequence[Excerpt], first: int, last: int) -> tuple[int, int]:
    """From the first to the last caption that the quotes beside these captions cover, and those beside them."""
    while True:
        overlapping = [places for quote in quotes if (places := places_of(quote))[0] <= last and first <= places[1]]
        reach = (
            min([first, *(begin for begin, _end in overlapping)]),
            max([last, *(end for _begin, end in overlapping)]),
        )
        if reach == (first, last):
            return reach
        first, last = reach


def _rows(cues: Sequence[Cue], quotes: Sequence[Excerpt], before: Cue | None = None) -> list[CueRow]:
    """*quotes* are all that touch *cues*, and those that these touch; the turn of *before* may go on."""
    if not cues:
        return []
    begin, end = cues[0].ordinal, cues[-1].ordinal
    places = {quote.pk: places_of(quote) for quote in quotes}
    by_place: dict[int, list[Excerpt]] = defaultdict(list)
    for quote in quotes:
        first, last = places[quote.pk]
        for place in range(max(first, begin), min(last, end) + 1):
            by_place[place].append(quote)
    lane = lanes(quotes, places)
    rows, former = [], (before.speaker_id, before.voice) if before else None
    for cue in cues:
        spans = [span_in(cue, quote) for quote in by_place[cue.ordinal]]
        voice = (cue.speaker_id, cue.voice)
        rows.append(_row(cue, spans, lane, starts_turn=voice != former))
        former = voice
    return rows


def _row(cue: Cue, spans: Sequence[Span], lane: dict[int, int], *, starts_turn: bool) -> CueRow:
    return CueRow(
        cue=cue,
        pieces=tuple(pieces(cue.text, spans)) if spans else (Piece(0, cue.text, (), ()),),
        bars=tuple(Bar(one.quote, lane[one.quote.pk], one.begins, one.ends) for one in spans),
        beginning=tuple(one.quote for one in spans if one.begins),
        threads=(),
        starts_turn=starts_turn,
    )


def _spans(row: CueRow) -> list[Span]:
    return [span for piece in row.pieces for span in piece.spans]


def _alone(row: CueRow) -> CueRow:
    """Among captions that were picked out each says whose it is."""
    return CueRow(row.cue, row.pieces, row.bars, row.beginning, (), starts_turn=True)


def _with_threads(rows: Sequence[CueRow], threads: list[Thread]) -> list[CueRow]:
    with_threads = []
    for row in rows:
        due = tuple(thread for thread in threads if thread.second * 1000 <= row.cue.start_ms)
        threads = threads[len(due) :]
        with_threads.append(CueRow(row.cue, row.pieces, row.bars, row.beginning, due, row.starts_turn) if due else row)
    return with_threads


def _threads(webinar: Webinar) -> list[Thread]:
    planted = Hook.objects.filter(origin=webinar, planted_second__isnull=False)
    picked_up = Hook.objects.filter(target=webinar, resolved_second__isnull=False)
    threads = [Thread(hook, False, hook.planted_second or 0) for hook in planted]
    threads += [Thread(hook, True, hook.resolved_second or 0) for hook in picked_up]
    return sorted(threads, key=lambda thread: thread.second)

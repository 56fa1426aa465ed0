"""The rows of second codings where captions and quotes are not what they seem: over captions, and after changes."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Q, QuerySet

from tinkuy.systematisation.agreement.models import DoubleCoding, Hand, ParallelCode, Settled
from tinkuy.systematisation.evidence.actions import has_words, passage_under
from tinkuy.systematisation.evidence.anchoring import Change, anchored
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue

FAR = 1_000_000_000
"""Beyond any caption: rows wait there, so that none meets another on its way to its new place."""


def first_coding(double_coding: DoubleCoding, *, without: int) -> list[ParallelCode]:
    """The quotes of the stretch as rows, one for each caption that a quote covers; not those of the person *without*.

    Where two quotes of a kind have the same words of a caption, the one that is nothing else counts.
    """
    rows: dict[object, ParallelCode] = {}
    for quote in _quotes(double_coding).exclude(coded_by=without).order_by(F("last_cue").asc(nulls_first=True), "pk"):
        for cue, start, end in _parts(quote, double_coding):
            row = ParallelCode(
                cycle=double_coding.cycle,
                double_coding=double_coding,
                hand=Hand.FIRST,
                cue=cue,
                start=start,
                end=end,
                kind=quote.kind,
                code_id=quote.code_id,
                excerpt=quote,
            )
            rows.setdefault((cue.pk, start, end, quote.kind), row)
    return list(rows.values())


def _quotes(double_coding: DoubleCoding) -> QuerySet[Excerpt]:
    ends_later = Q(last_cue=None, cue__ordinal__gte=double_coding.first) | Q(last_cue__ordinal__gte=double_coding.first)
    quotes = Excerpt.objects.filter(
        ends_later, cue__transcript=double_coding.transcript_id, cue__ordinal__lte=double_coding.last
    )
    return quotes.select_related("cue__speaker", "last_cue__speaker")


def _parts(quote: Excerpt, double_coding: DoubleCoding) -> Iterator[tuple[Cue, int, int]]:
    passage = passage_under(quote)
    for cue, start, end in passage.places(0, len(passage.text)):
        if double_coding.first <= cue.ordinal <= double_coding.last:
            yield cue, start, end


def let_follow(cue: Cue, changes: Sequence[Change], now: str) -> None:
    """Rows on *cue* stand where their words stand in *now*: former places would tell how long former words were."""
    rows = list(ParallelCode.objects.filter(cue=cue).order_by("pk"))
    ParallelCode.objects.filter(cue=cue).update(start=F("start") + FAR, end=F("end") + FAR)
    occupied: set[object] = set()
    moved: dict[tuple[int, int], int] = {}
    for row in rows:
        start, end = anchored((row.start, row.end), changes, now)
        place = (row.double_coding_id, row.hand, start, end, row.kind)
        if place in occupied or not has_words(now[start:end]):
            row.delete()
            continue
        occupied.add(place)
        moved[row.double_coding_id, row.start] = start
        row.start, row.end = start, end
        row.save(update_fields=["start", "end"])
    _let_settlements_follow(cue, moved)


def _let_settlements_follow(cue: Cue, moved: dict[tuple[int, int], int]) -> None:
    """What was decided of a passage goes where the passage goes, and with it."""
    decided = list(Settled.objects.filter(cue=cue).order_by("pk"))
    Settled.objects.filter(cue=cue).update(start=F("start") + FAR)
    occupied: set[object] = set()
    for one in decided:
        start = moved.get((one.double_coding_id, one.start))
        if start is None or (one.double_coding_id, start) in occupied:
            one.delete()
            continue
        occupied.add((one.double_coding_id, start))
        one.start = start
        one.save(update_fields=["start"])

"""A caption with its quotes marked, also where they overlap or go on: its text cut at every edge of a quote."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from django.db.models import QuerySet

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.transcript import Cue

from .models import CodingStep

LANES = 4
"""Bars side by side in the margin; where more quotes overlap, the last ones share the outermost."""


@dataclass(frozen=True)
class Span:
    """The part of a quote that stands in one caption; it may have begun before and go on in the next."""

    quote: Excerpt
    start: int
    end: int
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same quotes, the longest first; `ending` are those that end with it for good."""

    start: int
    text: str
    spans: tuple[Span, ...]
    ending: tuple[Excerpt, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Bar:
    """A piece of the margin: the part of a quote's bar that stands beside one caption, in its lane from 0."""

    quote: Excerpt
    lane: int
    begins: bool
    ends: bool


def span_in(cue: Cue, quote: Excerpt) -> Span:
    """The part of *quote* that stands in *cue*, one of those it covers."""
    begins = quote.cue_id == cue.pk
    ends = quote.last_cue_id in (None, cue.pk)
    return Span(quote, quote.start if begins else 0, quote.end if ends else len(cue.text), begins, ends)


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The whole *text* in pieces, in order. Joined again they are the text: nothing is lost and nothing doubled."""
    ordered = sorted(spans, key=lambda one: (-len(one.quote.text), one.start, one.quote.pk))
    edges = sorted({0, len(text), *(edge for one in ordered for edge in (one.start, one.end) if edge <= len(text))})
    return [
        Piece(
            left,
            text[left:right],
            tuple(one for one in ordered if one.start <= left and right <= one.end),
            tuple(one.quote for one in ordered if one.ends and one.end == right),
        )
        for left, right in pairwise(edges)
    ]


def lanes(quotes: Sequence[Excerpt], places: dict[int, tuple[int, int]]) -> dict[int, int]:
    """The lane of each quote by its key, so that those beside the same caption stand apart as long as lanes are left.

    *places* has the ordinals of the first and last caption of each quote. A quote's lane depends on those alone that
    it touches, directly or over others: coding elsewhere moves no bar.
    """
    lane_by_quote: dict[int, int] = {}
    busy: list[int] = []  # by lane, the last caption that is taken
    for quote in sorted(quotes, key=lambda one: (places[one.pk][0], -places[one.pk][1], one.start, one.pk)):
        first, last = places[quote.pk]
        if all(until < first for until in busy):
            busy = []
        free = next((lane for lane, until in enumerate(busy) if until < first), len(busy))
        lane = min(free, LANES - 1)
        busy[lane : lane + 1] = [max(last, busy[lane]) if lane < len(busy) else last]
        lane_by_quote[quote.pk] = lane
    return lane_by_quote


CLOSING = re.compile(r"[.?!…](?=\s|\Z)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the spaces between them, for choosing a passage without a script."""
    spans, start = [], 0
    for mark in CLOSING.finditer(text):
        place = mark.start()
        if text[start : place + 1].strip():
            spans.append(_trimmed(text, start, place + 1))
            start = place + 1
    if text[start:].strip():
        spans.append(_trimmed(text, start, len(text)))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    return start, end


KEPT_FOR = timedelta(days=7)
"""After that a deed is no slip of the hand any more."""


@dataclass(frozen=True)
class Reach:
    """Whether there is something to undo, and something to do again."""

    undo: bool
    redo: bool


def steps_of(person: Person, cycle: Cycle) -> QuerySet[CodingStep]:
    """The person's recent deeds of coding in the cycle, in order."""
    return CodingStep.objects.filter(cycle=cycle, person=person, at__gte=clock.now() - KEPT_FOR)


def reach(person: Person, cycle: Cycle) -> Reach:
    states = set(steps_of(person, cycle).order_by().values_list("is_undone", flat=True).distinct())
    return Reach(undo=False in states, redo=True in states)


def places_in(step: CodingStep) -> tuple[int, int] | None:
    """The places of the first and last caption that a step touched; None if it touched none."""
    states = [state for one in step.changes for state in (one["before"], one["after"]) if state]
    keys = [key for state in states if state["source"] == Source.CUE for key in (state["row"], state["last_cue"])]
    places = list(Cue.objects.filter(pk__in={key for key in keys if key}).values_list("ordinal", flat=True))
    return (min(places), max(places)) if places else None

"""The quotes of a caption follow its words when these are changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from tinkuy.systematisation.anchoring import Change, Span, anchored, changed, is_touched
from tinkuy.systematisation.models import Cue, Excerpt

FAR = 1_000_000_000
"""Beyond any caption: quotes wait there, so that none meets another on its way to its new place."""


@dataclass(frozen=True)
class Retaken:
    """A quote whose words a change touches: where they stand now (nowhere, if start and end are the same)."""

    excerpt: Excerpt
    former: str
    place: Span
    now: str

    @property
    def is_gone(self) -> bool:
        return not any(letter.isalnum() for letter in self.now)


def quotes_touched(cue: Cue, changes: Sequence[Change]) -> list[Retaken]:
    """What *changes* to the words of *cue* do to its quotes, nothing written yet."""
    now = changed(cue.text, changes)
    touched = []
    for excerpt in Excerpt.objects.filter(cue=cue).order_by("pk"):
        if is_touched((excerpt.start, excerpt.end), changes):
            start, end = anchored((excerpt.start, excerpt.end), changes, now)
            touched.append(Retaken(excerpt, excerpt.text, (start, end), now[start:end]))
    return touched


def meeting(cue: Cue, changes: Sequence[Change]) -> list[tuple[Excerpt, Excerpt]]:
    """Pairs of quotes of one kind that would come to stand on the same words; the second is the newer one."""
    now = changed(cue.text, changes)
    first: dict[tuple[Span, str], Excerpt] = {}
    pairs = []
    for excerpt in Excerpt.objects.filter(cue=cue).order_by("pk"):
        place = anchored((excerpt.start, excerpt.end), changes, now), excerpt.kind
        if place in first:
            pairs.append((first[place], excerpt))
        else:
            first[place] = excerpt
    return pairs


def retake(cue: Cue, changes: Sequence[Change]) -> None:
    """Write the new words of *cue*, and each of its quotes at its new place with the words that stand there."""
    now = changed(cue.text, changes)
    quotes = list(Excerpt.objects.filter(cue=cue))
    Excerpt.objects.filter(cue=cue).update(start=F("start") + FAR, end=F("end") + FAR)
    for quote in quotes:
        quote.start, quote.end = anchored((quote.start, quote.end), changes, now)
        quote.text = now[quote.start : quote.end]
        quote.save(update_fields=["start", "end", "text"])
    cue.text = now
    cue.save(update_fields=["text"])

"""The quotes of a caption follow its words when these are changed."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from django.db.models import F, QuerySet

from tinkuy.systematisation.agreement.actions import parallel_codes
from tinkuy.systematisation.evidence.actions import Passage, cues_under, has_words, without_space
from tinkuy.systematisation.evidence.anchoring import Change, Span, anchored, changed, is_touched
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.transcripts.queries.facts import quotes_on

FAR = 1_000_000_000
"""Beyond any caption: quotes wait there, so that none meets another on its way to its new place."""


@dataclass(frozen=True)
class ChangedQuote:
    """A quote whose words a change touches, and where they stand now; without a word left it is gone."""

    excerpt: Excerpt
    former: str
    passage: Passage

    @property
    def now(self) -> str:
        return self.passage.text

    @property
    def is_gone(self) -> bool:
        return not has_words(self.now)


def _quotes(cue: Cue) -> QuerySet[Excerpt]:
    return quotes_on(cue).select_related("cue", "last_cue").order_by("pk")


def quotes_touched(cue: Cue, changes: Sequence[Change]) -> list[ChangedQuote]:
    """What *changes* to the words of *cue* do to its quotes, nothing written yet."""
    return [
        ChangedQuote(excerpt, excerpt.text, _passage(excerpt, cue, changes))
        for excerpt in _quotes(cue)
        if is_touched(_part(excerpt, cue), changes)
    ]


def meeting(cue: Cue, changes: Sequence[Change]) -> list[tuple[Excerpt, Excerpt]]:
    """Pairs of quotes of one kind that would come to stand on the same words; the second is the newer one."""
    first: dict[object, Excerpt] = {}
    pairs = []
    for excerpt in _quotes(cue):
        place = excerpt.kind, *_passage(excerpt, cue, changes).place.values()
        if place in first:
            pairs.append((first[place], excerpt))
        else:
            first[place] = excerpt
    return pairs


def retake(cue: Cue, changes: Sequence[Change]) -> None:
    """Write the new words of *cue*, and each of its quotes at its new place with the words that stand there."""
    quotes = [(excerpt, _passage(excerpt, cue, changes)) for excerpt in _quotes(cue)]
    touched = Excerpt.objects.filter(pk__in=[excerpt.pk for excerpt, _passage in quotes])
    touched.update(start=F("start") + FAR, end=F("end") + FAR)
    for excerpt, passage in quotes:
        place = passage.place | {"text": passage.text, "start_ms": passage.start_ms, "until_ms": passage.until_ms}
        for name, value in place.items():
            setattr(excerpt, name, value)
        excerpt.save(update_fields=list(place))
    now = changed(cue.text, changes)
    parallel_codes.let_follow(cue, changes, now)
    cue.text = now
    cue.save(update_fields=["text"])


def _part(excerpt: Excerpt, cue: Cue) -> Span:
    """The letters of *cue* that the quote takes."""
    begins, ends = excerpt.cue_id == cue.pk, (excerpt.last_cue_id or excerpt.cue_id) == cue.pk
    return excerpt.start if begins else 0, excerpt.end if ends else len(cue.text)


def _passage(excerpt: Excerpt, cue: Cue, changes: Sequence[Change]) -> Passage:
    """Where the words of a quote stand once those of *cue* are changed. A caption of which it has none falls away."""
    now = changed(cue.text, changes)
    start, end = anchored(_part(excerpt, cue), changes, now)
    cues = [_saying(one, now) if one.pk == cue.pk else one for one in cues_under(excerpt)]
    start = start if cues[0].pk == cue.pk else excerpt.start
    end = end if cues[-1].pk == cue.pk else excerpt.end
    return Passage(*without_space(cues, start, end)) if len(cues) > 1 else Passage(cues, start, end)


def _saying(cue: Cue, words: str) -> Cue:
    other = copy(cue)
    other.text = words
    return other

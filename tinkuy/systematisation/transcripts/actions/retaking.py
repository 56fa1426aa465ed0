"""Correcting what a transcript says, where the captions misheard. Its quotes follow its words."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.differences import State, fingerprint
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.frame import demand_unchanged
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.rules import demand
from tinkuy.systematisation.agreement.actions import parallel_codes
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.actions import (
    Passage,
    country_of,
    cues_under,
    demand_same_cycle,
    has_many_voices,
    has_words,
    without_space,
)
from tinkuy.systematisation.evidence.anchoring import Change, Span, anchored, changed, changes_between, is_touched
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.queries.facts import quotes_on

from .voices import settle_findings_on

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
        place = passage.place | {
            "text": passage.text,
            "start_ms": passage.start_ms,
            "until_ms": passage.until_ms,
        }
        if not excerpt.is_hook_chosen:
            place["hook_id"] = answered_hook(excerpt.webinar_id, passage.start_ms / 1000)
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


LONGEST = 20_000


@transaction.atomic
def correct_cue(*, actor: Person, cue: Cue, text: str, speaker: Speaker | None, read_as: str = "") -> Cue:
    """Give a caption other words or another speaker.

    A quote outside of what changed keeps its words; one that the change touches has the new ones. Refused where a
    quote's words would all go. *read_as* is the fingerprint of what the writer read: `ChangedMeanwhile` if the caption
    is another one by now. The former words are kept nowhere: the journal tells that there were others.
    """
    demand(actor, "edit_transcripts", cue.cycle)
    locked_cues = Cue.objects.select_for_update(of=("self",)).select_related("cycle", "transcript__webinar", "speaker")
    cue = locked_cues.get(pk=cue.pk)
    demand_unchanged(state_of(cue), read_as)
    words = _demand_words(text)
    _demand_speaker(cue, speaker)
    changes = changes_between(cue.text, words)
    if not changes and speaker == cue.speaker:
        return cue
    _demand_quotes_stay(cue, changes)
    if changes:
        retake(cue, changes)
    if speaker != cue.speaker:
        _attribute(cue, speaker)
    record(actor, "corrected", cue, webinar=cue.transcript.webinar.ordinal)
    return cue


def state_of(cue: Cue) -> State:
    """What people correct in a caption."""
    return {"text": cue.text, "speaker": cue.speaker_id}


def fingerprint_of_cue(cue: Cue) -> str:
    return fingerprint(state_of(cue))


def _demand_words(text: str) -> str:
    words = " ".join(tidy(text).split())
    if not words:
        raise Refused(_("A caption without words says nothing. Write what was said."), about="text")
    if len(words) > LONGEST:
        raise Refused(_("Write at most 20,000 characters."), about="text")
    return words


def _demand_speaker(cue: Cue, speaker: Speaker | None) -> None:
    if speaker is None:
        return
    demand_same_cycle(cue.cycle, speaker)
    if not rules.names_country(cue.regime):
        raise Refused(_("Under the rule of this part of the agenda no speaker is kept."), about="speaker")


def _demand_quotes_stay(cue: Cue, changes: Sequence[Change]) -> None:
    gone = [quote.former for quote in quotes_touched(cue, changes) if quote.is_gone]
    if gone:
        raise Refused(
            _("All words of the quote «%(quote)s» would go. Remove the quote first, or leave some of them.")
            % {"quote": gone[0]},
            about="text",
        )
    for remaining, _other in meeting(cue, changes):
        raise Refused(
            _("Two quotes of one kind would hold the same words, «%(quote)s» and another. Remove one of them first.")
            % {"quote": remaining.text},
            about="text",
        )


def _attribute(cue: Cue, speaker: Speaker | None) -> None:
    cue.speaker = speaker
    cue.save(update_fields=["speaker"])
    quotes = quotes_on(cue)
    for quote in quotes:
        cues = cues_under(quote)
        quote.country, quote.many_voices = country_of(cues, quote.regime), has_many_voices(cues)
        quote.save(update_fields=["country", "many_voices"])
    settle_findings_on(quotes)

"""Correcting what a transcript says, where the captions misheard. Its quotes follow."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.differences import State, fingerprint
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.checks import demand_unchanged
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.actions import country_of, cues_under, demand_same_cycle, has_many_voices
from tinkuy.systematisation.evidence.anchoring import Change, changes_between
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.queries.facts import quotes_on

from .retaking import meeting, quotes_touched, retake
from .voices import settle_findings_on

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
        raise Refused(_("Write at most 20,000 letters."), about="text")
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

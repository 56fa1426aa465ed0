"""Who took the word how often and for how long, where the transcript may say who it was."""

from collections import defaultdict
from dataclasses import dataclass

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries.regimes import captions_under_present_regime


@dataclass(frozen=True)
class Turn:
    """Captions of one speaker, one after the other, with nobody's between them."""

    speaker: int
    milliseconds: int


def turns_of(cycle: Cycle) -> dict[int, list[Turn]]:
    """By the key of the webinar. What was said under a regime that names nobody has no speaker, and is in no turn."""
    turns_by_webinar: defaultdict[int, list[Turn]] = defaultdict(list)
    before: tuple[int, int | None] = (0, None)
    spoken_cues = Cue.objects.filter(cycle=cycle).order_by("transcript_id", "ordinal").defer("text")
    for cue in captions_under_present_regime(cycle, spoken_cues.select_related("transcript")):
        webinar, speaker, spoken = cue.transcript.webinar_id, cue.speaker_id, max(0, cue.end_ms - cue.start_ms)
        if speaker is not None and before == (webinar, speaker):
            last = turns_by_webinar[webinar].pop()
            turns_by_webinar[webinar].append(Turn(speaker, last.milliseconds + spoken))
        elif speaker is not None:
            turns_by_webinar[webinar].append(Turn(speaker, spoken))
        before = (webinar, speaker)
    return dict(turns_by_webinar)


def speakers_of(cycle: Cycle) -> list[Speaker]:
    return list(Speaker.objects.filter(cycle=cycle))


def cues_by_turn(webinar: Webinar, speaker: Speaker) -> list[list[Cue]]:
    """The captions of each turn of *speaker* in a session, in order, those without a word left out."""
    turns: list[list[Cue]] = []
    before = None
    spoken_cues = Cue.objects.filter(transcript__webinar=webinar).select_related(
        "speaker", "cycle", "transcript__webinar"
    )
    for cue in captions_under_present_regime(webinar.cycle, spoken_cues):
        if cue.speaker_id == speaker.pk:
            if before == speaker.pk:
                turns[-1].append(cue)
            else:
                turns.append([cue])
        before = cue.speaker_id
    return [turn for turn in turns if any(letter.isalnum() for cue in turn for letter in cue.text)]

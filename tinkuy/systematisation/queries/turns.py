"""Who took the word how often and for how long, where the transcript may say who it was."""

from collections import defaultdict
from dataclasses import dataclass

from tinkuy.planning.models import Cycle
from tinkuy.systematisation.models import Cue, Speaker


@dataclass(frozen=True)
class Turn:
    """Captions of one speaker, one after the other, with nobody's between them."""

    speaker: int
    milliseconds: int


def turns_of(cycle: Cycle) -> dict[int, list[Turn]]:
    """By the key of the webinar. What was said under a regime that names nobody has no speaker, and is in no turn."""
    found: defaultdict[int, list[Turn]] = defaultdict(list)
    before: tuple[int, int | None] = (0, None)
    cues = Cue.objects.filter(cycle=cycle).order_by("transcript_id", "ordinal")
    for webinar, speaker, start, end in cues.values_list("transcript__webinar_id", "speaker_id", "start_ms", "end_ms"):
        spoken = max(0, end - start)
        if speaker is not None and before == (webinar, speaker):
            last = found[webinar].pop()
            found[webinar].append(Turn(speaker, last.milliseconds + spoken))
        elif speaker is not None:
            found[webinar].append(Turn(speaker, spoken))
        before = (webinar, speaker)
    return dict(found)


def speakers_of(cycle: Cycle) -> list[Speaker]:
    return list(Speaker.objects.filter(cycle=cycle))

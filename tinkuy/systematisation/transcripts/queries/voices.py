"""The voices of a cycle: which may be one, what they may be called, how often and for how long they took the word."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.core.text import folded
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime

APPENDED = re.compile(r"\s*[(\[].{0,200}$|\s+[-–—|/]\s.{0,200}$")
"""What people add to their name in Zoom: «(Ministerio)», « – Uruguay», « | OIM»."""


def likely_pairs(cycle: Cycle) -> list[tuple[Speaker, Speaker]]:
    """Voices whose names are the same but for what was added to them: the one to keep, and the other."""
    alike: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in Speaker.objects.filter(cycle=cycle, is_role=False).order_by("-country", "pk"):
        alike[_name(speaker.label)].append(speaker)
    return [(main, other) for main, *others in alike.values() for other in others]


def has_others(speaker: Speaker) -> bool:
    return Speaker.objects.filter(cycle=speaker.cycle).exclude(pk=speaker.pk).exists()


def likely_same(speaker: Speaker) -> list[Speaker]:
    return [
        other if main == speaker else main for main, other in likely_pairs(speaker.cycle) if speaker in (main, other)
    ]


def role_name_for(speaker: Speaker) -> str:
    """«Government – Uruguay», in the language of whoever reads; with a number where another voice is called so.

    Of a voice that is not described, its number.
    """
    parts = [speaker.get_sector_display(), country_name(speaker.country) if speaker.country else ""]
    base = " – ".join(part for part in parts if part)
    if not base:
        return _("Voice %(number)s") % {"number": speaker.number or speaker.pk}
    labels_in_use = set(
        Speaker.objects.filter(cycle=speaker.cycle).exclude(pk=speaker.pk).values_list("label", flat=True)
    )
    names = [base, *(f"{base} {number}" for number in range(2, len(labels_in_use) + 3))]
    return next(name for name in names if name not in labels_in_use)


def _name(label: str) -> str:
    return folded(APPENDED.sub("", label)) or folded(label)


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

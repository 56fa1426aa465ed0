"""Who is named for each caption of a session, as its agenda says: worked out before anything is locked."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.transcripts.captions.file import CaptionFile

from .voices import fingerprint_of

CUE_COLUMNS = ("ordinal", "start_ms", "end_ms", "regime", "voice", "text", "speaker_id")
"""What `PreparedCues.rows` tells of each, in this order."""


@dataclass(frozen=True)
class Agenda:
    """The parts of a session and the regime of its cycle: equal to another one that attributes everything alike."""

    segments: Sequence[Segment] = field(compare=False, repr=False)
    parts: tuple[tuple[int, str], ...]
    default: str

    def regime_between(self, start_ms: int, end_ms: int, *, has_times: bool) -> Regime:
        """The strictest that the caption's time touches; of the whole agenda where its time is a guess."""
        if not has_times:
            return rules.regime_of_all(self.segments, self.default)
        return rules.regime_between(self.segments, start_ms, end_ms, self.default)


def agenda_of(webinar: Webinar) -> Agenda:
    """As it is now. Two queries."""
    segments = list(Segment.objects.filter(webinar=webinar))
    default = Cycle.objects.values_list("default_regime", flat=True).get(pk=webinar.cycle_id)
    return Agenda(segments, tuple((segment.minutes, segment.regime) for segment in segments), default)


@dataclass(frozen=True)
class PreparedCues:
    """Captions for `insert_rows`, all but their speakers' keys; `agenda` is what they were attributed by.

    `labels` are those of the speakers who are kept, each with its fingerprint, in the order in which they are heard.
    """

    agenda: Agenda
    captions: Sequence[tuple[int, int, int, str, int | None, str]]
    voices: Sequence[str]
    labels: Mapping[str, str]

    def rows(self, speakers: dict[str, int]) -> Iterable[tuple[object, ...]]:
        """Each as its `CUE_COLUMNS`, where *speakers* has the key of each label."""
        return [(*caption, speakers.get(label)) for caption, label in zip(self.captions, self.voices, strict=True)]


def prepare_cues(file: CaptionFile, webinar: Webinar) -> PreparedCues:
    """What is written of each caption, as the agenda is now."""
    agenda, has_times = agenda_of(webinar), file.has_times
    places = [(rules.segment_place(agenda.segments, cue.start_ms), cue.speaker) for cue in file.cues]
    captions, voices = [], []
    for cue, voice in zip(file.cues, voices_of(places, has_times=has_times), strict=True):
        regime = agenda.regime_between(cue.start_ms, cue.end_ms, has_times=has_times)
        is_named = rules.names_country(regime)
        captions.append((cue.ordinal, cue.start_ms, cue.end_ms, str(regime), None if is_named else voice, cue.text))
        voices.append(cue.speaker if is_named else "")
    labels = {label: fingerprint_of(label, webinar.cycle) for label in dict.fromkeys(voices) if label}
    return PreparedCues(agenda, captions, voices, labels)


def hide_voices(cues: Sequence[dict[str, Any]], webinar: Webinar, *, has_times: bool) -> None:
    """Of captions that are shown before they count, those that the agenda of now attributes to nobody name nobody."""
    agenda = agenda_of(webinar)
    for caption in cues:
        regime = agenda.regime_between(caption["start_ms"], caption["end_ms"], has_times=has_times)
        if not rules.names_country(regime):
            caption["speaker"] = ""


def voices_of(spoken: Sequence[tuple[int, str]], *, has_times: bool) -> list[int | None]:
    """A number for each voice of each segment, drawn by lot for that segment: voices cannot be followed across.

    *spoken* is the place of the segment and the speaker of each caption. Where nobody knows in which segment something
    was said, voices are not told apart.
    """
    if not has_times:
        return [None] * len(spoken)
    speakers_by_place: dict[int, dict[str, None]] = {}
    for place, speaker in spoken:
        if speaker:
            speakers_by_place.setdefault(place, {})[speaker] = None
    numbers: dict[tuple[int, str], int] = {}
    for place, speakers in speakers_by_place.items():
        voices = list(speakers)
        secrets.SystemRandom().shuffle(voices)
        numbers.update({(place, speaker): number for number, speaker in enumerate(voices, 1)})
    return [numbers.get(key) for key in spoken]

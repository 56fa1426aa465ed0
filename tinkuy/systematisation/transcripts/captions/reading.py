"""From the bytes of a caption file to its cues."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.letters import tidy

from .decoding import caption_text
from .file import CaptionCue, CaptionFile, CaptionWarning
from .languages import language_of
from .layouts import RawCaptions, raw_captions
from .paragraphs import paragraphs_as_captions
from .speakers import attributed, has_prefixes

MOST_CUES = 20_000
LONGEST_LABEL = 200


def read_transcript(data: bytes, filename: str, known_speakers: Sequence[str] = ()) -> CaptionFile:
    """Read a transcript of at most 10 MB and 20,000 captions; raises `Refused` with one sentence for anything else.

    *known_speakers* are labels that count as a speaker even where they stand only once. Layouts: `docs/reference`,
    after the exports of Zoom, Teams, Meet, Otter and YouTube, and minutes written by hand; the file's name is not
    trusted to tell the layout.
    """
    text, is_word = caption_text(data)
    raw = raw_captions(text) or paragraphs_as_captions(text)
    if is_word:
        raw = replace(raw, layout="word")
    if len(raw.captions) > MOST_CUES:
        raise Refused(_("The file has more than 20,000 captions. Cut it by session and import each part."))
    cues = _cues(raw, known_speakers)
    if not cues:
        raise Refused(_("The captions of this file hold no words. Export them again and choose the new file."))
    layout = _layout(raw, known_speakers)
    language = language_of((cue.text for cue in cues[:400]), raw.language)
    return CaptionFile(layout, language, cues, _warnings(raw, cues, text))


def _layout(raw: RawCaptions, known_speakers: Sequence[str]) -> str:
    if raw.layout != "vtt":
        return raw.layout
    if any(caption.voice for caption in raw.captions):
        return "teams"
    return "zoom" if has_prefixes(raw.captions, known_speakers) else "vtt"


def _cues(raw: RawCaptions, known_speakers: Sequence[str]) -> tuple[CaptionCue, ...]:
    """The captions that hold words, in the order of their start."""
    attributed_captions = list(zip(raw.captions, attributed(raw.captions, known_speakers), strict=True))
    with_words = [(caption, speaker, tidy(words)) for caption, (speaker, words) in attributed_captions if tidy(words)]
    with_words.sort(key=lambda item: item[0].start_ms)
    return tuple(
        CaptionCue(
            ordinal=place,
            start_ms=caption.start_ms,
            end_ms=max(caption.start_ms, caption.end_ms),
            speaker=tidy(speaker)[:LONGEST_LABEL],
            text=words,
        )
        for place, (caption, speaker, words) in enumerate(with_words, 1)
    )


def _warnings(raw: RawCaptions, cues: Sequence[CaptionCue], text: str) -> tuple[CaptionWarning, ...]:
    starts = [caption.start_ms for caption in raw.captions]
    counts = {
        "no_header": int(not raw.has_header),
        "unreadable_time": raw.unreadable,
        "ends_before_start": sum(caption.end_ms < caption.start_ms for caption in raw.captions),
        "out_of_order": sum(later < earlier for earlier, later in pairwise(starts)),
        "overlaps": sum(b.start_ms < a.end_ms and b.start_ms > a.start_ms for a, b in pairwise(cues)),
        "empty": len(raw.captions) - len(cues),
        "no_speaker": sum(not cue.speaker for cue in cues),
        "damaged_letters": text.count("\ufffd"),
        **dict(raw.notes),
    }
    return tuple(CaptionWarning(kind, count) for kind, count in counts.items() if count)

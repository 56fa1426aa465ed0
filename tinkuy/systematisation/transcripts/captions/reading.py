"""From the bytes of a caption file to its text, its language and its cues, or a sentence that says why not."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.letters import tidy
from tinkuy.core.reading import open_documents, word_documents
from tinkuy.core.reading.archives import SIGNATURE
from tinkuy.core.reading.decoding import NotText, decode
from tinkuy.core.reading.word_documents import NotWord

from .file import CaptionCue, CaptionFile, CaptionWarning
from .for_programs import captions_for_programs
from .guesses import with_sure_times
from .languages import is_of_another_language, language_of
from .layouts import raw_captions
from .paragraphs import paragraphs_as_captions
from .raw import RawCaptions
from .shared import one_voice_each
from .speakers import attributed, has_prefixes

MOST_BYTES = 10_000_000

NOT_TEXT = (
    (b"%PDF", _("This is a PDF. Export the captions as a .vtt, .srt or .sbv file and import that one.")),
    (b"\x89PNG", _("This is a picture. Choose the caption file: .vtt, .srt or .sbv.")),
    (b"\xff\xd8\xff", _("This is a picture. Choose the caption file: .vtt, .srt or .sbv.")),
    (b"GIF8", _("This is a picture. Choose the caption file: .vtt, .srt or .sbv.")),
    (b"\xd0\xcf\x11\xe0", _("This is a document of an old Word. Save it as .docx or .txt and choose that file.")),
    (b"{\\rtf", _("This is an RTF document. Save it as .docx or .txt and choose that file.")),
    (b"ID3", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
    (b"OggS", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
    (b"RIFF", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
    (b"\x1a\x45\xdf\xa3", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
)
"""First bytes of what people choose by mistake, and what to say."""


NOT_WORD = _(
    "This is a spreadsheet, a zip folder or a damaged document. Choose the transcript itself: .vtt, .docx or .txt."
)


def caption_text(data: bytes) -> tuple[str, bool]:
    """The text of a transcript, and whether it is a document of Word or LibreOffice: else UTF-8, UTF-16 (with or
    without mark) or Windows-1252; line ends become `\n`.
    """
    if not data.strip():
        raise Refused(_("The file is empty. Export the captions again and choose the new file."))
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. A caption file of two hours has less than half a megabyte."))
    for start, sentence in NOT_TEXT:
        if data.startswith(start):
            raise Refused(sentence)
    if data[4:8] == b"ftyp":
        raise Refused(_("This is a recording. Choose its caption file: .vtt, .srt or .sbv."))
    if data.startswith(SIGNATURE):
        return _text_of_word(data), True
    try:
        return decode(data).text, False
    except NotText as error:
        raise Refused(_("This is not a text file. Choose the transcript: .vtt, .srt, .sbv, .docx or .txt.")) from error


def _text_of_word(data: bytes) -> str:
    """Its paragraphs with an empty line between them."""
    reader = open_documents if open_documents.is_open_document(data) else word_documents
    try:
        return "\n\n".join(reader.words_of(one, line_end="\n") for one in reader.paragraphs_of(data))
    except NotWord as error:
        raise Refused(NOT_WORD) from error


MOST_CUES = 20_000
LONGEST_LABEL = 200


def read_transcript(data: bytes, filename: str, known_speakers: Sequence[str] = ()) -> CaptionFile:
    """Read a transcript of at most 10 MB and 20,000 captions; raises `Refused` with one sentence for anything else.

    *known_speakers* are labels that count as a speaker even where they stand only once. Layouts: `docs/reference`,
    after the exports of Zoom, Teams, Meet, Otter and YouTube, and minutes written by hand; the file's name is not
    trusted to tell the layout.
    """
    text, is_word = caption_text(data)
    read = captions_for_programs(text) or raw_captions(text) or paragraphs_as_captions(text, known_speakers)
    raw = with_sure_times(read)
    raw = replace(raw, captions=one_voice_each(raw.captions, known_speakers))
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
        "other_language": int(is_of_another_language(cue.text for cue in cues[:400])),
        "damaged_letters": text.count("\ufffd"),
        **dict(raw.notes),
    }
    return tuple(CaptionWarning(kind, count) for kind, count in counts.items() if count)

"""From the bytes of a file to its text, or a sentence that says why not."""

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.reading.archives import SIGNATURE
from tinkuy.core.reading.decoding import NotText, decode
from tinkuy.core.reading.word_documents import NotWord, paragraphs_of, words_of

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
    """The text of a transcript, and whether it is a Word document: else UTF-8, UTF-16 (with or without mark) or
    Windows-1252; line ends become `\\n`.
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
    try:
        return "\n\n".join(words_of(paragraph, line_end="\n") for paragraph in paragraphs_of(data))
    except NotWord as error:
        raise Refused(NOT_WORD) from error

"""From the bytes of a file to its text, or a sentence that says why not."""

from django.utils.translation import gettext_lazy as _

from tinkuy.core.decoding import NotText, decode
from tinkuy.core.errors import Refused

MOST_BYTES = 10_000_000

NOT_TEXT = (
    (b"%PDF", _("This is a PDF. Export the captions as a .vtt, .srt or .sbv file and import that one.")),
    (b"\x89PNG", _("This is a picture. Choose the caption file: .vtt, .srt or .sbv.")),
    (b"\xff\xd8\xff", _("This is a picture. Choose the caption file: .vtt, .srt or .sbv.")),
    (b"GIF8", _("This is a picture. Choose the caption file: .vtt, .srt or .sbv.")),
    (b"PK\x03\x04", _("This is a spreadsheet, a Word document or a zip folder. Choose the caption file inside it.")),
    (b"\xd0\xcf\x11\xe0", _("This is an Office document. Export the captions as a .vtt, .srt or .sbv file.")),
    (b"ID3", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
    (b"OggS", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
    (b"RIFF", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
    (b"\x1a\x45\xdf\xa3", _("This is a recording. Choose its caption file: .vtt, .srt or .sbv.")),
)
"""First bytes of what people choose by mistake, and what to say."""


def caption_text(data: bytes) -> str:
    """The text of a caption file: UTF-8, UTF-16 (with or without mark) or Windows-1252; line ends become `\\n`."""
    if not data.strip():
        raise Refused(_("The file is empty. Export the captions again and choose the new file."))
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. A caption file of two hours has less than half a megabyte."))
    for start, sentence in NOT_TEXT:
        if data.startswith(start):
            raise Refused(sentence)
    if data[4:8] == b"ftyp":
        raise Refused(_("This is a recording. Choose its caption file: .vtt, .srt or .sbv."))
    try:
        return decode(data).text
    except NotText as error:
        raise Refused(_("This is not a text file. Choose the caption file: .vtt, .srt or .sbv.")) from error

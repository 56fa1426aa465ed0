"""Files that are something else: told by their first bytes or words, refused with what to do instead."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused

_PICTURE = _("This is a picture, not a table. Export the report as CSV from the platform and upload that file.")
_PDF = _("This is a PDF, not a table. Export the report as CSV from the platform and upload that file.")
_OLD_OFFICE = _("This is an old Office file or one with a password. Open it, save it as .xlsx or CSV, and upload that.")
_RTF = _("This is a text document (RTF), not a table. Export the report as CSV and upload that file.")
_ARCHIVE = _("This is a compressed archive. Unpack it and upload the report itself.")
_MEDIA = _("This is a sound or video file, not a table. Upload the attendance report of the meeting.")
_OTHER = _("This is a calendar, a contact or a message, not a table. Upload the attendance report of the meeting.")
_PROGRAM = _("This is a program or a database, not a table. Upload the attendance report of the meeting.")
_WEB_PAGE = _(
    "This is a web page, not a table: the platform may have asked you to sign in. Download the report again as CSV."
)
_TRANSCRIPT = _("This is a transcript or captions, not an attendance report. Load it in the stage “Systematise”.")
_CHAT = _("This is a saved chat, not an attendance report. Export the participants report of the meeting.")

_BY_BYTES: tuple[tuple[bytes, Promise], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"%PDF", _PDF),
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
    (b"{\\rtf", _RTF),
    (b"\x1f\x8b", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"(\xb5/\xfd", _ARCHIVE),
    (b"PK\x05\x06", _ARCHIVE),
    (b"PK\x07\x08", _ARCHIVE),
    (b"\x1aE\xdf\xa3", _MEDIA),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
    (b"RIFF", _MEDIA),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (b"SQLite format 3", _PROGRAM),
)

_PICTURES_OF_TELEPHONES = (b"heic", b"heix", b"mif1", b"avif")

_BY_WORDS: tuple[tuple[re.Pattern[str], Promise], ...] = (
    (re.compile(r"\s*<(!doctype|!--|html|\?xml|table|svg)", re.I), _WEB_PAGE),
    (re.compile(r"\s*(BEGIN:V|MIME-Version:|(From|Return-Path|Delivered-To): .*@)", re.I), _OTHER),
    (re.compile(r"\s*WEBVTT\b"), _TRANSCRIPT),
    (re.compile(r"\s*(\d+\s+)?\d*:?\d+:\d\d[.,]\d{3}\s*(-->|,)"), _TRANSCRIPT),
    (re.compile(r"\s*\d\d:\d\d:\d\d[\t ]+(From|De|Desde)[\t ].+:\s"), _CHAT),
)


def refuse_foreign_bytes(data: bytes) -> None:
    """Refuse a picture, a PDF, an archive, a recording, a program, by the first bytes."""
    if data[8:12] == b"WEBP" or data[8:12] in _PICTURES_OF_TELEPHONES:
        raise Refused(_PICTURE)
    if data[257:262] == b"ustar":
        raise Refused(_ARCHIVE)
    for start, sentence in _BY_BYTES:
        if data.startswith(start) and not (start == b"BM" and data[6:10] != bytes(4)):
            raise Refused(sentence)
    if data[4:8] == b"ftyp":
        raise Refused(_MEDIA)


def refuse_foreign_words(text: str) -> None:
    """Refuse a web page, captions or a chat, by the first words."""
    for start, sentence in _BY_WORDS:
        if start.match(text[:2000]):
            raise Refused(sentence)

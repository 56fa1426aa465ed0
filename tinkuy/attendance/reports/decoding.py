"""The bytes of a report as text, with refusals and warnings that say what to do (promise I05); its lines as records.
Files that are something else are told by their first bytes or words, and refused with what to do instead.

A quotation mark that nobody closed must not swallow the rest of the file.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core.errors import Refused
from tinkuy.core.reading import decoding

_PICTURE = gettext_lazy(
    "This is a picture, not a table. Export the report as CSV from the platform and upload that file."
)
_PDF = gettext_lazy("This is a PDF, not a table. Export the report as CSV from the platform and upload that file.")
_OLD_OFFICE = gettext_lazy(
    "This is an old Office file or one with a password. Open it, save it as .xlsx or CSV, and upload that."
)
_RTF = gettext_lazy("This is a text document (RTF), not a table. Export the report as CSV and upload that file.")
_ARCHIVE = gettext_lazy("This is a compressed archive. Unpack it and upload the report itself.")
_MEDIA = gettext_lazy("This is a sound or video file, not a table. Upload the attendance report of the meeting.")
_OTHER = gettext_lazy(
    "This is a calendar, a contact or a message, not a table. Upload the attendance report of the meeting."
)
_PROGRAM = gettext_lazy("This is a program or a database, not a table. Upload the attendance report of the meeting.")
_WEB_PAGE = gettext_lazy(
    "This is a web page, not a table: the platform may have asked you to sign in. Download the report again as CSV."
)
_TRANSCRIPT = gettext_lazy(
    "This is a transcript or captions, not an attendance report. Load it in the stage “Systematise”."
)
_CHAT = gettext_lazy("This is a saved chat, not an attendance report. Export the participants report of the meeting.")

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


CHOICES = decoding.CHOICES
MAX_BYTES = 40 * 1024 * 1024
"""200,000 of Zoom's widest rows have 33 MB. Pages take less: `uploads.forms`."""


@dataclass(frozen=True)
class ReportText:
    """`encoding` is the one that was found; `warnings` are complete sentences in the language active while reading."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, encoding: str = "") -> ReportText:
    """The text of *data*, in the *encoding* that a person chose or that is found; refuses an empty or binary file."""
    refuse_size(data)
    try:
        decoded = decoding.decode(data, encoding)
    except decoding.NotText as error:
        raise Refused(
            _("This file is not text. Export the report as CSV from the platform and upload that file.")
        ) from error
    if not decoded.text.strip():
        raise Refused(_("The file has no text in it. Export the report again and upload the new file."))
    return ReportText(decoded.text, decoded.encoding, tuple(_warnings(decoded)))


def refuse_size(data: bytes) -> None:
    """Refuse an empty file and one over 40 MB."""
    if not data:
        raise Refused(_("The file is empty. Export the report again and upload the new file."))
    if len(data) > MAX_BYTES:
        raise Refused(
            _("The file has more than %(limit)d MB. Upload the report of one session at a time.")
            % {"limit": MAX_BYTES // 1024**2}
        )


def _warnings(decoded: decoding.Decoded) -> Iterator[str]:
    if decoded.encoding in decoding.OTHERS:
        yield _("The file was read as text of a Mac or of old DOS. Check the accented names.")
    if decoded.encoding == decoding.TWICE:
        yield _("The accents of the file were saved twice over and have been mended. Check the accented names.")
    if decoded.encoding in decoding.WINDOWS:
        yield _("The file is not UTF-8; it was read as Windows text. Check the accented names.")
    if decoded.encoding == decoding.MENDED:
        yield _("Some characters of the file were damaged and have been mended. Check the accented names.")
    if decoded.unreadable:
        yield _("Some characters of the file cannot be read and show as “\ufffd”. Check those names.")
    if decoded.zeros:
        yield _("%(count)d empty bytes were taken out of the file.") % {"count": decoded.zeros}


MAX_LINES_IN_A_CELL = 20


class _NeverClosedError(Exception):
    """A quotation mark swallowed more lines than a cell may have."""


class _Feed:
    """Hands the physical lines to the reader and stops it when one record takes too many of them."""

    def __init__(self, physical: Sequence[str], start: int) -> None:
        self.physical, self.start, self.position = physical, start, start

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.position >= len(self.physical):
            raise StopIteration
        if self.position - self.start >= MAX_LINES_IN_A_CELL:
            raise _NeverClosedError
        self.position += 1
        return self.physical[self.position - 1] + "\n"

    def refuse_open_end(self) -> None:
        """Raise when the record that ended with the file still has a quotation mark open."""
        lines = self.physical[self.start : self.position]
        if len(lines) > 1 and sum(line.count('"') for line in lines) % 2:
            raise _NeverClosedError


def records(physical: Sequence[str], separator: str) -> Iterator[tuple[int, list[str], bool]]:
    """Line number, cells, and False for a line whose quotation mark is never closed: it is then read without quotes."""
    at = 0
    while at < len(physical):
        feed = _Feed(physical, at)
        try:
            for cells in csv.reader(feed, delimiter=separator):
                feed.refuse_open_end()
                yield feed.start + 1, cells, True
                feed.start = feed.position
            return
        except (_NeverClosedError, csv.Error):
            yield feed.start + 1, physical[feed.start].replace('"', "").split(separator), False
            at = feed.start + 1

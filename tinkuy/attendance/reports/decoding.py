"""The bytes of a report as text, with refusals and warnings that say what to do (promise I05); its lines as records.

A quotation mark that nobody closed must not swallow the rest of the file.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.reading import decoding

CHOICES = decoding.CHOICES
MAX_BYTES = 40 * 1024 * 1024
"""200,000 of Zoom's widest rows have 33 MB. Pages take less: `forms.reports`."""


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
        yield _("Some letters of the file were damaged and have been mended. Check the accented names.")
    if decoded.unreadable:
        yield _("Some letters of the file cannot be read and show as “\ufffd”. Check those names.")
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

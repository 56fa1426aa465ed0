"""The bytes of a report as text, with refusals and warnings that say what to do (promise I05)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.core import decoding
from tinkuy.core.errors import Refused

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class ReportText:
    """`encoding` is the one that was found; `warnings` are complete sentences in the language active while reading."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes) -> ReportText:
    """The text of *data*; refuses an empty, oversized or binary file."""
    refuse_size(data)
    try:
        decoded = decoding.decode(data)
    except decoding.NotText as error:
        raise Refused(
            _("This file is not text. Export the report as CSV from the platform and upload that file.")
        ) from error
    if not decoded.text.strip():
        raise Refused(_("The file has no text in it. Export the report again and upload the new file."))
    return ReportText(decoded.text, decoded.encoding, tuple(_warnings(decoded)))


def refuse_size(data: bytes) -> None:
    """Refuse an empty file and one over 20 MB."""
    if not data:
        raise Refused(_("The file is empty. Export the report again and upload the new file."))
    if len(data) > MAX_BYTES:
        raise Refused(
            _("The file has %(size)d MB; the limit is %(limit)d MB. Upload the report of one session at a time.")
            % {"size": len(data) // 1024**2, "limit": MAX_BYTES // 1024**2}
        )


def _warnings(decoded: decoding.Decoded) -> Iterator[str]:
    if decoded.encoding in decoding.WINDOWS:
        yield _("The file is not UTF-8; it was read as Windows text. Check the accented names.")
    if decoded.encoding == decoding.MENDED:
        yield _("Some letters of the file were damaged and have been mended. Check the accented names.")
    if decoded.unreadable:
        yield _("Some letters of the file cannot be read and show as “\ufffd”. Check those names.")
    if decoded.zeros:
        yield _("%(count)d empty bytes were taken out of the file.") % {"count": decoded.zeros}

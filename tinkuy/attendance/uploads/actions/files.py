"""What importing a report and importing a list have in common: the bytes kept, the state changed once."""

import base64
import hashlib

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.reports.decoding import CHOICES
from tinkuy.core.errors import Refused
from tinkuy.uploads.models import ImportState, KeptFile


def fingerprint_of(data: bytes) -> str:
    """SHA-256, by which the same bytes are known."""
    return hashlib.sha256(data).hexdigest()


def as_text(data: bytes) -> str:
    """Bytes as they are sealed."""
    return base64.b64encode(data).decode()


def demand_encoding(encoding: str) -> None:
    """Refuse what a page did not offer; "" finds the letters by themselves."""
    if encoding and encoding not in CHOICES:
        raise Refused(_("Choose one of the encodings of the list."))


def erased() -> Refused:
    return Refused(_("The file was erased: its day came, or somebody left the cycle. Upload it again."))


def changed_meanwhile() -> Refused:
    return Refused(_("Somebody else changed this import meanwhile. Reload the page."))


def demand_previewed(kept: KeptFile) -> None:
    """Only what does not count yet is imported."""
    if kept.state != ImportState.PREVIEWED:
        raise changed_meanwhile()


def demand_counting(kept: KeptFile) -> None:
    """Only what counts is taken back."""
    if kept.state != ImportState.COMMITTED:
        raise changed_meanwhile()


def change(kept: KeptFile, before: ImportState, **changes: object) -> None:
    """Guarded: of two who press at once, the second is told. What waits to be imported needs its file.

    A withdrawal erases the file; whoever was reading it at that moment does not bring it back.
    """
    same = type(kept)._default_manager.filter(pk=kept.pk, state=before)
    whole = same.exclude(sealed_file=b"") if before == ImportState.PREVIEWED else same
    if not whole.update(**changes):
        raise erased() if same.exists() else changed_meanwhile()
    kept.refresh_from_db(fields=[*changes])

"""Lists of registrations: as they were read, and what their page shows to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.columns.queries import hub_words
from tinkuy.attendance.reports.registrations import ReadList, RegistrationRow
from tinkuy.attendance.reports.sampling import shape
from tinkuy.attendance.reports.sandbox import read_list
from tinkuy.attendance.reports.vocabulary import MEANINGS
from tinkuy.core.text import without_addresses
from tinkuy.people.countries import country_name
from tinkuy.uploads.models import Upload

from .imports import LANGUAGES, separator_name
from .letters import Letters, encoding_name, letters_of
from .preview import list_preview_from_text

KIND = "registration_list"
_MEANINGS: Mapping[str, str | Promise] = MEANINGS | {
    "country": _("Country"),
    "organisation": _("Organisation"),
    "sector": _("Sector"),
    "language": _("Language"),
    "registered_for": _("Sessions"),
    "approval": _("State of the registration"),
    "answer": _("State of the registration"),
    "": _("Not used"),
}
"""What the reader of lists takes of a table; any other column it leaves."""


@dataclass(frozen=True)
class PreviewedList:
    """A kept list in words. Who may read no names sees what the cells look like, and headers in place of names."""

    rows: tuple[RegistrationRow, ...]
    columns: tuple[tuple[str, str], ...]
    encoding: str
    separator: str
    language: str
    letters: tuple[Letters, ...]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class ListCounts:
    """How many a list adds, how many were registered, and of the new ones how many of each country, by name.

    All are None unless whoever asks may read the names, row by row: of one list after the other, however large, the
    sums would tell of few beside the figures of the cycle.
    """

    new: int | None
    known: int | None
    countries: tuple[tuple[str, int | None], ...]


def list_in(upload: Upload, data: bytes) -> ReadList:
    """The list in *data*, with the words that the hub had when it was brought in; raises `Refused`."""
    words = hub_words(upload.cycle, upload.made_at)
    return read_list(data, upload.filename, hub=words, encoding=upload.encoding)


def previewed_list(listed: Upload, *, sees_names: bool) -> PreviewedList | None:
    """What was kept of the file for its page; None once it was erased."""
    text = listed.stored_preview()
    if not text:
        return None
    preview = list_preview_from_text(text)
    names = tuple(map(without_addresses, preview.names)) if sees_names else preview.headers
    return PreviewedList(
        rows=tuple(map(_address_in_shape if sees_names else _in_shapes, preview.rows)),
        columns=tuple(
            (without_addresses(header), str(_MEANINGS.get(meaning, _MEANINGS[""])))
            for header, meaning in preview.columns
        ),
        encoding=encoding_name(preview.encoding),
        separator=separator_name(preview.separator),
        language=str(LANGUAGES.get(preview.language, "")),
        letters=letters_of(preview.encoding, names, listed.encoding),
        faults=tuple(map(without_addresses, preview.faults)),
        warnings=tuple(map(without_addresses, preview.warnings)),
    )


def counts_of_list(listed: Upload, *, sees_names: bool) -> ListCounts:
    counts = listed.counts
    new, known, countries = counts.get("new", 0), counts.get("known", 0), counts.get("countries", {})
    if not sees_names:
        return ListCounts(None, None, ())
    by_name = sorted((country_name(code) if code else "", code) for code in countries)
    return ListCounts(new, known, tuple((name, countries[code]) for name, code in by_name))


def _address_in_shape(row: RegistrationRow) -> RegistrationRow:
    return replace(row, display_name=without_addresses(row.display_name), email=shape(row.email))


def _in_shapes(row: RegistrationRow) -> RegistrationRow:
    return replace(
        row,
        display_name=shape(row.display_name),
        email=shape(row.email),
        organisation=shape(row.organisation),
    )

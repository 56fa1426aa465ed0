"""What a preview shows of its file, kept sealed beside it when the file is read, so that no page reads it again.

A report is thus read once when it comes in (one whose session it must tell itself twice: without a day, then for its
day) and once more when it is imported, as it was shown. Of a list it says whom it would add.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from tinkuy.attendance.reports.registrations import ReadList, RegistrationRow
from tinkuy.attendance.reports.report import Report, Row
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.core import sealing
from tinkuy.planning.cycles.models.cycle import Cycle

ROWS_SHOWN = 8


@dataclass(frozen=True)
class ReportPreview:
    """The first rows, how the bytes were read, names with accents, and what was to be warned of in whole sentences."""

    rows: tuple[Row, ...]
    encoding: str
    separator: str
    language: str
    topic: str
    names: tuple[str, ...]
    warnings: tuple[str, ...]
    settled: tuple[str, ...] = ()
    """Those of the warnings that the session's day answered."""

    @property
    def has_doubts(self) -> bool:
        return not set(self.warnings) <= set(self.settled)


def preview_of(report: Report) -> ReportPreview:
    """What a page shows of *report*."""
    return ReportPreview(
        rows=report.rows[:ROWS_SHOWN],
        encoding=report.encoding,
        separator=report.separator,
        language=report.language,
        topic=report.topic,
        names=accented([row.name for row in report.rows]),
        warnings=tuple(str(warning) for warning in report.warnings),
        settled=report.settled,
    )


def accented(names: list[str]) -> tuple[str, ...]:
    """Two that show as what the letters were read."""
    return tuple(dict.fromkeys(name for name in names if not name.isascii()))[:2]


def report_preview_to_text(preview: ReportPreview) -> str:
    """As text, to be sealed."""
    return json.dumps(asdict(preview), default=datetime.isoformat)


def report_preview_from_text(text: str) -> ReportPreview:
    """What `report_preview_to_text` wrote."""
    plain: dict[str, Any] = json.loads(text)
    rows = tuple(
        Row(**{**row, "joined_at": _moment(row["joined_at"]), "left_at": _moment(row["left_at"])})
        for row in plain.pop("rows")
    )
    texts: dict[str, Any] = {name: tuple(plain.pop(name, ())) for name in ("names", "warnings", "settled")}
    return ReportPreview(rows=rows, **texts, **plain)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True)
class ListSummary:
    """The registrations of a list who are not registered yet, and how many are."""

    new: tuple[RegistrationRow, ...]
    known: int

    def counts(self, rows: ReadList) -> dict[str, Any]:
        """In numbers: `new`, `known`, lines that are `wrong`, and of the new ones how many of each country."""
        countries = dict(sorted(Counter(row.country for row in self.new).items()))
        return {"new": len(self.new), "known": self.known, "wrong": rows.wrong, "countries": countries}


def whom_it_adds(cycle: Cycle, listed: ReadList) -> ListSummary:
    """Of the *cycle* in scope, as its registrations are now."""
    known = set(confirmed().exclude(email_index="").values_list("email_index", flat=True))
    new = tuple(
        row
        for row in listed.rows
        if not row.email or sealing.blind_index(row.email, place=cycle.public_id) not in known
    )
    return ListSummary(new, len(listed.rows) - len(new))


@dataclass(frozen=True)
class RegistrationListPreview:
    """The first rows, how the bytes were read, the columns, and what was wrong or to be warned of in whole sentences.

    `names` and `headers` are some that have accents.
    """

    rows: tuple[RegistrationRow, ...]
    encoding: str
    separator: str
    language: str
    columns: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    headers: tuple[str, ...]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def list_preview_to_text(listed: ReadList) -> str:
    """What a page shows of *listed*, as text to be sealed."""
    preview = RegistrationListPreview(
        rows=listed.rows[:ROWS_SHOWN],
        encoding=listed.encoding,
        separator=listed.separator,
        language=listed.language,
        columns=listed.columns,
        names=accented([row.display_name for row in listed.rows]),
        headers=accented([header for header, _meaning in listed.columns]),
        faults=listed.faults,
        warnings=listed.warnings,
    )
    return json.dumps(asdict(preview))


def list_preview_from_text(text: str) -> RegistrationListPreview:
    """What `list_preview_to_text` wrote."""
    plain: dict[str, Any] = json.loads(text)
    rows = tuple(_row(row) for row in plain.pop("rows"))
    columns = tuple((header, meaning) for header, meaning in plain.pop("columns"))
    texts: dict[str, Any] = {name: tuple(plain.pop(name)) for name in ("names", "headers", "faults", "warnings")}
    return RegistrationListPreview(rows=rows, columns=columns, **texts, **plain)


def _row(plain: Mapping[str, Any]) -> RegistrationRow:
    return RegistrationRow(**{**plain, "webinars": tuple(plain["webinars"]), "lines": tuple(plain["lines"])})

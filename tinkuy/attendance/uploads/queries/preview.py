"""What a preview shows of its file, kept sealed beside it when the file is read, so that no page reads it again.

A file is thus read once when it comes in (one whose session it must tell itself twice: without a day, then for its day)
and once more when it is imported, as it was shown.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from tinkuy.attendance.reports.report import Report, Row

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
    )


def accented(names: list[str]) -> tuple[str, ...]:
    """Two that show as what the letters were read."""
    return tuple(dict.fromkeys(name for name in names if not name.isascii()))[:2]


def written(preview: ReportPreview) -> str:
    """As text, to be sealed."""
    return json.dumps(asdict(preview), default=datetime.isoformat)


def heard(text: str) -> ReportPreview:
    """What `written` wrote."""
    plain: dict[str, Any] = json.loads(text)
    rows = tuple(
        Row(**{**row, "joined_at": _moment(row["joined_at"]), "left_at": _moment(row["left_at"])})
        for row in plain.pop("rows")
    )
    names, warnings = tuple(plain.pop("names")), tuple(plain.pop("warnings"))
    return ReportPreview(rows=rows, names=names, warnings=warnings, **plain)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

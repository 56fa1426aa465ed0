"""What the sandboxed process does with a file: it reads it and yields what is in it as JSON values.

A report or a list of registrations is its head, then its rows in blocks. Moments are POSIX seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, fields
from datetime import date as calendar_day
from itertools import batched
from typing import Any

from .reading import read_report
from .registrations import read_list
from .report import Report, Row, UnknownColumns
from .sampling import sample_of
from .vocabulary import AddedWords, Vocabulary

BLOCK = 500
UNKNOWN = "unknown columns"


def warm_up() -> None:
    """Before any reader is forked: the words of platforms are looked up by every one of them."""
    for registrations in (False, True):
        Vocabulary(registrations=registrations)


def report(
    data: bytes,
    filename: str,
    date: str,
    zone: str,
    columns: Mapping[str, str] | None,
    encoding: str,
    hub: Mapping[str, Any],
) -> Iterator[Any]:
    """`["head", {…}]`, then `["rows", [[…], …]]`; or `["unknown columns", [[…], reduced]]`."""
    day = calendar_day.fromisoformat(date) if date else None
    try:
        words = AddedWords.from_plain(hub)
        report_read = read_report(data, filename, date=day, zone=zone, columns=columns, encoding=encoding, hub=words)
    except UnknownColumns as refusal:
        yield UNKNOWN, [refusal.headers, refusal.reduced]
        return
    yield "head", _head(report_read)
    for rows in batched(report_read.rows, BLOCK, strict=False):
        yield "rows", [_row(row) for row in rows]


def registrations(data: bytes, filename: str, encoding: str, hub: Mapping[str, Any]) -> Iterator[Any]:
    """`["head", {…}]`, then `["rows", [[…], …]]`; or `["unknown columns", [[…], reduced]]`."""
    try:
        listed = read_list(data, filename, hub=AddedWords.from_plain(hub), encoding=encoding)
    except UnknownColumns as refusal:
        yield UNKNOWN, [refusal.headers, refusal.reduced]
        return
    yield "head", {one.name: getattr(listed, one.name) for one in fields(listed) if one.name != "rows"}
    for rows in batched(listed.rows, BLOCK, strict=False):
        yield "rows", [astuple(row) for row in rows]


def sample(data: bytes, hub: Mapping[str, Any]) -> Iterator[Any]:
    """`["sample", {…}]`."""
    yield "sample", asdict(sample_of(data, AddedWords.from_plain(hub)))


def _head(report: Report) -> dict[str, Any]:
    return {
        "layout": report.layout,
        "encoding": report.encoding,
        "separator": report.separator,
        "language": report.language,
        "mapping": report.mapping,
        "topic": report.topic,
        "starts_at": report.starts_at and int(report.starts_at.timestamp()),
        "ends_at": report.ends_at and int(report.ends_at.timestamp()),
        "warnings": report.warnings,
        "settled": report.settled,
        "summary": dict(report.summary),
        "columns": report.columns,
        "reduced": report.reduced,
        "row_count": len(report.rows),
    }


def _row(row: Row) -> Sequence[Any]:
    joined, left = row.joined_at and int(row.joined_at.timestamp()), row.left_at and int(row.left_at.timestamp())
    return row.line, row.name, row.email, row.role, joined, left, row.minutes, row.attended, row.country

"""The doors to files of strangers: what `inside_sandbox` reads there, as reports and registrations."""

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import lru_cache
from sys import intern
from typing import Any

from tinkuy.core.errors import Refused
from tinkuy.core.sandbox.running import begun, parsed
from tinkuy.core.text import without_addresses

from . import inside_sandbox
from .decoding import refuse_size
from .registrations import ReadList, RegistrationRow
from .report import Report, Row, UnknownColumns, room_for
from .sampling import Column, Sample
from .vocabulary import NO_WORDS, AddedWords

type Tell = Callable[[int, int], None]
"""Is told how much is done, and of how much."""

_read_once: ContextVar[dict[bytes, Report | ReadList | Refused] | None] = ContextVar("_read_once", default=None)


@contextmanager
def each_read_once() -> Iterator[None]:
    """Within it a file asked for in the same way is read a single time: a deed tells, previews and commits it.

    A refusal is kept like a report. Within another one it is that one.
    """
    if _read_once.get() is not None:
        yield
        return
    token = _read_once.set({})
    try:
        yield
    finally:
        _read_once.reset(token)


def read_report(
    data: bytes,
    filename: str,
    *,
    date: date | None,
    zone: str,
    columns: Mapping[str, str] | None = None,
    encoding: str = "",
    hub: AddedWords = NO_WORDS,
) -> Report:
    """The attendance report in *data*, as `reading.read_report` tells it, read in the sandbox; raises `Refused`."""
    refuse_size(data)
    arguments = _arguments(filename, date, zone, columns, encoding, hub)
    return _once("report", data, arguments, lambda: ReportBeingRead(data, arguments).report())


def begun_report(
    data: bytes, filename: str, *, date: date | None, zone: str, hub: AddedWords = NO_WORDS
) -> "ReportBeingRead":
    """The same, while the caller does something else."""
    refuse_size(data)
    return ReportBeingRead(data, _arguments(filename, date, zone, None, "", hub))


def _arguments(
    filename: str,
    date: date | None,
    zone: str,
    columns: Mapping[str, str] | None,
    encoding: str,
    hub: AddedWords,
) -> dict[str, Any]:
    return {
        "filename": filename,
        "date": date.isoformat() if date else "",
        "zone": zone,
        "columns": dict(columns) if columns else None,
        "encoding": encoding,
        "hub": hub.as_json(),
    }


class ReportBeingRead:
    """A report that a process is at already. Whoever does not ask for it closes it."""

    def __init__(self, data: bytes, arguments: Mapping[str, Any]) -> None:
        self._items = begun(f"{inside_sandbox.__name__}:report", data, arguments, room_for(data))

    def report(self, tell: Tell | None = None) -> Report:
        """Once it is read; raises `Refused`. *tell* is told how many rows are there, and how many there will be."""
        items = _known(self._items)
        head = next(items)
        whole, rows = head.pop("row_count"), list[Row]()
        for block in items:
            rows.extend(map(_row, block))
            if tell:
                tell(len(rows), whole)
        return Report(rows=tuple(rows), **_head(head))

    def close(self) -> None:
        self._items.close()


def _once[Read: (Report, ReadList)](
    door: str, data: bytes, arguments: Mapping[str, Any], read: Callable[[], Read]
) -> Read:
    """What *read* gives, or what it gave before within `each_read_once`."""
    known = _read_once.get()
    if known is None:
        return read()
    key = hashlib.sha256(data + repr((door, arguments)).encode()).digest()
    if key not in known:
        try:
            known[key] = read()
        except Refused as refusal:
            known[key] = refusal.with_traceback(None)  # which would hold the file
    answer = known[key]
    if isinstance(answer, Refused):
        raise answer
    return answer  # type: ignore[return-value]


def read_list(data: bytes, filename: str, *, hub: AddedWords = NO_WORDS, encoding: str = "") -> ReadList:
    """The list of registrations in *data*, as `registrations.read_list` tells it, read in the sandbox."""
    refuse_size(data)
    arguments: dict[str, Any] = {"filename": filename, "encoding": encoding, "hub": hub.as_json()}
    return _once("list", data, arguments, lambda: _list_from_sandbox(data, arguments))


def _list_from_sandbox(data: bytes, arguments: Mapping[str, Any]) -> ReadList:
    items = _known(parsed(f"{inside_sandbox.__name__}:registrations", data, arguments, room_for(data)))
    head = next(items)
    rows = tuple(_registration(values) for rows in items for values in rows)
    head |= {name: tuple(map(without_addresses, head[name])) for name in ("faults", "warnings")}
    head["columns"] = tuple((header, meaning) for header, meaning in head["columns"])
    return ReadList(rows=rows, **head)


def sample_of(data: bytes, hub: AddedWords = NO_WORDS) -> Sample:
    """The columns of *data*, as `sampling.sample_of` tells them, read in the sandbox."""
    refuse_size(data)
    answer = next(_known(parsed(f"{inside_sandbox.__name__}:sample", data, {"hub": hub.as_json()}, room_for(data))))
    columns = [Column(one["header"], one["key"], tuple(one["cells"]), one["guess"]) for one in answer["columns"]]
    return Sample(tuple(columns), answer["language"], answer["has_headers"], answer["knows_a_word"])


def _known(items: Generator[Any]) -> Iterator[Any]:
    """The values of what the sandbox yields; raises `UnknownColumns` as it was raised there.

    Sentences that quote a line of the file stand on pages, in jobs and in the shell: they hold no address.
    The reader's turn ends here, not when whoever keeps the refusal lets it go.
    """
    with closing(items), _without_addresses():
        for kind, value in items:
            if kind == inside_sandbox.UNKNOWN:
                headers, reduced = value
                raise UnknownColumns([without_addresses(header) for header in headers], reduced)
            yield value


@contextmanager
def _without_addresses() -> Iterator[None]:
    try:
        yield
    except UnknownColumns:
        raise
    except Refused as refusal:
        raise Refused(without_addresses(str(refusal))) from None


def _head(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {
        "starts_at": _moment(answer["starts_at"]),
        "ends_at": _moment(answer["ends_at"]),
        **{name: tuple(map(without_addresses, answer[name])) for name in ("warnings", "settled")},
        "columns": tuple((header, meaning) for header, meaning in answer["columns"]),
    }


def _row(values: list[Any]) -> Row:
    """Whoever joins five times, in five files, has one name and one address in memory."""
    line, name, email, role, joined, left, minutes, attended, country = values
    name, email, country = intern(name), intern(email), intern(country)
    return Row(line, name, email, role, _moment(joined), _moment(left), minutes, attended, country)


def _registration(values: list[Any]) -> RegistrationRow:
    name, email, country, organisation, sector, language, webinars, lines = values
    return RegistrationRow(name, email, country, organisation, sector, language, tuple(webinars), tuple(lines))


@lru_cache(maxsize=8_192)
def _moment(seconds: int | None) -> datetime | None:
    """Thousands join in the same seconds: one object for all of them."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

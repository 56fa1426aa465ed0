"""What stands above the people in a report: topic, start, end, host and whatever else the platform counted."""

from dataclasses import dataclass, field, replace

from .headers import Header, Line, address_in
from .moments import written
from .table import Section, Table
from .times import minutes_in
from .vocabulary import Vocabulary

_LINES = 40  # of what stands above the people


@dataclass(frozen=True)
class Preamble:
    """`starts` and `ends` as written; `minutes` the real duration; `summary` label by label, without addresses.

    `meetings` counts those that the file tells of: reports that somebody joined have several, and no one count of
    those who `attended`. `viewers` are those of a webinar without its hosts and panellists.
    """

    topic: str = ""
    starts: str = ""
    ends: str = ""
    minutes: float | None = None
    host_email: str = ""
    summary: dict[str, str] = field(default_factory=dict)
    meetings: int = 0
    attended: int | None = None
    viewers: int | None = None


def preamble_of(table: Table) -> Preamble:
    """The preamble of *table*: a header with one row of values, or lines of a label and its value."""
    values: dict[str, str] = {}
    summary: dict[str, str] = {}
    meetings = 0
    for section in table.sections:
        header = section.header
        if header is None and section.number in ("", "1"):
            _take_pairs(section, table.vocabulary, values, summary)
        elif header and _is_of_meeting(header) and section.rows:
            _take_row(header, section.rows[0], values, summary)
            meetings += "topic" in header.columns
    host = address_in(values.get("host", "") or values.get("email", ""))
    return Preamble(
        topic=values.get("topic", ""),
        starts=values.get("starts", ""),
        ends=values.get("ends", ""),
        minutes=minutes_in(values.get("minutes", "")),
        host_email=host.lower(),
        summary={label: value for label, value in summary.items() if "@" not in value},
        meetings=meetings,
        attended=_number(values.get("participants", "")) if _tells_of_one(table) else None,
        viewers=_number(values.get("viewers", "")) if meetings == 1 else None,
    )


def stated_day(table: Table) -> str:
    """The date that stands above the people in a line of its own: `Fecha,16/05/2024` or *Fecha: 16 de mayo*."""
    for section in table.sections:
        if section.header and not _is_of_meeting(section.header):
            break
        for line in section.rows[:_LINES]:
            label, _colon, value = ": ".join(line.filled).partition(":")
            moment = written(value.strip())
            if table.vocabulary.meaning(label) in ("date", "starts") and moment and moment.numbers:
                return value.strip()
    return ""


def _tells_of_one(table: Table) -> bool:
    """One count of those who attended in the whole file."""
    counts = 0
    for section in table.sections:
        if section.header:
            counts += section.header.has("participants")
        else:
            first = (line.filled for line in section.rows[:_LINES])
            counts += sum(len(cells) == 2 and table.vocabulary.meaning(cells[0]) == "participants" for cells in first)
    return counts == 1


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 7 else None


def with_columns(preamble: Preamble, header: Header, first: Line | None) -> Preamble:
    """*preamble* filled from the columns of the meeting that some exports repeat in each line, such as the *first*."""
    if first is None:
        return preamble
    return replace(
        preamble,
        topic=preamble.topic or header.cell(first, "topic"),
        starts=preamble.starts or header.cell(first, "starts"),
        ends=preamble.ends or header.cell(first, "ends"),
    )


def _is_of_meeting(header: Header) -> bool:
    """A header over what the platform counted of the meeting, not over people."""
    return bool({"topic", "starts"} & set(header.columns)) and not {"name", "first_name", "join"} & set(header.columns)


def _take_pairs(section: Section, vocabulary: Vocabulary, values: dict[str, str], summary: dict[str, str]) -> None:
    for line in section.rows:
        if len(line.filled) == 2:
            label, value = line.filled
            summary[label.rstrip(":")] = value
            values.setdefault(vocabulary.meaning(label), value)


def _take_row(header: Header, row: Line, values: dict[str, str], summary: dict[str, str]) -> None:
    for cell, meaning in header.named():
        value = row.cells[header.line.cells.index(cell)] if header.line.cells.index(cell) < len(row.cells) else ""
        if value:
            summary[cell] = value
            values.setdefault(meaning or cell, value)

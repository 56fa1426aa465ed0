"""Lists of registrations: our own export, a Google Forms sheet, or any table with a name and an address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from tinkuy.attendance.reports.layouts.plain_list import MOST_CELLS
from tinkuy.core import languages
from tinkuy.core.errors import Refused

from .countries import country_code
from .headers import ADDRESS, Header, Line, address_in, completed
from .moments import written
from .reading import open_table
from .report import UnknownColumns
from .rows import refuse_glued
from .table import Section, Table
from .unneeded import reduced
from .vocabulary import NO_WORDS, AddedWords, Vocabulary, key_of, keys, keys_of_list, words

_SHOWN = re.compile(r"[^<>@;,]*<([^<>]+)>$")  # `Ministerio <ministerio@…>`, as mail programs show an address
FAULTS_NAMED = 20
"""Wrong lines of a list that are told; of more, how many they are."""

_LANGUAGE_WORDS = {"espanol": "es", "castellano": "es", "spanish": "es", "ingles": "en", "english": "en"}
_LANGUAGE_WORDS |= {"portugues": "pt-br", "portuguese": "pt-br"}


@dataclass(frozen=True)
class RegistrationRow:
    """One registration. `country` is ISO 3166-1 alpha-2, `sector` and `language` are our codes.

    Each is "" when the list does not say. `webinars` are ordinals. `lines` are the lines of the file where the address
    stands: a form sent twice is one registration, with the last answer that each cell has and the webinars of all.
    """

    display_name: str
    email: str
    country: str
    organisation: str
    sector: str
    language: str
    webinars: tuple[int, ...]
    lines: tuple[int, ...] = ()


ANSWERS = ("display_name", "country", "organisation", "sector", "language")


@dataclass(frozen=True)
class ReadList:
    """A whole list: its registrations, and a sentence for each line that is wrong, up to `FAULTS_NAMED` of `wrong`.

    `encoding`, `separator`, `columns`, `warnings`, `language` and `reduced` are those of a `Report`.
    """

    rows: tuple[RegistrationRow, ...]
    faults: tuple[str, ...]
    wrong: int
    encoding: str
    separator: str
    language: str
    columns: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    reduced: str = ""

    def right(self) -> tuple[RegistrationRow, ...]:
        """The registrations, if no line is wrong; else raises `Refused` naming the first that is."""
        if self.faults:
            raise Refused(self.faults[0])
        return self.rows


def read_list(data: bytes, filename: str, *, hub: AddedWords = NO_WORDS, encoding: str = "") -> ReadList:
    """What *data* says, wrong lines named; raises `Refused` where it is no list. *encoding* as for a report."""
    table = open_table(data, Vocabulary(hub=hub, registrations=True), encoding)
    section, header = _people(table)
    rows, faults = _read(section.rows, header)
    if not rows and not faults:
        raise Refused(_("The list %(filename)s has a header but nobody below it.") % {"filename": filename})
    return ReadList(
        rows=tuple(_once_per_address(rows)),
        faults=tuple(faults[:FAULTS_NAMED]),
        wrong=len(faults),
        encoding=table.encoding,
        separator=table.separator,
        language=header.language,
        columns=header.named(),
        warnings=tuple(dict.fromkeys(table.warnings)),
        reduced=reduced(table, is_typed=not header.columns),
    )


def _read(lines: Sequence[Line], header: Header) -> tuple[list[RegistrationRow], list[str]]:
    rows, faults = [], []
    for line in lines:
        if not _holds(line, header):
            continue
        try:
            rows.append(_row(_as_pasted(line, header), header))
        except Refused as refusal:
            faults.append(str(refusal))
    return rows, faults


def _as_pasted(line: Line, header: Header) -> Line:
    """With the number that it had in the text that somebody pasted, where the table was made of one."""
    number = header.cell(line, "pasted_line")
    return replace(line, number=int(number)) if number.isdecimal() else line


def _people(table: Table) -> tuple[Section, Header]:
    """The part with the people: the first header that has addresses; else a bare column of addresses."""
    for section in table.sections:
        if section.header:
            header, _assumed = completed(section.header, section.rows)
            if "email" in header.columns:
                return section, _with_questions(header, section.rows)
    with_address = [line for line in table.lines if address_in(" ".join(line.cells))]
    first_is_header = table.lines[0] not in with_address
    is_wide = any(len(line.filled) > MOST_CELLS for line in with_address)  # its numbers and dates are nobody's name
    if is_wide or len(with_address) < len(table.lines) - first_is_header:
        raise UnknownColumns(table.lines[0].filled)
    return Section("", None, tuple(with_address)), Header(Line(0, ()), {})


def _with_questions(header: Header, rows: Sequence[Line]) -> Header:
    """The header with the columns whose question asks for what no column of a known word tells."""
    columns = dict(header.columns)
    for meaning, question_words in words()["questions"].items():
        if meaning in columns or (meaning == "name" and "first_name" in columns):
            continue
        question_keys = [f" {key_of(word)} " for word in question_words]
        for place, cell in enumerate(header.line.cells):
            is_free = place not in columns.values() and place not in header.unused
            asks_for_it = is_free and any(key in f" {key_of(cell)} " for key in question_keys)
            if asks_for_it and (meaning != "country" or _are_countries(rows, place)):
                columns[meaning] = place
                break
    return replace(header, columns=columns, _places={})


def _are_countries(rows: Sequence[Line], place: int) -> bool:
    cells = [line.cells[place] for line in rows if place < len(line.cells) and line.cells[place]]
    return bool(cells) and all(map(country_code, cells))


def _row(line: Line, header: Header) -> RegistrationRow:
    email = _email(line, header)
    both = " ".join(filter(None, (header.cell(line, "first_name"), header.cell(line, "last_name"))))
    whole = header.cell(line, "name")
    name = ("" if key_of(whole) in keys_of_list("nobody") else whole) or both
    name = name or ("" if header.columns else _name_without_address(line))
    refuse_glued(line.number, name, email)
    return RegistrationRow(
        display_name=name,
        email=email,
        country=_country(line.number, header.cell(line, "country")),
        organisation=header.cell(line, "organisation"),
        sector=_sector(line.number, header.cell(line, "sector")),
        language=_language(header.cell(line, "language")),
        webinars=_ordinals(header.cell(line, "registered_for")),
        lines=(line.number,),
    )


def _holds(line: Line, header: Header) -> bool:
    """Not one who was refused or cancelled, by the columns of approvals and states of Zoom, Teams or Eventbrite."""
    answers = (header.cell(line, "approval"), header.cell(line, "answer"))
    return not any(key_of(cell) in keys_of_list("not_registered") for cell in answers if cell)


def _email(line: Line, header: Header) -> str:
    cell = header.cell(line, "email") if header.columns else " ".join(line.cells)
    cell = match[1] if (match := _SHOWN.match(cell)) else cell
    if not cell.strip():
        raise Refused(
            _(
                "Line %(line)d has no e-mail address where the other lines have it. "
                "Correct the line and import the list again."
            )
            % {"line": line.number}
        )
    address = address_in(cell)
    if not address or (header.columns and ADDRESS.sub("", cell.removeprefix("mailto:")).strip(" <>;,")):
        raise Refused(
            _("Line %(line)d: “%(cell)s” is not an e-mail address. Correct it and import the list again.")
            % {"line": line.number, "cell": cell[:60]}
        )
    return address.lower()


def _name_without_address(line: Line) -> str:
    """What stands beside the address; a day or an hour there is nobody's name."""
    cells = (cell for cell in line.cells if not written(cell))
    return " ".join(re.sub(r"[<>;,\"]", " ", ADDRESS.sub("", " ".join(cells))).split())


def _country(line: int, text: str) -> str:
    if not text:
        return ""
    code = country_code(text)
    if not code:
        raise Refused(
            _("Line %(line)d: the country “%(cell)s” is not known. Write its name or its two letters, such as PE.")
            % {"line": line, "cell": text[:60]}
        )
    return code


def _sector(line: int, text: str) -> str:
    if not text:
        return ""
    sector = keys("sectors").get(key_of(text))
    if sector is None:
        raise Refused(
            _(
                "Line %(line)d: the sector “%(cell)s” is not known. "
                "Use government, civil society, cooperation, academia or other."
            )
            % {"line": line, "cell": text[:60]}
        )
    return sector


def _language(text: str) -> str:
    key = key_of(text)
    code = key[:2] if len(key) <= 2 or key[2:3] == " " else ""
    return _LANGUAGE_WORDS.get(key) or languages.BY_TWO_LETTERS.get(code, "")


def _ordinals(text: str) -> tuple[int, ...]:
    """The webinars named in a cell: `2 3 4`, `Sesión 1, Sesión 3`."""
    return tuple(sorted({int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)}))


def _once_per_address(rows: list[RegistrationRow]) -> Iterator[RegistrationRow]:
    by_address: dict[str, RegistrationRow] = {}
    for row in rows:
        before = by_address.get(row.email)
        if before:
            merged = {name: getattr(row, name) or getattr(before, name) for name in ANSWERS}
            webinars = tuple(sorted({*before.webinars, *row.webinars}))
            row = replace(row, **merged, webinars=webinars, lines=(*before.lines, *row.lines))
        by_address[row.email] = row
    yield from by_address.values()

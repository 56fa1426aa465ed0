"""A plain text as headings and paragraphs: bullets and ornaments are decoration, damaged line ends are mended."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tinkuy.core.text import tidy
from tinkuy.language.headings import Heading, heading_before_text, heading_glued_to_text, heading_of

WRAPPED = 120
"""In characters: when no line is longer, the text was wrapped by hand and lines of one block belong together."""

SHORT, ROOM = 25, 0.75
"""So many characters of the next line would have stood on this one, within so much of the longest line."""

LONG_LINE = 60
"""In characters: two that differ in a page number alone are no two items of a list."""
_PAGE = re.compile(r"^(?:p|pp|pg|pág|página|page)\.? \d{1,3}\b|(?<=[^\W\d_]) \d{1,3}$", re.IGNORECASE)
"""The number of a page, which ends its head or begins it with a word for it; a number after a colon is data."""
_LINE_END = re.compile(r"\r+\n|\r|\x0b|\x0c|\x85|\u2028")
_SIGN = "-–—*•·‣◦▪▫■□●○➢➤►▸→✓✔§\uf0b7\uf0a7\uf0d8"
_BULLET = re.compile(rf"\s*(?:[{_SIGN}](?:\s+|(?=[^\W\d_a-z]|[¿¡“\"«]))|o\t|\(?\d{{1,2}}[.)]\s+|\(?[a-z]\)\s+)")
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)-]?\s*")
_CELLS = re.compile(r"(?<=\S)(?:\t\s{0,9}|\s{3,40})(?=[^\W\d_][^:\n]{1,40}:\s)")
"""Between two cells of a form that stand in one line, each with its name: «Proyecto: Turnos      Fecha: junio»."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.|@)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:org|int|com|net|gob|gov)\S*"
)


@dataclass(frozen=True)
class Paragraph:
    """`lines` are those it was written on: of a name or an address each may be one of its own."""

    lines: tuple[str, ...]
    is_bullet: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.lines)


Part = Heading | Paragraph


def parts_of(text: str) -> list[Part]:
    """Headings and paragraphs in their order."""
    blocks = _blocks(text)
    width = max((len(line) for block in blocks for line in block), default=0)
    parts: list[Part] = []
    for block in blocks:
        for part in _parts_of_block(block, width):
            _append(parts, part)
    return parts


def is_address(text: str) -> bool:
    """Whether *text* is a web address, an e-mail address or an @handle and nothing else."""
    return bool(_ADDRESS.fullmatch(text))


def _blocks(text: str) -> list[list[str]]:
    """The lines between blank ones; a line of mere ornaments counts as blank."""
    ended = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    blocks: list[list[str]] = [[]]
    for line in _without_running_heads(tidy(ended).split("\n")):
        if any(character.isalnum() for character in line):
            blocks[-1] += map(_unadorned, _CELLS.split(line))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _without_running_heads(lines: Sequence[str]) -> Iterator[str]:
    """What stands at the head of each page of a document is kept once: a long line of which only the page changes.

    With nothing between them such lines are those of a list: «Capacitación de …, grupo 1», «…, grupo 2».
    """
    first: dict[str, str] = {}
    before = ""
    for line in lines:
        head = _PAGE.sub("", line) if len(line) >= LONG_LINE and _PAGE.search(line) else ""
        if not head or head == before or first.setdefault(head, line) == line:
            yield line
        before = head if line.strip() else before


def _unadorned(line: str) -> str:
    """Without stars and other symbols at both ends; a bullet stays, since it means something."""
    start, end = 0, len(line)
    while start < end and (line[start] == " " or (_is_symbol(line[start]) and line[start] not in _SIGN)):
        start += 1
    while end > start and (line[end - 1].isspace() or _is_symbol(line[end - 1])):
        end -= 1
    return line[start:end]


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character) == "So" and character not in "°©®™"


def _parts_of_block(lines: Sequence[str], width: int) -> Iterator[Part]:
    pending: list[str] = []
    place = 0
    while place < len(lines):
        heading, line_count, rest = _heading_at(lines, place)
        if heading is None:
            pending.append(lines[place])
        else:
            yield from _paragraphs(pending, width)
            yield heading
            pending = [rest] if rest else []
        place += line_count
    yield from _paragraphs(pending, width)


def _heading_at(lines: Sequence[str], place: int) -> tuple[Heading | None, int, str]:
    """The heading that begins at *place*, how many lines it takes, and the text after its colon."""
    is_inside = place > 0 and not _begins_in_capitals(lines[place])
    for line_count in (3, 2, 1):
        heading = None if is_inside else heading_of(" ".join(lines[place : place + line_count]))
        if heading and not _goes_on(lines, place + line_count):
            return heading, line_count, ""
    is_bullet = bool(_BULLET.match(lines[place]))
    begun = None if is_inside else (heading_glued_to_text if is_bullet else heading_before_text)(lines[place])
    return (begun[0], 1, begun[1]) if begun else (None, 1, "")


def _begins_in_capitals(line: str) -> bool:
    number = _NUMBER.match(line)
    return line[number.end() if number else 0 :][:1].isupper()


def _goes_on(lines: Sequence[str], place: int) -> bool:
    """A line in lower case carries on the sentence before it, so that one was no heading."""
    below = lines[place] if place < len(lines) else ""
    return below[:1].islower() and not _BULLET.match(below) and not is_address(below)


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[Paragraph]:
    """Each bullet and each address is a paragraph of its own; other lines go on until a sentence ends."""
    words: list[str] = []
    is_bullet = False
    for line in lines:
        bullet = _BULLET.match(line)
        text = line[bullet.end() :].strip() if bullet else line.strip()
        starts = bullet or is_address(text) or (words and _ends(words[-1], text, width))
        if words and starts:
            yield Paragraph(tuple(words), is_bullet)
        if starts or not words:
            words, is_bullet = [], bool(bullet)
        words.append(text)
    if words:
        yield Paragraph(tuple(words), is_bullet)


def _ends(line: str, below: str, width: int) -> bool:
    """Whether a paragraph ends with *line*: in a text wrapped by hand, where the next words had room on it by far."""
    if is_address(line):
        return True
    had_room = len(line) + len(below[:SHORT].rsplit(" ", 1)[0]) < width * ROOM
    return line.endswith((".", "!", "?", "…", ":", ";")) and (width > WRAPPED or had_room)


def _append(parts: list[Part], part: Part) -> None:
    """A paragraph that begins in lower case goes on with the one before, where that has no end."""
    before = parts[-1] if parts else None
    if (
        isinstance(part, Paragraph)
        and isinstance(before, Paragraph)
        and part.text[:1].islower()
        and not part.is_bullet
        and not is_address(part.text)
        and not is_address(before.text)
        and before.text[-1:] not in ".!?…:;"
    ):
        parts[-1] = Paragraph((*before.lines, *part.lines), before.is_bullet)
    else:
        parts.append(part)

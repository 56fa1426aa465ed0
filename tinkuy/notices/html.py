"""The same words as HTML, for mail programs: made of the plain text, so that both say one thing.

A block that is one address of ours is a button that says what it does (`buttons`), one whose lines begin with `- ` a
list, with `> ` a quotation, beside a cord that is dashed where no session has picked it up yet (`Wording.left_open`);
all else are paragraphs. Only addresses of ours lead anywhere: words that somebody wrote make no link in our name.
Nothing is fetched from anywhere: no picture, no style sheet, no mark that tells who opened it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from .wording import Wording

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_ENDS = ".,;:)»”"
_SHORT_END = re.compile(r" (\S{1,3})$")
LIST, QUOTE = "- ", "> "


@dataclass(frozen=True)
class Piece:
    """Letters of a line; those with `href` lead there."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Block:
    """`kind` is button, list, quotation, open-quotation or text; of lines, each made of pieces."""

    kind: str
    lines: tuple[tuple[Piece, ...], ...]
    label: str = ""

    @property
    def href(self) -> str:
        return self.lines[0][0].href


def html_of(words: Wording, language: str) -> str:
    """A whole document. A message without a letterhead has neither colour nor title: it may be read over a shoulder."""
    with translation.override(language):
        context = {
            "words": words,
            "language": translation.get_language(),
            "is_plain": words.head is None,
            "title": _SHORT_END.sub("\N{NO-BREAK SPACE}\\1", words.title),  # «sesión 4» is not broken on a telephone
            "above": list(blocks_of(words.above)),
            "blocks": labelled(open_among(blocks_of(words.text), words.left_open), words.buttons),
            "below": list(blocks_of(words.below)),
        }
        return render_to_string("notices/mail.html", context)


def blocks_of(text: str) -> Iterator[Block]:
    """Of plain text, whose blocks stand apart by an empty line."""
    for words in re.split(r"\n[ \t]*\n", text.strip()):
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        if lines:
            yield _block(lines)


def open_among(blocks: Iterable[Block], left_open: Collection[str]) -> Iterator[Block]:
    """*blocks*, whose quotations of nothing but lines of *left_open* are open ones."""
    for block in blocks:
        words = ("".join(piece.text for piece in line) for line in block.lines)
        is_open = block.kind == "quotation" and all(line in left_open for line in words)
        yield replace(block, kind="open-quotation") if is_open else block


def labelled(blocks: Iterable[Block], labels: Sequence[str]) -> list[Block]:
    """The buttons among *blocks* with their *labels* in order, the last for any further one."""
    drawn = list(blocks)
    buttons = [place for place, block in enumerate(drawn) if block.kind == "button"]
    for turn, place in enumerate(buttons if labels else []):
        drawn[place] = replace(drawn[place], label=labels[min(turn, len(labels) - 1)])
    return drawn


def _block(lines: list[str]) -> Block:
    if len(lines) == 1 and _ADDRESS.fullmatch(lines[0]) and _is_ours(lines[0]):
        return Block("button", ((Piece(lines[0], lines[0]),),))
    for sign, kind in ((LIST, "list"), (QUOTE, "quotation")):
        if all(line.startswith(sign) for line in lines):
            return Block(kind, tuple(_pieces(line.removeprefix(sign)) for line in lines))
    return Block("text", tuple(map(_pieces, lines)))


def _pieces(line: str) -> tuple[Piece, ...]:
    pieces, start = [], 0
    for match in _ADDRESS.finditer(line):
        address = match.group().rstrip(_ENDS)
        if not _is_ours(address):
            continue
        pieces += [Piece(line[start : match.start()]), Piece(address.partition("://")[2], address)]
        start = match.start() + len(address)
    pieces.append(Piece(line[start:]))
    return tuple(piece for piece in pieces if piece.text)


def _is_ours(address: str) -> bool:
    """Whole up to the end of the host: `https://hub.example.bad.example` begins like ours and is another's."""
    base = settings.BASE_ADDRESS.rstrip("/")
    return address == base or address.startswith((f"{base}/", f"{base}?", f"{base}#"))

"""Which line is the name of a section, whatever its case, accents, numbering or ornaments."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from tinkuy.core.text import folded
from tinkuy.publication.content.parts import Contact, Link

from .blocks import is_address

LONGEST = 60
"""In characters: no name of a section is longer."""

_NUMBERING = re.compile(r"^(?:\d{1,2}|[ivx]{1,4}) (?=\w)")


@dataclass(frozen=True)
class Heading:
    """The field of `SheetContent` that a section fills, the languages that name it so, and the name as written."""

    field: str
    languages: frozenset[str]
    words: str = ""


def key_of(text: str) -> str:
    """*text* reduced to what names are compared by."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(text)).split())


@cache
def _headings_by_key() -> Mapping[str, Heading]:
    """Each name's key → its heading. A name that two fields share belongs to the earlier one."""
    source = files("tinkuy.publication.importing").joinpath("headings.yaml").read_text(encoding="utf-8")
    languages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for field, names in yaml.safe_load(source).items():
        for language, words in names.items():
            for word in words:
                languages[key_of(word), field].add("pt-br" if language == "pt" else language)
    headings: dict[str, Heading] = {}
    for (key, field), spoken in languages.items():
        headings.setdefault(key, Heading(field, frozenset(spoken)))
    return headings


def heading_of(line: str) -> Heading | None:
    """The heading that *line* is, if it is nothing but one."""
    if len(line) > LONGEST:
        return None
    key = key_of(line)
    heading = _headings_by_key().get(key) or _headings_by_key().get(_NUMBERING.sub("", key))
    return replace(heading, words=line.strip()) if heading else None


RUN_ON = ("validation", "credits", "licence", "citation", "disclaimer")
"""What a sheet of ours runs on at its foot: «Licencia. CC BY 4.0»."""


def heading_before_text(line: str) -> tuple[Heading, str] | None:
    """Of a line such as «Licencia: CC BY 4.0», the heading and the rest."""
    for sign in (":", "."):
        name, _sign, rest = line.partition(sign)
        heading = heading_of(name) if rest.strip() else None
        if heading and (sign == ":" or heading.field in RUN_ON):
            return heading, rest.strip()
    return None


_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_LABEL = re.compile(r"(?:correo(?: electrónico)?|e-?mail|mail)\W*", re.IGNORECASE)


_OPEN = re.compile(r"(?:^|\s)(?:de|del|la|las|los|el|y|e|en|sobre|do|da|dos|das|of|the|and|on|for|para|por)$", re.I)


def whole_names(lines: Iterable[str]) -> list[str]:
    """A name set over several lines becomes one: after an open word, in lower case, or all of it in capitals."""
    names: list[str] = []
    for line in lines:
        if names and _goes_on(names[-1], line):
            names[-1] = f"{names[-1]} {line}"
        else:
            names.append(line)
    return names


def _goes_on(before: str, line: str) -> bool:
    if is_address(before) or is_address(line) or len(before.split()) < 2:
        return False
    in_capitals = before.isupper() and line.isupper() and len(line.split()) > 1
    return in_capitals or line[:1].islower() or bool(_OPEN.search(before))


def contact_of(lines: Iterable[str]) -> tuple[Contact, tuple[str, ...]]:
    """The contact and all other lines: the first e-mail address, and the first line that is a name of several words."""
    name, email, footer = "", "", []
    for line in whole_names(lines):
        match = _EMAIL.search(line)
        if match and not email:
            email = match.group()
            line = (line[: match.start()] + line[match.end() :]).strip(" \t,;:-–—|()<>")
            if not line or _LABEL.fullmatch(line):
                continue
        if not name and len(line.split()) > 1 and not _WEB.search(line):
            name = line
        else:
            footer.append(line)
    return Contact(name=name, email=email), tuple(footer)


def links_of(lines: Iterable[str]) -> tuple[Link, ...]:
    """Each line with the web address in it, if it has one; the words stay as they are written."""
    return tuple(_link(line) for line in lines)


def _link(line: str) -> Link:
    match = _WEB.search(line)
    if not match:
        return Link(label=line)
    address = match.group().rstrip(".,;)")
    return Link(label=line, href=address if address.startswith("http") else f"https://{address}")


def is_footer_line(text: str) -> bool:
    """An address alone on its line belongs to the footer, wherever it stands."""
    return is_address(text)

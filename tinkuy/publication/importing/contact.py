"""Whom to write to, and the lines of the footer: addresses, handles, the name of the hub."""

import re
from collections.abc import Iterable

from tinkuy.publication.content.parts import Contact, Link
from tinkuy.publication.importing.blocks import is_address

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

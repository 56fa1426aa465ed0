"""Which line is the name of a section, whatever its case, accents, numbering or ornaments."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from tinkuy.core.letters import folded
from tinkuy.core.yaml_files import yaml_values

LONGEST = 120
"""In characters: no name of a section is longer."""

_NUMBERING = re.compile(r"^(?:(?:\d{1,2} ){1,3}|[ivx]{1,4} )(?=\w)")
_ARTICLE = re.compile(r"^(?:the|el|la|los|las|o|a|os|as) (?=\w)")
_GLUED = re.compile(
    r"^\(?\d{1,2}[.)]\s{0,3}(?P<name>[^\W\d_][^.:;?!]{6,60}?)"
    r"(?P<rest>(?:la|el|los|las|en|esta|este|os|as|the|this|in) \S.*)$"
)
"""A numbered name and its text without a space between them, as a line end is lost in the text of a PDF."""
_IN_BRACKETS = re.compile(r"\s{0,3}\([^()]{1,200}\)\s{0,3}:?$")


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
    source = files("tinkuy.language").joinpath("headings.yaml").read_text(encoding="utf-8")
    languages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for field, names in yaml_values(source).items():
        for language, words in names.items():
            for word in words:
                languages[key_of(word), field].add("pt-br" if language == "pt" else language)
    headings: dict[str, Heading] = {}
    for (key, field), spoken in languages.items():
        headings.setdefault(key, Heading(field, frozenset(spoken)))
    return headings


def without_remark(line: str) -> str:
    """*line* without what a form says at its end in brackets: «Resumen (antecedentes, propósito, etc.)»."""
    return _IN_BRACKETS.sub("", line)


def heading_of(line: str) -> Heading | None:
    """The heading that *line* is, if it is nothing but one."""
    name = without_remark(line)
    if len(name) > LONGEST:
        return None
    keys = [key_of(line), key_of(name)]
    known = _headings_by_key()
    heading = next((known[key] for one in keys for key in _less_and_less(one) if key in known), None)
    return replace(heading, words=line.strip()) if heading else None


def _less_and_less(key: str) -> tuple[str, str, str]:
    """*key* as it is, without its number, without its article: «3. El problema», «El problema», «Problema»."""
    unnumbered = _NUMBERING.sub("", key)
    return key, unnumbered, _ARTICLE.sub("", unnumbered)


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


def heading_glued_to_text(line: str) -> tuple[Heading, str] | None:
    """Of a line such as «1. Introducciónla asociación …», the heading and the rest."""
    match = _GLUED.match(line)
    heading = heading_of(match["name"]) if match and not match["name"][-1].isspace() else None
    return (heading, match["rest"]) if match and heading else None

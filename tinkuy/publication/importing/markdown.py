"""Markdown as the plain text that it writes: a heading is a line of its own, emphasis and links are their words."""

import re

from tinkuy.language.headings import heading_of

SIGN = "##"
"""Before the words of a heading that is none of a sheet's."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*\n")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>\S[^\n]{0,200})\n {0,3}(?:=+|-{3,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\(<?[^()\s<>]{1,500}>?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")
_QUOTED = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_ESCAPED = re.compile(r"\\([-!#()*+.>_`~\[\]])")


_KEY = re.compile(r"^(?P<key>[^\W\d_][\w -]{1,40}):[ \t]*(?P<value>.*)$")
_NOT_OF_A_SHEET = ("dates", "series", "type", "grade")
"""A page's own day, kind and mark are not those of the practice."""


def without_markdown(text: str) -> str:
    """*text* without the signs of Markdown; a text without a heading of Markdown is no Markdown and stays as it is.

    Headings that no section is called by keep theirs, so that what stands below them waits for a person.
    """
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if not (_HEADING.search(text) or _UNDERLINED.search(text)):
        return text
    front = _FRONT_MATTER.match(text)
    title, sections = _of_the_head(front.group()) if front else ("", "")
    text = text[front.end() :] if front else text
    text = _UNDERLINED.sub(lambda match: f"\n{match['words']}\n", _QUOTED.sub("", text))
    first = _HEADING.search(text)
    own_title = first.start() if first and _is_title(first, title) else -1
    text = _HEADING.sub(lambda match: _heading(match[1], is_title=match.start() == own_title), text)
    text = "\n\n".join(part for part in (title if own_title < 0 else "", text, sections) if part)
    text = _LINK.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text)))


def _is_title(first: re.Match[str], title_of_head: str) -> bool:
    """Whether the first heading is the title: where the head of the page has one, only the largest heading is."""
    is_largest = first.group().lstrip().startswith("# ")
    return not heading_of(first[1]) and (is_largest or not title_of_head)


def _heading(words: str, *, is_title: bool) -> str:
    return f"\n{words}\n" if is_title or heading_of(words) else f"\n{SIGN} {words}\n"


def _of_the_head(front: str) -> tuple[str, str]:
    """What the head of a page says of the practice: its title, and the values whose key is the name of a section."""
    sections: list[tuple[str, str, list[str]]] = []
    for line in front.split("\n")[1:-2]:
        key = _KEY.match(line)
        heading = heading_of(key["key"].replace("_", " ")) if key else None
        if key:
            sections.append((heading.field if heading else "", key["key"], _values(key["value"])))
        elif sections and line.strip():
            sections[-1][2].append(_unquoted(line.strip()))
    title = next((values[0] for field, _key, values in sections if field == "title" and values), "")
    of_sheet = [
        (key, values) for field, key, values in sections if values and field not in ("", "title", *_NOT_OF_A_SHEET)
    ]
    parts = [f"{key.replace('_', ' ').capitalize()}\n\n" + "\n".join(values) for key, values in of_sheet]
    return title, "\n\n".join(parts)


def _values(written: str) -> list[str]:
    """One value, or the several of `[…]`; none of an empty one."""
    written = written.strip()
    inner = written[1:-1].split(",") if written.startswith("[") and written.endswith("]") else [written]
    return [value for one in inner if (value := _unquoted(one.strip()))]


def _unquoted(value: str) -> str:
    item, sign = (value[2:].strip(), "- ") if value.startswith("- ") else (value, "")
    return sign + (item[1:-1] if len(item) > 1 and item[0] == item[-1] and item[0] in "\"'" else item)

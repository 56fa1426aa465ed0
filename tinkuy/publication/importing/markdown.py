"""Markdown as the plain text that it writes: a heading is a line of its own, emphasis and links are their words."""

import re

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*\n")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>\S[^\n]{0,200})\n {0,3}(?:=+|-{3,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\(<?[^()\s<>]{1,500}>?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([-!#()*+.>_`~\[\]])")


def without_markdown(text: str) -> str:
    """*text* without the signs of Markdown; a text without a heading of Markdown is no Markdown and stays as it is."""
    text = text.replace("\r\n", "\n")
    if not (_HEADING.search(text) or _UNDERLINED.search(text)):
        return text
    text = _FRONT_MATTER.sub("", text.lstrip("\ufeff"))
    text = _UNDERLINED.sub(lambda match: f"\n{match['words']}\n", text)
    text = _HEADING.sub(r"\n\1\n", text)
    text = _LINK.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text)))

"""A page of the manual as HTML, made of its Markdown once in a process and language of the reader."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from .files import Source, source_at
from .pictures import address_of

TITLE_ANCHOR = "title"
COMMENT = re.compile(r"^<!-- .*? -->\n", re.MULTILINE)
NOT_OF_AN_ANCHOR = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Page:
    """`name` is the title without marks; `contents` are the anchors and words of its headings."""

    name: str
    title: SafeString
    body: SafeString
    contents: Sequence[tuple[str, str]]
    source: Source


def _table_open(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    return format_html(
        '<div class="table-scroll" tabindex="0" role="group" aria-labelledby="{}"><table class="table">',
        tokens[at].meta["under"],
    )


def _table_close(*_args: Any) -> str:
    return "</table></div>"


PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
PARSER.add_render_rule("table_open", _table_open)
PARSER.add_render_rule("table_close", _table_close)


@cache
def page_of(source: Source, reader: str) -> Page:
    """For a reader of the language *reader*: links stay in it wherever the manual's own is the same."""
    tokens = PARSER.parse(text_of(source))
    contents = list(_name_headings(tokens))
    for token in tokens:
        if token.type == "inline":
            token.children = list(_inline(token.children or [], source, reader))
    title, rest = tokens[1], tokens[3:]
    return Page(
        name=_plain(title),
        title=_html([title]),
        body=_html(_without_other_language(rest)),
        contents=contents,
        source=source,
    )


def text_of(source: Source) -> str:
    """Without the comments that say which program writes a part of it."""
    return COMMENT.sub("", source.path.read_text(encoding="utf-8"))


def _html(tokens: Sequence[Token]) -> SafeString:
    """What the parser wrote: it escapes all words, and passes no HTML of the source."""
    return mark_safe(str(PARSER.renderer.render(tokens, PARSER.options, {})))  # noqa: S308


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [])


def _name_headings(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Gives each heading its anchor, each table the anchor it stands under, and yields the headings of the contents."""
    under, used = TITLE_ANCHOR, {TITLE_ANCHOR}
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag != "h1":
            under = _anchor(_plain(tokens[at + 1]), used)
            token.attrSet("id", under)
            if token.tag == "h2":
                yield under, _plain(tokens[at + 1])
        elif token.type == "table_open":
            token.meta["under"] = under
        elif token.type == "th_open":
            _head_cell(token, *tokens[at + 1 : at + 3])
        elif token.type == "td_open":
            token.attrs.pop("style", None)  # the site's policy lets no style stand in a page


def _head_cell(opening: Token, words: Token, closing: Token) -> None:
    """One that says nothing heads no column: Markdown knows no table without a head."""
    opening.attrs.pop("style", None)
    if words.content:
        opening.attrSet("scope", "col")
    else:
        opening.tag = closing.tag = "td"


def _anchor(words: str, used: set[str]) -> str:
    """As the places where Markdown is read write it, so that a link to a heading works here and there."""
    plain = NOT_OF_AN_ANCHOR.sub("", words.lower()).replace(" ", "-")
    name, again = plain, 0
    while name in used:
        again += 1
        name = f"{plain}-{again}"
    used.add(name)
    return name


def _inline(children: Sequence[Token], source: Source, reader: str) -> Iterator[Token]:
    """With the links of files turned into those of pages; one to what is not served becomes plain words."""
    is_link = True
    for token in children:
        if token.type == "link_open":
            href = _href(str(token.attrs["href"]), source, reader)
            is_link = bool(href)
            token.attrSet("href", href)
        elif token.type == "image":
            _set_picture(token, source)
        if is_link or token.type not in ("link_open", "link_close"):
            yield token


def _href(href: str, source: Source, reader: str) -> str:
    if "://" in href or href.startswith("#"):
        return href
    name, mark, anchor = href.partition("#")
    target = source_at(_file_named(source, name))
    if target is None:
        return ""
    return _address(target, reader if target.language == source.language else target.language) + mark + anchor


def _address(source: Source, reader: str) -> str:
    with override(reader):
        if source.is_index:
            return reverse("manual:index")
        return reverse("manual:page", args=[source.section, source.topic])


def _file_named(source: Source, name: str) -> Path:
    return Path(os.path.normpath(source.path.parent / name))


def _set_picture(token: Token, source: Source) -> None:
    path = _file_named(source, str(token.attrs["src"]))
    token.attrSet("src", address_of(path))
    token.attrSet("loading", "lazy")
    if path.suffix == ".png":
        with Image.open(path) as picture:
            token.attrSet("width", str(picture.width))
            token.attrSet("height", str(picture.height))


def _without_other_language(tokens: list[Token]) -> list[Token]:
    """Without the first line of the index, which leads a reader of files to the other language: a page's head does."""
    is_only_link = tokens[0].type == "paragraph_open" and [
        child.type for child in tokens[1].children or [] if child.type != "text" or child.content
    ] == ["em_open", "link_open", "text", "link_close", "em_close"]
    return tokens[3:] if is_only_link else tokens

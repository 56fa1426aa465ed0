"""The sheet as Markdown (CommonMark with tables), to be pasted where text is kept."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from tinkuy.publication.content.parts import Item, WebinarLine
from tinkuy.publication.content.sections import section_heading, section_name
from tinkuy.publication.content.sheet import FINDINGS_AS_READ, SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.language import short_date, speaking
from tinkuy.publication.renderers.layouts import LAYOUTS, laid_out
from tinkuy.publication.renderers.media import picture_path, rights_line
from tinkuy.publication.renderers.network_form import network_fields
from tinkuy.publication.renderers.selection import IMPRINT, details, footer_lines, more_links, writable

_MARKS = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^([#+=-]|\d+(?=[.)]))")


def render_markdown(content: SheetContent, layout: str = "long") -> str:
    """The Markdown of *content*; what people wrote is escaped, so that it stays words."""
    content = laid_out(writable(content), layout)
    with speaking(content.language):
        blocks = [block for block in _blocks(content, layout) if block]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """*text* on one line, with nothing in it that Markdown would read as a mark."""
    line = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(_as_words, line)


def _as_words(match: re.Match[str]) -> str:
    """A sign takes its backslash before it, a number after it."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _blocks(content: SheetContent, layout: str) -> Iterator[str]:
    yield escaped(content.series or section_name("series", content.language))
    yield f"# {escaped(content.title)}"
    for section in LAYOUTS[layout].sections:
        if section in FINDINGS_AS_READ:
            yield _section(content, section, _bullets(getattr(content, section)))
        elif section == "details":
            yield _section(content, section, *_details(content, LAYOUTS[layout].details))
        else:
            yield from SECTIONS[section](content)


def _question(content: SheetContent) -> Iterator[str]:
    yield f"*{escaped(content.guiding_question)}*" if content.guiding_question else ""


def _figures(content: SheetContent) -> Iterator[str]:
    yield " · ".join(f"{number} {word}" for number, word in wording.figures(content))


def _summary(content: SheetContent) -> Iterator[str]:
    yield _section(content, "summary", *map(escaped, content.summary.splitlines()))


def _cycle(content: SheetContent) -> Iterator[str]:
    yield _section(content, "cycle", *_sessions(content))


def _media(content: SheetContent) -> Iterator[str]:
    blocks = []
    for picture in content.media:
        address = picture_path(content.address, picture)
        blocks += [f"![{escaped(picture.alternative)}](<{address}>)"] if address else [escaped(picture.alternative)]
        blocks.append(escaped(" ".join(part for part in (picture.caption, rights_line(picture)) if part)))
    yield _section(content, "media", *blocks)


def _more(content: SheetContent) -> Iterator[str]:
    links = (_link(link.label, link.href) for link in more_links(content))
    yield _section(content, "more", *links, _link("", content.address))


def _contact(content: SheetContent) -> Iterator[str]:
    yield _section(content, "contact", escaped(content.contact.name), _mail(content.contact.email), *_footer(content))


def _imprint(content: SheetContent, fields: tuple[str, ...] = IMPRINT) -> Iterator[str]:
    for field in fields:
        if words := getattr(content, field):
            yield f"**{section_name(field, content.language)}.** {escaped(words)}"


def _publication(content: SheetContent) -> Iterator[str]:
    yield escaped(wording.translated_from(content))
    yield escaped(wording.correction(content))
    yield wording.publication(content)


def _section(content: SheetContent, section: str, *blocks: str) -> str:
    """A heading over what is there; nothing without it."""
    filled = [block for block in blocks if block]
    return "\n\n".join([f"## {section_heading(section, content)}", *filled]) if filled else ""


def _bullets(items: tuple[Item, ...]) -> str:
    return "\n".join(f"- {_item(item)}" for item in items)


def _item(item: Item) -> str:
    parts = [f"**{escaped(item.heading)}**" if item.heading else "", escaped(item.text)]
    rests_on = escaped(wording.evidence(item))
    return " ".join(part for part in [*parts, f"({rests_on})" if rests_on else ""] if part)


def _sessions(content: SheetContent) -> Iterator[str]:
    if content.webinars:
        yield "\n".join(
            f"{webinar.number}. {escaped(webinar.title)}"
            + (f" ({day})" if (day := _day(webinar, content.language)) else "")
            + (f": {escaped(webinar.subtitle)}" if webinar.subtitle else "")
            for webinar in content.webinars
        )


def _day(webinar: WebinarLine, language: str) -> str:
    return wording.planned_day(webinar, language) or short_date(webinar.date, language)


def _details(content: SheetContent, fields: tuple[str, ...]) -> Iterator[str]:
    for field, texts in details(content, fields):
        yield f"### {section_name(field, content.language)}"
        yield "\n".join(f"- {escaped(text)}" for text in texts) if len(texts) > 1 else escaped(texts[0])


def _link(label: str, address: str) -> str:
    """A link to the web; anything else stays words."""
    if address.lower().startswith(("https://", "http://")) and not re.search(r"[\s<>]", address):
        return f"[{escaped(label)}](<{address}>)" if label else f"<{address}>"
    return escaped(" ".join(part for part in (label, address) if part))


def _mail(address: str) -> str:
    return f"<{address}>" if re.fullmatch(r"[^\s<>@]+@[^\s<>@]+", address) else escaped(address)


def _footer(content: SheetContent) -> Iterator[str]:
    for line in footer_lines(content):
        yield escaped(line)


def _network(content: SheetContent) -> Iterator[str]:
    for field in network_fields(content):
        yield f"## {escaped(field.name)}"
        yield from map(escaped, field.paragraphs)


SECTIONS: Mapping[str, Callable[[SheetContent], Iterator[str]]] = {
    "question": _question,
    "figures": _figures,
    "summary": _summary,
    "cycle": _cycle,
    "media": _media,
    "more": _more,
    "contact": _contact,
    "imprint": _imprint,
    "doi": partial(_imprint, fields=("doi",)),
    "publication": _publication,
    "network": _network,
}

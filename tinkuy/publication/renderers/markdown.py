"""The sheet as Markdown (CommonMark with tables), to be pasted where text is kept."""

import re
from collections.abc import Iterator

from tinkuy.publication.content.parts import Item, WebinarLine
from tinkuy.publication.content.sections import DETAILS, section_heading, section_name
from tinkuy.publication.content.sheet import FINDINGS_AS_READ, SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.language import short_date, speaking
from tinkuy.publication.renderers.selection import IMPRINT, details, footer_lines, more_links, writable

_MARKS = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^([#+=-]|\d+(?=[.)]))")


def render_markdown(content: SheetContent) -> str:
    """The Markdown of *content*; what people wrote is escaped, so that it stays words."""
    content = writable(content)
    with speaking(content.language):
        blocks = [block for block in _blocks(content) if block]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """*text* on one line, with nothing in it that Markdown would read as a mark."""
    line = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(_as_words, line)


def _as_words(match: re.Match[str]) -> str:
    """A sign takes its backslash before it, a number after it."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _blocks(content: SheetContent) -> Iterator[str]:
    yield escaped(content.series or section_name("series", content.language))
    yield f"# {escaped(content.title)}"
    yield f"*{escaped(content.guiding_question)}*" if content.guiding_question else ""
    yield " · ".join(f"{number} {word}" for number, word in wording.figures(content))
    yield _section(content, "summary", *map(escaped, content.summary.splitlines()))
    yield _section(content, "cycle", *_sessions(content))
    for section in FINDINGS_AS_READ:
        yield _section(content, section, _bullets(getattr(content, section)))
    yield _section(content, "details", *_details(content))
    yield _section(
        content, "more", *(_link(link.label, link.href) for link in more_links(content)), _link("", content.address)
    )
    yield _section(content, "contact", escaped(content.contact.name), _mail(content.contact.email), *_footer(content))
    for field in IMPRINT:
        if words := getattr(content, field):
            yield f"**{section_name(field, content.language)}.** {escaped(words)}"
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


def _details(content: SheetContent) -> Iterator[str]:
    for field, texts in details(content, DETAILS):
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

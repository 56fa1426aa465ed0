"""The sheet as an editable DOCX: real styles, lists, tables and alternative texts, nothing left of a template."""

import functools
from datetime import UTC, datetime, time
from io import BytesIO

import docx
from docx.document import Document

from tinkuy.core import clock
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.language import day, locale_of, speaking
from tinkuy.publication.renderers.layouts import LAYOUTS, laid_out
from tinkuy.publication.renderers.media import NO_PICTURES, PictureBytes
from tinkuy.publication.renderers.selection import writable
from tinkuy.publication.renderers.word import parts
from tinkuy.publication.renderers.word.styles import clean, set_styles


def render_docx(content: SheetContent, layout: str = "long", pictures: PictureBytes = NO_PICTURES) -> bytes:
    """The DOCX of *content*: what its *layout* says, in the order of it."""
    content = laid_out(writable(content), layout)
    document = docx.Document()
    tag = str(locale_of(content.language)).replace("_", "-")
    set_styles(document, tag)
    _look_each_style_up_once(document)
    with speaking(content.language):
        parts.add_opening(document, content)
        for section in LAYOUTS[layout].sections:
            if section == "details":
                parts.add_details(document, content, LAYOUTS[layout].details)
            elif section == "media":
                parts.add_media(document, content, pictures)
            else:
                parts.SECTIONS[section](document, content)
    published = day(content.published_on)
    clean(
        document,
        title=content.title,
        author=content.credits or content.contact.name,
        subject=content.series or section_name("series", content.language),
        language=tag,
        made_at=datetime.combine(published, time(), UTC) if published else clock.now(),
    )
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _look_each_style_up_once(document: Document) -> None:
    """For each paragraph python-docx asks all styles twice which one has the name; from now on none is added."""
    once = functools.cache(document.part.get_style_id)
    setattr(document.part, "get_style_id", once)  # noqa: B010  a method of theirs, which types do not let be assigned

"""The sheet as an editable DOCX: real styles, lists, tables and alternative texts, nothing left of a template."""

from datetime import UTC, datetime, time
from io import BytesIO

import docx

from tinkuy.core import clock
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.language import day, locale_of, speaking
from tinkuy.publication.renderers.selection import writable
from tinkuy.publication.renderers.word import parts
from tinkuy.publication.renderers.word.styles import clean, set_styles


def render_docx(content: SheetContent) -> bytes:
    """The DOCX of *content*: everything that the sheet says, in the order of its page."""
    content = writable(content)
    document = docx.Document()
    tag = str(locale_of(content.language)).replace("_", "-")
    set_styles(document, tag)
    with speaking(content.language):
        parts.add_opening(document, content)
        parts.add_summary(document, content)
        parts.add_cycle(document, content)
        parts.add_items(document, content, "lessons", content.lessons)
        parts.add_recommendations(document, content)
        parts.add_items(document, content, "risks", content.risks)
        parts.add_items(document, content, "practices", content.practices)
        parts.add_details(document, content)
        parts.add_ending(document, content)
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

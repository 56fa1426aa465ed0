"""The sheet as one HTML file that stands alone: plain headings, lists and tables, to be pasted or printed elsewhere."""

from django.template.loader import render_to_string

from tinkuy.publication.content.sections import DETAILS, section_heading, section_name
from tinkuy.publication.content.sheet import FINDINGS_AS_READ, SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.language import locale_of, speaking
from tinkuy.publication.renderers.selection import (
    details,
    featured,
    footer_lines,
    imprint,
    more_links,
    not_featured,
    writable,
)


def render_html(content: SheetContent) -> str:
    """The page of *content*; what people wrote is escaped by the template."""
    content = writable(content)
    with speaking(content.language):
        context = {
            "content": content,
            "language_tag": str(locale_of(content.language)).replace("_", "-"),
            "series": content.series or section_name("series", content.language),
            "names": {name: section_heading(name, content) for name in NAMED},
            "numbers": wording.figures(content),
            "sessions": [(webinar, wording.planned_day(webinar, content.language)) for webinar in content.webinars],
            "findings": [
                (section_name(section, content.language), _items_with_evidence(content, section))
                for section in FINDINGS_AS_READ
            ],
            "details": [(section_name(field, content.language), texts) for field, texts in details(content, DETAILS)],
            "more": more_links(content),
            "footer": footer_lines(content),
            "imprint": imprint(content),
            "publication": wording.publication(content),
        }
        return render_to_string("publication/forms/sheet.html", context)


NAMED = ("summary", "cycle", "details", "more", "contact")


def _items_with_evidence(content: SheetContent, section: str) -> list[dict[str, str]]:
    items = getattr(content, section)
    if section == "recommendations":
        items = (*featured(content), *not_featured(content))
    return [{"heading": item.heading, "text": item.text, "rests_on": wording.evidence(item)} for item in items]

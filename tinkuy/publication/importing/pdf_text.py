"""The text of a PDF, line by line as its pages have it. Imported by the sandboxed process alone."""

import io
import logging

from django.utils.translation import gettext_lazy as _, ngettext
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tinkuy.core.errors import Refused

MOST_PAGES = 40
"""A sheet has one page, a long case some twenty."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def text_of_pdf(data: bytes) -> tuple[str, int]:
    """The text of all pages, and how many pictures stand on them."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Refused(_("This PDF is locked with a password. Save it without one, or paste its text."))
        _demand_pages(len(reader.pages))
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        pictures = sum(_pictures_on(page) for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        raise Refused(_("This PDF cannot be read. Save the sheet as .docx or .txt, or paste its text.")) from fault
    if not text.strip():
        raise Refused(_("This PDF holds no text, only pictures of pages. Write or paste the text of the sheet."))
    return text, pictures


def _demand_pages(pages: int) -> None:
    if pages > MOST_PAGES:
        sentence = ngettext(
            "The PDF has %(count)s page; a sheet has %(most)s at most. Send only the pages of one sheet.",
            "The PDF has %(count)s pages; a sheet has %(most)s at most. Send only the pages of one sheet.",
            pages,
        )
        raise Refused(sentence % {"count": pages, "most": MOST_PAGES})


def _pictures_on(page: object) -> int:
    """Looked at and not unpacked: a picture may be of any size."""
    resources = page.get("/Resources")  # type: ignore[attr-defined]
    objects = resources.get_object().get("/XObject") if resources else None
    things = objects.get_object().values() if objects else ()
    return sum(one.get_object().get("/Subtype") == "/Image" for one in things)

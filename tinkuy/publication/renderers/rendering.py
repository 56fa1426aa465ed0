"""Every form in which a sheet is handed out, by the ending of its file."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.docx import render_docx
from tinkuy.publication.renderers.html import render_html
from tinkuy.publication.renderers.jsonld import render_jsonld
from tinkuy.publication.renderers.markdown import render_markdown
from tinkuy.publication.renderers.pdf import render_pdf


@dataclass(frozen=True)
class Form:
    """`media_type` as HTTP names it; `render` makes the bytes."""

    media_type: str
    render: Callable[[SheetContent], bytes]


def _jsonld(content: SheetContent) -> bytes:
    return (json.dumps(render_jsonld(content), ensure_ascii=False, indent=2) + "\n").encode()


FORMS: dict[str, Form] = {
    "pdf": Form("application/pdf", render_pdf),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_docx),
    "html": Form("text/html; charset=utf-8", lambda content: render_html(content).encode()),
    "md": Form("text/markdown; charset=utf-8", lambda content: render_markdown(content).encode()),
    "json": Form("application/ld+json", _jsonld),
}


def render(content: SheetContent, form: str) -> bytes:
    """*content* in one of `FORMS`."""
    if form not in FORMS:
        endings = ", ".join(f".{name}" for name in FORMS)
        raise Refused(
            _("A sheet cannot be made as “%(form)s”. Choose one of %(known)s.") % {"form": form, "known": endings}
        )
    return FORMS[form].render(content)

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
from tinkuy.publication.renderers.layouts import LAYOUTS
from tinkuy.publication.renderers.markdown import render_markdown
from tinkuy.publication.renderers.pdf import render_pdf


@dataclass(frozen=True)
class Form:
    """`media_type` as HTTP names it; `render` makes the bytes in one of `layouts`. A form without any has one shape."""

    media_type: str
    render: Callable[[SheetContent, str], bytes]
    layouts: tuple[str, ...] = ("long", "one-page", "web-card")


def _jsonld(content: SheetContent, _layout: str) -> bytes:
    return (json.dumps(render_jsonld(content), ensure_ascii=False, indent=2) + "\n").encode()


FORMS: dict[str, Form] = {
    "pdf": Form("application/pdf", lambda content, layout: render_pdf(content, layout=layout), tuple(LAYOUTS)),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_docx),
    "html": Form("text/html; charset=utf-8", lambda content, layout: render_html(content, layout).encode()),
    "md": Form("text/markdown; charset=utf-8", lambda content, layout: render_markdown(content, layout).encode()),
    "json": Form("application/ld+json", _jsonld, ()),
}


def default_layout(form: str, chosen: str) -> str:
    """That of a form that is asked for by no name: of the PDF the one that the team has *chosen*."""
    layouts = FORMS[form].layouts
    if form == "pdf" and chosen in layouts:
        return chosen
    return layouts[0] if layouts else ""


def render(content: SheetContent, form: str, layout: str = "") -> bytes:
    """*content* in one of `FORMS`, in one of its layouts."""
    if form not in FORMS:
        endings = ", ".join(f".{name}" for name in FORMS)
        raise Refused(
            _("A sheet cannot be made as “%(form)s”. Choose one of %(known)s.") % {"form": form, "known": endings}
        )
    layout = layout or default_layout(form, content.layout)
    if layout and layout not in FORMS[form].layouts:
        layouts = ", ".join(FORMS[form].layouts) or "—"
        raise Refused(
            _("“%(form)s” has no layout “%(layout)s”. Choose one of %(known)s.")
            % {"form": f".{form}", "layout": layout, "known": layouts}
        )
    return FORMS[form].render(content, layout)

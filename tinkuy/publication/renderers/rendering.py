"""Every form in which a sheet is handed out, by the ending of its file."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.design.sharing import qr_png, qr_svg
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.citations.bibtex import render_bibtex
from tinkuy.publication.renderers.citations.csl import render_csl
from tinkuy.publication.renderers.citations.datacite import render_datacite
from tinkuy.publication.renderers.citations.reference import reference_of
from tinkuy.publication.renderers.citations.ris import render_ris
from tinkuy.publication.renderers.epub import render_epub
from tinkuy.publication.renderers.html import render_html
from tinkuy.publication.renderers.jsonld import render_jsonld
from tinkuy.publication.renderers.markdown import render_markdown
from tinkuy.publication.renderers.media import NO_PICTURES, PictureBytes
from tinkuy.publication.renderers.pdf import render_pdf
from tinkuy.publication.renderers.social_card import render_social_card


class Use(StrEnum):
    """What somebody does with a form."""

    READ = "read"
    CITE = "cite"
    SHARE = "share"


@dataclass(frozen=True)
class Form:
    """`media_type` as HTTP names it; `render` makes the bytes in one of `layouts`. A form without any has one shape.

    `is_stored` where making it takes so long that the bytes are stored.
    """

    media_type: str
    render: Callable[[SheetContent, str, PictureBytes], bytes]
    layouts: tuple[str, ...] = ()
    use: Use = Use.READ
    is_stored: bool = True


def _as_pdf(content: SheetContent, layout: str, pictures: PictureBytes) -> bytes:
    return render_pdf(content, layout=layout, pictures=pictures)


def _as_docx(content: SheetContent, layout: str, pictures: PictureBytes) -> bytes:
    from tinkuy.publication.renderers.docx import render_docx  # here: a process that makes none never loads python-docx

    return render_docx(content, layout, pictures)


def _as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


OF_PDF = ("four-page", "one-page", "long", "web-card")
TEXTS = ("long", "one-page", "web-card", "network-form")
FORMS: dict[str, Form] = {
    "pdf": Form("application/pdf", _as_pdf, OF_PDF),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _as_docx, TEXTS),
    "epub": Form("application/epub+zip", render_epub, ("long", "one-page")),
    "html": Form("text/html; charset=utf-8", lambda *arguments: render_html(*arguments).encode(), TEXTS),
    "md": Form(
        "text/markdown; charset=utf-8",
        lambda content, layout, _pictures: render_markdown(content, layout).encode(),
        TEXTS,
    ),
    "json": Form("application/ld+json", lambda content, *_others: _as_json(render_jsonld(content))),
    "bib": Form(
        "application/x-bibtex; charset=utf-8",
        lambda content, *_others: render_bibtex(reference_of(content)).encode(),
        use=Use.CITE,
        is_stored=False,
    ),
    "ris": Form(
        "application/x-research-info-systems; charset=utf-8",
        lambda content, *_others: render_ris(reference_of(content)).encode(),
        use=Use.CITE,
        is_stored=False,
    ),
    "csl.json": Form(
        "application/vnd.citationstyles.csl+json",
        lambda content, *_others: _as_json(render_csl(reference_of(content))),
        use=Use.CITE,
        is_stored=False,
    ),
    "datacite.json": Form(
        "application/vnd.datacite.datacite+json",
        lambda content, *_others: _as_json(render_datacite(content)),
        use=Use.CITE,
        is_stored=False,
    ),
    "png": Form("image/png", lambda content, *_others: render_social_card(content), use=Use.SHARE),
    "qr.svg": Form("image/svg+xml", lambda content, *_others: qr_svg(content.address), use=Use.SHARE, is_stored=False),
    "qr.png": Form("image/png", lambda content, *_others: qr_png(content.address), use=Use.SHARE, is_stored=False),
}
"""By the ending of its file."""


def default_layout(form: str, chosen: str) -> str:
    """That of a form that is asked for by no name: of the PDF the one that the team has *chosen*."""
    layouts = FORMS[form].layouts
    if form == "pdf" and chosen in layouts:
        return chosen
    return layouts[0] if layouts else ""


def render(content: SheetContent, form: str, layout: str = "", pictures: PictureBytes = NO_PICTURES) -> bytes:
    """*content* in one of `FORMS`, in one of its layouts, with the images whose bytes are given."""
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
    return FORMS[form].render(content, layout, pictures)

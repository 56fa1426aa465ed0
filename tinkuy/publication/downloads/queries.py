"""What there is of a published version to take away: each form and layout with its address, and the bytes of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.rendering import FORMS, default_layout, render
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import RenderedForm

FORM_NAMES: Mapping[str, Promise] = {
    "pdf": _("PDF"),
    "docx": _("Editable document (DOCX)"),
    "html": _("Web page (HTML)"),
    "md": _("Text with marks (Markdown)"),
    "json": _("Linked data (JSON-LD)"),
}
LAYOUT_NAMES: Mapping[str, Promise] = {
    "four-page": _("Four pages"),
    "one-page": _("One page"),
    "long": _("Long case"),
    "web-card": _("Card"),
}


@dataclass(frozen=True)
class SheetForm:
    """A file of *version*. `layout` is empty where the form has one only; `is_default` where no query names it."""

    form: str
    layout: str
    media_type: str
    title: str
    path: str
    is_default: bool

    @property
    def address(self) -> str:
        """With the name of this site in front."""
        return settings.BASE_ADDRESS.rstrip("/") + self.path


def forms_of(version: SheetVersion) -> list[SheetForm]:
    """Every form and layout of *version*, the usual layout of each form first; asks the database nothing."""
    forms = []
    for form in FORMS:
        usual = default_layout(form, version.content.get("layout", ""))
        layouts = sorted(FORMS[form].layouts, key=lambda layout: layout != usual) or [""]
        forms += [_form(version, form, layout, layout == usual) for layout in layouts]
    return forms


def _form(version: SheetVersion, form: str, layout: str, is_default: bool) -> SheetForm:
    name = str(FORM_NAMES[form])
    return SheetForm(
        form,
        layout,
        FORMS[form].media_type,
        f"{name}: {LAYOUT_NAMES[layout]}" if layout else name,
        f"/{version.language}/hub/{version.slug}.{form}" + ("" if is_default else f"?layout={layout}"),
        is_default,
    )


def form_asked_for(version: SheetVersion, form: str, layout: str) -> SheetForm | None:
    """The one that an address names; an empty *layout* is the usual one of its form."""
    of_form = (one for one in forms_of(version) if one.form == form)
    return next((one for one in of_form if (one.layout == layout if layout else one.is_default)), None)


def bytes_of(version: SheetVersion, form: str, layout: str = "") -> bytes:
    """The bytes of *version* in *form*; made at the first asking. The usual layout is that of no name."""
    layout = "" if layout == default_layout(form, version.content.get("layout", "")) else layout
    rendered = RenderedForm.objects.filter(version=version, form=form, layout=layout).first()
    if rendered is None:
        data = render(SheetContent.from_json(version.content), form, layout)
        rendered, _is_new = RenderedForm.objects.get_or_create(
            version=version, form=form, layout=layout, defaults={"data": data}
        )
    return bytes(rendered.data)

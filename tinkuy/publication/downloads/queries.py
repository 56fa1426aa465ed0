"""What there is of a published version to take away: each form and layout with its address, and the bytes of one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models.functions import Length
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.pictures.queries import pictures_of
from tinkuy.publication.records.queries import printed_content
from tinkuy.publication.renderers.language import speaking
from tinkuy.publication.renderers.network_form import NetworkField, network_fields
from tinkuy.publication.renderers.rendering import FORMS, Use, default_layout, render
from tinkuy.publication.renderers.selection import writable
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import RenderedForm

FORM_NAMES: Mapping[str, str | Promise] = {
    "pdf": "PDF",
    "docx": "Word (DOCX)",
    "epub": "EPUB",
    "html": "HTML",
    "md": "Markdown",
    "json": "JSON-LD",
    "bib": "BibTeX",
    "ris": _("RIS (Zotero, Mendeley, EndNote)"),
    "csl.json": "CSL-JSON",
    "datacite.json": _("DataCite, to register a DOI"),
    "png": _("Picture for networks (PNG)"),
    "qr.svg": _("QR code to print (SVG)"),
    "qr.png": _("QR code for a slide (PNG)"),
}
LAYOUT_NAMES: Mapping[str, Promise] = {
    "four-page": _("Four pages"),
    "one-page": _("One page"),
    "long": _("Long case"),
    "web-card": _("Card"),
    "network-form": _("Form of the UN Network on Migration"),
}

PURPOSES: Mapping[str, str | Promise] = {
    "one-page": _("Summary, lessons and recommendations in the order of the original, to print and hand out."),
    "four-page": _(
        "Cover, drawings, lessons and recommendations on four pages; what does not fit is named at the end."
    ),
    "long": _("The whole sheet with every field, on as many pages as it needs."),
    "web-card": _("Half a page: what it is, for whom, what it recommends and whom to write to."),
    "network-form": _("The fields by which the UN Network on Migration receives a practice."),
    "": _("The whole sheet for programs and catalogues."),
}
"""What each layout is for, in the order in which they are offered."""


@dataclass(frozen=True)
class SheetForm:
    """A file of *version*. `layout` is empty where the form has one only; `is_default` where no query names it.

    `name` is that of the form alone; `size` is known in bytes once it was made.
    """

    form: str
    layout: str
    use: Use
    media_type: str
    name: str
    title: str
    path: str
    is_default: bool
    size: int | None = None

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
        FORMS[form].use,
        FORMS[form].media_type,
        name,
        f"{name}: {LAYOUT_NAMES[layout]}" if layout else name,
        f"/{version.language}/hub/{version.slug}.{form}" + ("" if is_default else f"?layout={layout}"),
        is_default,
    )


@dataclass(frozen=True)
class LaidOut:
    """The forms of one layout."""

    layout: str
    name: str
    purpose: str
    forms: list[SheetForm]


def forms_by_layout(version: SheetVersion) -> list[LaidOut]:
    """The forms to read with their sizes, the short layouts first; without a layout, data of the whole sheet."""
    sizes = sizes_of(version)
    readable = [replace(one, size=sizes.get(_stored(one))) for one in forms_of(version) if one.use == Use.READ]
    return [
        LaidOut(layout, str(LAYOUT_NAMES.get(layout, "")), str(purpose), forms)
        for layout, purpose in PURPOSES.items()
        if (forms := [one for one in readable if one.layout == layout])
    ]


SIZES_OF = CompiledQuery[tuple[str, str, int]](
    lambda version: RenderedForm.objects.filter(version=version).values_list("form", "layout", Length("data"))
)


def sizes_of(version: SheetVersion) -> dict[tuple[str, str], int]:
    """Of what was made of *version* so far, by form and layout; the layout is empty for the usual one of a form."""
    return {(form, layout): size for form, layout, size in SIZES_OF.rows(version.pk)}


def _stored(one: SheetForm) -> tuple[str, str]:
    return one.form, "" if one.is_default else one.layout


def network_form_of(version: SheetVersion) -> list[NetworkField]:
    """In the language of *version*."""
    content = writable(SheetContent.from_json(version.content))
    with speaking(content.language):
        return network_fields(content)


def sheet_at_short_address(key: str) -> str | None:
    """The slug of the published sheet of this key, retired ones too: their page says why."""
    versions = SheetVersion.objects.filter(sheet__public_id=key)
    return versions.values_list("slug", flat=True).order_by("-number").first()


def sheet_form(version: SheetVersion, form: str, layout: str) -> SheetForm | None:
    """The one that an address names; an empty *layout* is the usual one of its form."""
    of_form = (one for one in forms_of(version) if one.form == form)
    return next((one for one in of_form if (one.layout == layout if layout else one.is_default)), None)


def bytes_of(version: SheetVersion, form: str, layout: str = "") -> bytes:
    """The bytes of *version* in *form*; made at the first asking. The usual layout is that of no name."""
    layout = "" if layout == default_layout(form, version.content.get("layout", "")) else layout
    if not FORMS[form].is_stored:
        return rendered_version(version, form, layout)
    rendered = RenderedForm.objects.filter(version=version, form=form, layout=layout).first()
    if rendered is None:
        data = rendered_version(version, form, layout)
        rendered, _is_new = RenderedForm.objects.get_or_create(
            version=version, form=form, layout=layout, defaults={"data": data}
        )
    return bytes(rendered.data)


def make_missing_forms(version: SheetVersion) -> None:
    """Make what nobody asked for yet of the forms that are stored; pages say from then on how large each is."""
    made = sizes_of(version)
    for one in forms_of(version):
        if FORMS[one.form].is_stored and _stored(one) not in made:
            bytes_of(version, one.form, one.layout)


def rendered_version(version: SheetVersion, form: str, layout: str) -> bytes:
    """The bytes of *version* made now, with its images."""
    content = printed_content(version)
    return render(content, form, layout, pictures_of(version.sheet_id, content))

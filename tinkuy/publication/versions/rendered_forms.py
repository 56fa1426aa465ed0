"""The forms of a published version: made once, kept, and the same bytes ever after."""

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.rendering import FORMS, render
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import RenderedForm

DOWNLOADS = {form: FORMS[form].media_type for form in ("pdf", "docx", "md", "json")}
"""The forms that the hub hands out, with their media types; the page itself is the HTML."""


def bytes_of(version: SheetVersion, form: str) -> bytes:
    """The bytes of *version* in *form* (a key of `DOWNLOADS`); made at the first asking."""
    rendered = RenderedForm.objects.filter(version=version, form=form).first()
    if rendered is None:
        data = render(SheetContent.from_json(version.content), form)
        rendered, _is_new = RenderedForm.objects.get_or_create(version=version, form=form, defaults={"data": data})
    return bytes(rendered.data)

"""What waits to be published, and what was."""

from django_scopes import scope

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import may
from tinkuy.publication.content.sheet import SheetContent, hash_of_plain
from tinkuy.publication.renderers.rendering import FORMS, render
from tinkuy.publication.sheets.models import Sheet, SheetState, SheetVersion

from .models import RenderedForm


def sheets_to_publish(person: Person) -> list[Sheet]:
    """The approved sheets of all cycles that *person*, a hub editor, may publish.

    Each is looked up in the scope of its own cycle.
    """
    sheets = []
    for cycle in Cycle.objects.all():
        with scope(cycle=cycle):
            if may(person, "publish_sheets", cycle):
                sheets += list(Sheet.objects.filter(state=SheetState.APPROVED).select_related("cycle"))
    return sheets


def newest_version() -> SheetVersion | None:
    """What was published last and is still read; None before the first."""
    return SheetVersion.objects.filter(retired_at=None).order_by("published_at").last()


def changed_versions() -> list[int]:
    """The published versions whose text is not the one that was hashed when it was published."""
    versions = SheetVersion.objects.order_by("pk").iterator(chunk_size=20)
    return [one.pk for one in versions if hash_of_plain(one.content) != one.content_hash]


DOWNLOADS = {form: FORMS[form].media_type for form in ("pdf", "docx", "md", "json")}
"""The forms that the hub hands out, with their media types; the page itself is the HTML."""


def bytes_of(version: SheetVersion, form: str) -> bytes:
    """The bytes of *version* in *form* (a key of `DOWNLOADS`); made at the first asking."""
    rendered = RenderedForm.objects.filter(version=version, form=form).first()
    if rendered is None:
        data = render(SheetContent.from_json(version.content), form)
        rendered, _is_new = RenderedForm.objects.get_or_create(version=version, form=form, defaults={"data": data})
    return bytes(rendered.data)

"""The preview beside the editor: the same words on a page, on a phone, on paper. Style sheets alone draw the three."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.html import kind_counts


class PreviewWay(TextChoices):
    PAGE = "page", pgettext_lazy("preview of a sheet", "Page")
    PHONE = "phone", pgettext_lazy("preview of a sheet", "Phone")
    PAPER = "paper", pgettext_lazy("preview of a sheet", "Paper")


def preview_context(content: SheetContent, way: str = "") -> dict[str, object]:
    """What `parts/preview_column.html` shows beside its column. A *way* that is none is a page."""
    return {
        "preview": content,
        "counts": kind_counts(content),
        "preview_ways": PreviewWay.choices,
        "preview_as": way if way in PreviewWay.values else PreviewWay.PAGE.value,
    }

"""What a link to a sheet shows where it is passed on, and whether it may show anything."""

from dataclasses import dataclass

from django.conf import settings

from tinkuy.planning.cycles.queries import cycle_at
from tinkuy.publication.renderers.language import locale_of
from tinkuy.publication.sheets.models import SheetVersion


@dataclass(frozen=True)
class LinkPreview:
    """`picture` is an address, `locale` that of the words."""

    picture: str
    locale: str


def preview_of(version: SheetVersion) -> LinkPreview | None:
    """None on a sensitive theme: a chat shows the preview of a link to whoever looks over a shoulder."""
    if is_sensitive(version):
        return None
    address = f"{settings.BASE_ADDRESS.rstrip('/')}/{version.language}/hub/{version.slug}.png"
    return LinkPreview(address, str(locale_of(version.language)))


def is_sensitive(version: SheetVersion) -> bool:
    """Whether the cycle of *version* is discreet: what is passed on of it tells no theme."""
    cycle = cycle_at(version.cycle_slug)
    return cycle is not None and cycle.is_sensitive

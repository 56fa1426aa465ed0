"""Where a message leads into the room."""

from django.urls import reverse
from django.utils import translation

from tinkuy.planning.cycles.models.webinar import Webinar


def room_path(webinar: Webinar, language: str) -> str:
    with translation.override(language):
        return reverse("dialogue:live", args=[webinar.cycle.slug, webinar.ordinal])

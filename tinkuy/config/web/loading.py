"""What the first page needs, loaded before the worker is forked off: it is in memory once, and nobody waits for it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def load_pages() -> None:
    """The middleware, all addresses, and the sentences of the language that pages are in first."""
    from . import asgi  # noqa: F401  not before the tables are those of this version

    with translation.override(settings.LANGUAGE_CODE):
        reverse("root")

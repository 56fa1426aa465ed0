"""The name of a sheet that feeds, harvesters and data share. It is kept, whatever becomes of the sheet."""

from urllib.parse import urlsplit

from django.conf import settings

SCHEME, LOCAL = "oai", "sheets/"


def hub_host() -> str:
    return urlsplit(settings.BASE_ADDRESS).hostname or "localhost"


def identifier_of(slug: str) -> str:
    """`oai:example.org:sheets/una-ficha`, after the guidelines of OAI for identifiers."""
    return f"{SCHEME}:{hub_host()}:{LOCAL}{slug}"


def slug_of(identifier: str) -> str:
    """The address part of a sheet's *identifier*; empty where it is of another hub, or none."""
    prefix = f"{SCHEME}:{hub_host()}:{LOCAL}"
    return identifier.removeprefix(prefix) if identifier.startswith(prefix) else ""

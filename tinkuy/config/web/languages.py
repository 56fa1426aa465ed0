"""Addresses whose language is nearly written right: `/pt/`, `/pt-BR/`, `/ES/`, `/es-419/`."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import get_supported_language_variant

from tinkuy.core import languages

FIRST_PART = re.compile(r"/([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)(/.*)?", re.DOTALL)


class LanguageOfAddressMiddleware:
    """Whoever writes an address by hand, or follows an old link, comes to the same page in the language that was meant.

    Only what is read is led on: a form is never sent to another address than the one it was sent to.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meant = meant_address(request.get_full_path()) if request.method in ("GET", "HEAD") else ""
        return HttpResponseRedirect(meant) if meant else self.get_response(request)


def meant_address(address: str) -> str:
    """The address with our code of the language it names, or nothing where it has that code or names no language."""
    path, mark, query = address.partition("?")
    found = FIRST_PART.fullmatch(path)
    if found is None or found[1] in languages.CODES:
        return ""
    try:
        code = get_supported_language_variant(found[1].lower().replace("_", "-"))
    except LookupError:
        return ""
    return f"/{code}{found[2] or '/'}{mark}{query}"

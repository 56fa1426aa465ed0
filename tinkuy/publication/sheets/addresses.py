"""Where the pages of a sheet are: those of the subject and those of the method bear the same names of routes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.request import CycleRequest
from tinkuy.publication.content.parts import Picture
from tinkuy.publication.sheets.models import Sheet, SheetKind


def sheet_address(sheet: Sheet, name: str, **arguments: str) -> str:
    """The page *name* of *sheet*."""
    return address_of(sheet.home.slug, sheet.kind, name, **arguments)


def address_of(cycle: str, kind: str, name: str, **arguments: str) -> str:
    return reverse(f"publication:{name}", kwargs={"cycle": cycle, "kind": kind, **arguments})


def address_of_image(sheet: Sheet) -> Callable[[Picture], str]:
    """Where the team sees an image of *sheet* before it is published."""
    return lambda picture: sheet_address(sheet, "image", file=picture.file)


def kind_of_request(request: HttpRequest) -> SheetKind:
    """Of which sheet of its cycle the page is."""
    match = request.resolver_match
    return SheetKind(match.kwargs.get("kind", SheetKind.SUBJECT)) if match else SheetKind.SUBJECT


def kinds_of_page(request: CycleRequest) -> dict[str, Any]:
    """The two sheets of the cycle, as tabs of their pages; a sheet without a cycle stands alone."""
    if isinstance(request.cycle, NoCycle):
        return {}
    here = kind_of_request(request)
    tabs = [
        {"name": kind.label, "address": address_of(request.cycle.slug, kind, "sheet"), "is_here": kind == here}
        for kind in SheetKind
    ]
    return {"sheet_kind": here, "sheet_kinds": tabs}


def to_page(request: CycleRequest, name: str, **arguments: str) -> HttpResponse:
    """On to the page *name* of the sheet that this page is of."""
    return redirect(address_of(request.cycle.slug, kind_of_request(request), name, **arguments))


def without_kind(view: Any) -> Any:
    """*view*, which asks `kind_of_request` and takes only what its address says besides."""

    @wraps(view)
    def page(request: HttpRequest, **arguments: str) -> HttpResponse:
        arguments.pop("kind", None)
        answer: HttpResponse = view(request, **arguments)
        return answer

    return page

"""The addresses that every kind of own page has; its owner adds those of the page itself."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path

from .pages import ROUTES, OwnPages, registered_pages
from .views import own_page, quick_exit

app_name = "own_pages"

ADDRESSES: Mapping[str, tuple[str, Callable[..., HttpResponse]]] = {
    "entrance": ("", own_page.entrance),
    "open_link": ("enter/link/", own_page.open_link),
    "ask_code": ("enter/ask/", own_page.ask_code),
    "enter_code": ("enter/code/", own_page.enter_code),
    "data": ("<slug:cycle>/data.json", own_page.data),
    "leave": ("<slug:cycle>/leave/", own_page.leave),
    "withdraw": ("<slug:cycle>/withdraw/", own_page.withdraw),
}


def addresses_of(pages: OwnPages[Any]) -> list[URLPattern]:
    return [
        path(pages.address + address, view, {"pages": pages}, name=ROUTES[deed].format(role=pages.role))
        for deed, (address, view) in ADDRESSES.items()
    ]


urlpatterns = [
    path("exit/", quick_exit.quick_exit, name="quick_exit"),
    *(address for pages in registered_pages() for address in addresses_of(pages)),
]

"""What every owner of a page can do with it: take away what is kept of them, leave this browser, leave the cycle."""

import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.own_pages.actions.closing import close_browsers
from tinkuy.own_pages.pages import OwnPages
from tinkuy.own_pages.request import let_go


def data(request: HttpRequest, cycle: str, pages: OwnPages[Any]) -> HttpResponse:
    """All that is kept about them, to be kept."""
    values = pages.own_data(_owner(request, pages), get_language() or settings.LANGUAGE_CODE)
    text = json.dumps(values, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="{_("my-data")}.json"'}
    return HttpResponse(text.encode(), content_type="application/json", headers=headers)


@require_POST
def leave(request: HttpRequest, cycle: str, pages: OwnPages[Any]) -> HttpResponse:
    """Leave this browser; the page stays."""
    browser = getattr(request, pages.browser_on_request)
    close_browsers(pages.browsers, browser.owner, only=browser.public_id)
    return _gone(request, pages, str(pages.words.left))


def withdraw(request: HttpRequest, cycle: str, pages: OwnPages[Any]) -> HttpResponse:
    """Say what will be erased; by a press, erase it."""
    if request.method != "POST":
        return render(request, pages.withdraw_page, {"cycle": _owner(request, pages).cycle, "pages": pages})
    pages.withdraw(_owner(request, pages))
    return _gone(request, pages, str(pages.words.withdrawn))


def _gone(request: HttpRequest, pages: OwnPages[Any], words: str) -> HttpResponse:
    let_go(pages, request, _owner(request, pages).cycle)
    messages.success(request, words)
    return redirect(pages.route("entrance"))


def _owner(request: HttpRequest, pages: OwnPages[Any]) -> Any:
    """The gate has made sure of one."""
    return getattr(request, pages.owners.known_as)

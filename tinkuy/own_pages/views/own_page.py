"""A page without an account: entering it by the link or the code of the mail, and what its owner can do with it.

They take away what is kept of them, leave this browser, or leave the cycle.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.core.languages import reader_language
from tinkuy.design.submitting import form_page, refused_page, submitted
from tinkuy.own_pages.actions import close_browsers, open_by_code, open_by_link, send_code
from tinkuy.own_pages.forms import CodeForm
from tinkuy.own_pages.pages import OwnPages
from tinkuy.own_pages.queries import open_browsers, owners_awaiting_code
from tinkuy.own_pages.request import TYPED_ANSWERS_COOKIE, await_code, awaited, browsers_in, hold, let_go
from tinkuy.people.forms import AddressForm
from tinkuy.people.views.browser import next_of


def entrance(request: HttpRequest, pages: OwnPages[Any]) -> HttpResponse:
    """What is open in this browser; the ways to open more. Opening the page uses nothing up."""
    return _entrance(request, pages)


@require_POST
def open_link(request: HttpRequest, pages: OwnPages[Any]) -> HttpResponse:
    """The secret that stood after the # of the personal link, sent by a press."""
    try:
        opened = open_by_link(pages, secret=request.POST.get("secret", ""), open_here=browsers_in(pages, request))
    except Refused as refusal:
        return _entrance(request, pages, refusal=str(refusal))
    if opened.browser is None:
        await_code(pages, request, owner=opened.owner.public_id)
        return redirect(_code_page(request, pages))
    return _opened(request, pages, [opened.browser])


@require_POST
def ask_code(request: HttpRequest, pages: OwnPages[Any]) -> HttpResponse:
    """Ask for a code. The answer is the same whether or not the address is known."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        code_form = _code_form(pages, {"email": request.POST.get("email", "")})
        code_form.fields["code"].required = False
        return _entrance(request, pages, code_form)
    email = form.cleaned_data["email"]
    send_code(pages, email=email, language=reader_language())
    await_code(pages, request, email=email)
    return redirect(_code_page(request, pages))


@counts_tries
def enter_code(request: HttpRequest, pages: OwnPages[Any]) -> HttpResponse:
    """The code that came by mail opens the pages of its address. Who gives the address alone is sent a code."""
    owner, email = awaited(pages, request)
    asks_address = "email" in request.POST or not (owner or email)
    form = _code_form(pages, request.POST or None, asks_address=asks_address)
    if form.is_bound and asks_address and not (form["code"].value() or "").strip():
        return ask_code(request, pages)

    def open_pages() -> list[Any]:
        whose = ("", form.cleaned_data["email"]) if asks_address else (owner, email)
        owners = owners_awaiting_code(pages, *whose)
        return open_by_code(pages, code=form.cleaned_data["code"], owners=owners, open_here=browsers_in(pages, request))

    if opened := submitted(request, form, open_pages):
        return _opened(request, pages, opened.result)
    was_asked_for = bool(owner or email) and not asks_address
    context = {"pages": pages, "form": form, "was_asked_for": was_asked_for, "next": next_of(request)}
    return form_page(request, "own_pages/code.html", context, form)


def _entrance(
    request: HttpRequest, pages: OwnPages[Any], form: CodeForm | None = None, refusal: str = ""
) -> HttpResponse:
    form = form or _code_form(pages)
    context = {
        "pages": pages,
        "browsers": open_browsers(pages, browsers_in(pages, request)),
        "form": form,
        "refusal": refusal,
        "next": next_of(request),
    }
    if refusal:
        return refused_page(request, "own_pages/entrance.html", context)
    return form_page(request, "own_pages/entrance.html", context, form)


def _code_form(pages: OwnPages[Any], data: Any = None, *, asks_address: bool = True) -> CodeForm:
    return CodeForm(data, words=pages.words, asks_address=asks_address)


def _opened(request: HttpRequest, pages: OwnPages[Any], browsers: Sequence[Any]) -> HttpResponse:
    """Where the person wanted to go, else their page, else the list of their pages."""
    hold(pages, request, browsers)
    is_one = len(browsers) == 1
    own = reverse(pages.page, args=[browsers[0].cycle.slug]) if is_one else reverse(pages.route("entrance"))
    return _without_answers(redirect(next_of(request) or own))


def _without_answers(response: HttpResponse) -> HttpResponse:
    """Whoever came to their page, or left it, has nothing to correct now: the next at this device reads nothing."""
    response.delete_cookie(TYPED_ANSWERS_COOKIE)
    return response


def _code_page(request: HttpRequest, pages: OwnPages[Any]) -> str:
    target = next_of(request)
    return reverse(pages.route("enter_code")) + (f"?{urlencode({'next': target})}" if target else "")


def data(request: HttpRequest, cycle: str, pages: OwnPages[Any]) -> HttpResponse:
    """All that is kept about them, to be kept."""
    values = pages.own_data(_owner(request, pages), reader_language())
    text = json.dumps(values, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="{_("my-data")}.json"'}
    return HttpResponse(text.encode(), content_type="application/json", headers=headers)


@require_POST
def leave(request: HttpRequest, cycle: str, pages: OwnPages[Any]) -> HttpResponse:
    """Leave this browser; the page stays."""
    browser = getattr(request, pages.browser_on_request)
    close_browsers(pages.browsers, browser.owner, only=browser.public_id)
    return _closed_page(request, pages, str(pages.words.left))


def withdraw(request: HttpRequest, cycle: str, pages: OwnPages[Any]) -> HttpResponse:
    """Say what will be erased; by a press, erase it."""
    if request.method != "POST":
        return render(request, pages.withdraw_page, {"cycle": _owner(request, pages).cycle, "pages": pages})
    pages.withdraw(_owner(request, pages))
    return _closed_page(request, pages, str(pages.words.withdrawn))


def _closed_page(request: HttpRequest, pages: OwnPages[Any], words: str) -> HttpResponse:
    let_go(pages, request, _owner(request, pages).cycle)
    messages.success(request, words)
    return _without_answers(redirect(pages.route("entrance")))


def _owner(request: HttpRequest, pages: OwnPages[Any]) -> Any:
    """The gate has made sure of one."""
    return getattr(request, pages.owners.known_as)

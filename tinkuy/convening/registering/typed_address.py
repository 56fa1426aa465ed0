"""The address that was just registered with, for the page that comes next: whoever slipped sees it and corrects it.

It is sealed in a cookie of ten minutes, not in the browser's session: that would cost a row for each who registers.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinkuy.core import clock, sealing
from tinkuy.own_pages.request import TYPED_ADDRESS_COOKIE as COOKIE

SECONDS = 600
"""Whoever sits down at the same computer later does not read it."""
PLACE = "cookie|typed address"


def remember_address(response: HttpResponse, address: str) -> HttpResponse:
    second = int(clock.now().timestamp())
    response.set_cookie(
        COOKIE,
        sealing.seal(f"{second} {address}", key=settings.KEYRING.master, place=PLACE).hex(),
        max_age=SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def typed_address(request: HttpRequest) -> str:
    """Empty where none was typed in this browser within ten minutes."""
    try:
        sealed = bytes.fromhex(request.COOKIES.get(COOKIE, ""))
        second, _, address = sealing.unseal(sealed, key=settings.KEYRING.master, place=PLACE).partition(" ")
    except (ValueError, sealing.Unsealable):
        return ""
    return address if address and 0 <= clock.now().timestamp() - int(second) < SECONDS else ""

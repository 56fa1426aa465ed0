"""What was just registered with, for the page that comes next and for the form, when whoever slipped corrects it.

It is sealed in a cookie of ten minutes, not in the browser's session: that would cost a row for each who registers.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinkuy.convening.registrations.models import AppearsAs
from tinkuy.core import clock, sealing
from tinkuy.own_pages.request import TYPED_ANSWERS_COOKIE as COOKIE
from tinkuy.planning.cycles.models.cycle import Cycle

LONGEST_COOKIE = 3900
"""Browsers keep none of more than 4096 bytes with its name."""

SECONDS = 600
"""Whoever sits down at the same computer later does not read it."""


def remember_answers(response: HttpResponse, cycle: Cycle, cleaned: dict[str, Any]) -> HttpResponse:
    """*cleaned* is what the form of registering took, by its fields."""
    typed = _without_other_names(cleaned)
    value = _sealed(typed, cycle)
    if len(value) > LONGEST_COOKIE:  # what the cycle asks of its own is then typed again
        value = _sealed({name: typed[name] for name in typed if not name.startswith("question_")}, cycle)
    response.set_cookie(
        COOKIE,
        value,
        max_age=SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def _sealed(typed: dict[str, Any], cycle: Cycle) -> str:
    text = json.dumps([int(clock.now().timestamp()), typed], ensure_ascii=False)
    return urlsafe_b64encode(sealing.seal(text, key=settings.KEYRING.master, place=_place(cycle))).decode()


def typed_answers(request: HttpRequest, cycle: Cycle) -> dict[str, Any]:
    """By the fields of the form; empty where nobody registered for *cycle* in this browser within ten minutes."""
    try:
        sealed = urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        second, answers = json.loads(sealing.unseal(sealed, key=settings.KEYRING.master, place=_place(cycle)))
    except (ValueError, sealing.Unsealable):
        return {}
    return dict(answers) if 0 <= clock.now().timestamp() - second < SECONDS else {}


def _without_other_names(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The name that was typed and not chosen is nobody's to keep."""
    names = {AppearsAs.NAME, AppearsAs.ALIAS}
    return {field: value for field, value in cleaned.items() if field not in names - {cleaned["appears_as"]}}


def _place(cycle: Cycle) -> str:
    return f"cookie|typed answers|{cycle.public_id}"

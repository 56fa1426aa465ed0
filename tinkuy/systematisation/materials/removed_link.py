"""The link that somebody removed a moment ago, kept in their own sign-in session so that it can be put back.

Nothing of it stays in the cycle's tables; after some minutes it is not read any more.
"""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from tinkuy.core import clock
from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.materials.actions.editing import Described

from .models import Material, Tier

KEY = "removed_material"
PUT_BACK_WITHIN = timedelta(minutes=10)


def remember(request: HttpRequest, material: Material) -> None:
    described = Described(
        title=material.title,
        link=material.link,
        size=material.size,
        minutes=material.minutes,
        author=material.author,
        licence=material.licence,
        tier=material.tier,
        is_looked_through=material.tier != Tier.TEAM,
    )
    request.session[KEY] = {
        "webinar": material.webinar_id,
        "kind": material.kind,
        "described": asdict(described) | {"erase_on": None},
        "until": (clock.now() + PUT_BACK_WITHIN).timestamp(),
    }


def kind_and_description(request: HttpRequest, webinar: Webinar) -> tuple[str, Described] | None:
    """Its kind and what was said of it, if it was of *webinar* and the time is not over."""
    removed: dict[str, Any] = request.session.get(KEY) or {}
    if removed and removed["until"] < clock.now().timestamp():
        forget(request)
        return None
    if removed.get("webinar") != webinar.pk:
        return None
    return removed["kind"], Described(**removed["described"])


def title_of(request: HttpRequest, webinar: Webinar) -> str:
    """What was removed, in the reader's language; nothing where nothing can be put back."""
    removed = kind_and_description(request, webinar)
    return in_language(removed[1].title, get_language() or "es") if removed else ""


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)

"""The sign-in session of a browser: how sure it is of its person, since when, and what it holds open."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tinkuy.core import clock

STATE = "signin"
"""In the session: the `id` of the person's `SignInSession`, whether a second factor was given (`strong`), and the
moment (`at`) at which the person last proved who they are."""

RECENT = timedelta(minutes=10)


def signin_holder(request: HttpRequest) -> str:
    """The name under which this browser's sign-in session holds a stream; `stream.actions.revoke` closes them."""
    return holder_of(session_id(request) or request.session.session_key or "")


def holder_of(key: str) -> str:
    """A fingerprint: what names a session may be what opens it, and a ticket is not the place for it."""
    return f"signin:{salted_hmac('tinkuy.people.signin', key, algorithm='sha256').hexdigest()[:32]}"


def session_id(request: HttpRequest) -> str:
    """The public id of the browser's `SignInSession`; none in a session that was opened past `views.enter`."""
    return str(_state(request).get("id", ""))


def open_state(request: HttpRequest, public_id: str, *, strong: bool) -> None:
    request.session[STATE] = {"id": public_id, "strong": strong, "at": clock.now().timestamp()}


def prove_again(request: HttpRequest, *, strong: bool) -> None:
    """The person proved just now who they are; by a second factor if *strong*, which the session then keeps.

    Under a new key: who knew the one of before does not hold the surer session.
    """
    state = _state(request)
    request.session.cycle_key()
    request.session[STATE] = state | {
        "strong": strong or bool(state.get("strong")),
        "at": clock.now().timestamp(),
    }


def is_strong(request: HttpRequest) -> bool:
    """Whether a second factor was given in this session."""
    return bool(_state(request).get("strong"))


def is_recent(request: HttpRequest) -> bool:
    """Whether the person proved who they are within the last ten minutes."""
    ago = clock.now().timestamp() - float(_state(request).get("at", 0))
    return 0 <= ago <= RECENT.total_seconds()


def _state(request: HttpRequest) -> dict[str, Any]:
    return dict(request.session.get(STATE, {}))


SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"))
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"))


def coarse_label(user_agent: str) -> str:
    """«Firefox, Android»: enough to know one's own browser again. Neither versions nor models are kept."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "Safari" if "Safari/" in user_agent else "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "Linux" if "Linux" in user_agent else "")
    return ", ".join(word for word in (browser, system) if word)

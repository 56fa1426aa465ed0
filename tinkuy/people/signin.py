"""The sign-in session as the holder of streams: what it opened ends with it."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def signin_holder(request: HttpRequest) -> str:
    """The name under which this browser's sign-in session holds a stream; `stream.actions.revoke` closes them.

    A fingerprint: the session's own key opens the account, and a ticket is not the place for it.
    """
    key = request.session.session_key or ""
    return f"signin:{salted_hmac('tinkuy.people.signin', key, algorithm='sha256').hexdigest()[:32]}"

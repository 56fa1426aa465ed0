"""A session that was ended elsewhere ends here."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase

from tinkuy.people.actions.sessions import see_session

from .models import Person
from .signin import session_id


class SignInMiddleware:
    """Signs a browser out whose `SignInSession` is gone. The row decides, not the cookie: ending takes effect at once,
    in every process, whatever key the browser's session has by now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        public_id = session_id(request)
        if public_id and isinstance(request.user, Person) and not see_session(person=request.user, public_id=public_id):
            logout(request)
        return self.get_response(request)

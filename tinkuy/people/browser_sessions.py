"""What a browser's session holds, sealed in `django_session`, each for its own key; one that was ended elsewhere ends
here.

Django signs what it keeps there and does not hide it: an address typed at the door, the title of a material that was
taken away, would lie in the table for whoever has a copy of it.
"""

import base64
import binascii
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from tinkuy.core import sealing
from tinkuy.core.middleware import Middleware
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.people.actions.sessions import see_session

from .models import Person
from .signin import session_id

SESSION_WITH_KEY = CompiledQuery(lambda key: Session.objects.filter(session_key=key))


class SessionStore(DatabaseSessions):
    """As Django's, with `session_data` sealed. What cannot be opened any more is an empty session."""

    def _get_session_from_db(self) -> Session | None:
        row = SESSION_WITH_KEY.first(self.session_key or "")
        if row is None or row.expire_date <= timezone.now():
            self._session_key = None
            return None
        return row

    def encode(self, session_dict: dict[str, Any]) -> str:
        words = self.serializer().dumps(session_dict)
        sealed = sealing.Sealer(settings.KEYRING.master).seal_bytes(words, place=self._place())
        return base64.b64encode(sealed).decode("ascii")

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            sealed = base64.b64decode(session_data, validate=True)
            words = sealing.Sealer(settings.KEYRING.master).unseal_bytes(sealed, place=self._place())
            values: dict[str, Any] = self.serializer().loads(words) if words else {}
        except (binascii.Error, sealing.Unsealable, ValueError):
            return {}
        return values

    def _place(self) -> str:
        return f"session|data|{self.session_key}"


class SignInMiddleware(Middleware):
    """Signs a browser out whose `SignInSession` is gone. The row decides, not the cookie: ending takes effect at once,
    in every process, whatever key the browser's session has by now.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        public_id = session_id(request)
        if public_id and isinstance(request.user, Person) and not see_session(person=request.user, public_id=public_id):
            logout(request)
        return self.get_response(request)

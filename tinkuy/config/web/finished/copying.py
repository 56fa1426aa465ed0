"""The finished pages, for the copy of the hub: what a stranger gets of each, and whether it may be kept elsewhere."""

import io
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils._os import safe_join

from tinkuy.hub.static_copy.public_pages import PublicAnswer
from tinkuy.planning.cycles.models.cycle import CycleState

from .marking import NOTE, Note
from .pages import KEPT_PAGES

NOTHING = PublicAnswer("", "", b"", may_be_copied=False)
OVER = (CycleState.DOCUMENTED, CycleState.FOLLOW_UP, CycleState.ARCHIVED)
GONE = 410
"""A tombstone is copied too."""


class OwnReading(WSGIRequest):
    """A page that this process reads for itself."""

    is_own_reading = True


class FinishedPublicPages:
    """Asked within the process: no server need run. The clock of the request's own signals is not started, so that no
    connection to the database is closed for each page."""

    def __init__(self) -> None:
        self._handler: BaseHandler | None = None

    @property
    def routes(self) -> Mapping[str, frozenset[str]]:
        return KEPT_PAGES

    def read(self, address: str) -> PublicAnswer:
        if self._handler is None:
            self._handler = BaseHandler()
            self._handler.load_middleware()
        note, language = Note(), translation.get_language()
        request = OwnReading(_environ(address, note))
        try:
            response = self._handler.get_response(request)
        finally:
            translation.activate(language or settings.LANGUAGE_CODE)
        if not isinstance(response, HttpResponse) or request.resolver_match is None:
            return NOTHING
        is_tombstone = response.status_code == GONE
        may_be_copied = (note.may_be_cached or is_tombstone) and not _is_taken_part_in(request)
        media_type = response.headers.get("Content-Type", "").partition(";")[0]
        return PublicAnswer(request.resolver_match.view_name, media_type, response.content, may_be_copied, is_tombstone)

    def read_static(self, address: str) -> bytes | None:
        """As it was gathered when the site started, else as it lies in the program."""
        name = unquote(urlsplit(address).path).removeprefix(settings.STATIC_URL)
        try:
            gathered = Path(safe_join(settings.STATIC_ROOT, name))
            path = gathered if gathered.is_file() else Path(str(finders.find(name) or gathered))
        except SuspiciousFileOperation:  # a link that somebody wrote may name any file of this machine
            return None
        return path.read_bytes() if path.is_file() else None


def _is_taken_part_in(request: HttpRequest) -> bool:
    """Of a sensitive cycle that goes on: whoever opens its page may be somebody who takes part, and no copy of the page
    is to lie where others find it. Once it is documented the page is part of the archive."""
    cycle = getattr(request, "cycle", None)
    return cycle is not None and cycle.is_sensitive and cycle.state not in OVER


def _environ(address: str, note: Note) -> dict[str, object]:
    """The request of a stranger without cookies, as it comes through the proxy where there is one."""
    own, parts = urlsplit(settings.BASE_ADDRESS), urlsplit(address)
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(parts.path),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": own.hostname or "localhost",
        "SERVER_PORT": str(own.port or (443 if own.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": own.netloc,
        "HTTP_X_FORWARDED_PROTO": own.scheme,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": own.scheme,
        "wsgi.input": io.BytesIO(),
        "asgi.scope": {NOTE: note},
    }

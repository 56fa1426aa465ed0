"""A post with a key is carried out once: a retry, even in parallel or after a crash, gets the same answer.

The row of the key and everything that the view writes are one transaction. If the process dies before the commit,
neither exists and the retry does the deed; if it dies after, the retry finds the answer. Of a view that `prepares` the
transaction begins with its deed; of any other with the view. Of two who prepare at once the second finds the answer.

A post counts as carried out when it is answered with a redirect (or 201, 204): that is how a view says that it did the
deed. Any other answer, a form with errors say, gives the key back; what the view wrote stays, as it would without a key
(a wrong sign-in code must still count as a try). Only a failure of the server takes everything back.
"""

import hashlib
from collections.abc import Callable
from contextlib import ExitStack

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, UnreadablePostError
from django.shortcuts import render

from tinkuy.core import sealing
from tinkuy.core.deeds import COUNTS_TRIES, PREPARES, beginning_with
from tinkuy.core.heavy import is_inside_transaction
from tinkuy.core.middleware import Middleware
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.design.submitting import is_refused_press

from .models import AcceptedPost

KEY_FIELD = "once"
KEY_LENGTH = 64

View = Callable[[HttpRequest], HttpResponseBase]

ACCEPTED_POST = CompiledQuery(
    lambda key, sender, route: AcceptedPost.objects.filter(key=key, sender=sender, route=route).order_by()
)


CLAIM = CompiledInsert(AcceptedPost, ignore_conflicts=True)
ANSWER = CompiledInsert(AcceptedPost, unique=["key", "sender", "route"], update=["status", "location"])
"""The claim's row takes the answer."""


def was_carried_out(request: HttpRequest, key: str) -> bool:
    """Whether a post with *key* did its deed at this route, by whoever sends *request*."""
    return bool(key) and ACCEPTED_POST.first(key, _sender(request), _route(request)) is not None


class AlreadyCarriedOut(Exception):
    """While this request prepared its deed, another one with the same key did it: `answer` is what that one got."""

    def __init__(self, answer: HttpResponseBase) -> None:
        super().__init__()
        self.answer = answer


class OnceMiddleware(Middleware):
    """Carries out at most once each POST whose form holds a `once` key.

    The last of the middlewares: the key is claimed once forgery and access were checked, and the view runs as any
    other, so that its exceptions are answered by whoever answers them.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _key(request):  # reads the whole body
            return self.get_response(request)
        with ExitStack() as opened:
            deed = _Deed(request, opened)
            request.deed = deed  # type: ignore[attr-defined]
            with beginning_with(deed):
                response = self.get_response(request)
            deed.settle(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[str, ...], kwargs: dict[str, str]
    ) -> HttpResponseBase | None:
        deed: _Deed | None = getattr(request, "deed", None)
        if deed is None:
            return None
        return deed.expect(counts_tries=hasattr(view, COUNTS_TRIES), prepares=hasattr(view, PREPARES))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        return exception.answer if isinstance(exception, AlreadyCarriedOut) else None


class _Deed:
    """What one keyed post does. Its transaction is *opened* in the stack that the middleware closes."""

    def __init__(self, request: HttpRequest, opened: ExitStack) -> None:
        self._request, self._opened = request, opened
        self._identity: dict[str, str] = {}
        self._fingerprint = ""
        self._claimed: AcceptedPost | None = None

    def expect(self, *, counts_tries: bool, prepares: bool) -> HttpResponseBase | None:
        """The answer that somebody got for this key; else none, and the deed may begin."""
        if counts_tries:
            return None
        request = self._request
        self._identity = {"key": _key(request), "sender": _sender(request), "route": _route(request)}
        self._fingerprint = _fingerprint(request)
        accepted = ACCEPTED_POST.first(*self._identity.values())
        if accepted is not None:
            return _again(request, accepted, self._fingerprint)
        if not prepares:
            try:
                self.begin()
            except AlreadyCarriedOut as already:
                return already.answer
        return None

    def begin(self) -> bool:
        """Open the transaction and claim the key in it, if that was not done; a rival's claim is waited for."""
        if self._claimed is not None or not self._identity:
            return False
        if is_inside_transaction():
            raise RuntimeError("an action began its own transaction before the deed of its post")
        self._opened.enter_context(transaction.atomic())
        claim = CLAIM.row(fingerprint=self._fingerprint, **self._identity)
        if not CLAIM.add(claim):
            accepted = AcceptedPost.objects.get(**self._identity)
            raise AlreadyCarriedOut(_again(self._request, accepted, self._fingerprint))
        self._claimed = claim
        return True

    def undo(self) -> None:
        """The key is as if nobody had sent it."""
        self._claimed = None
        transaction.set_rollback(True)
        self._opened.close()

    def settle(self, response: HttpResponseBase) -> None:
        """Keep what was answered to a deed that was done; give the key back where none was."""
        claimed = self._claimed
        if claimed is None:
            return
        if response.status_code >= 500:
            transaction.set_rollback(True)
        elif response.status_code == 200 or response.status_code >= 400 or is_refused_press(self._request):
            claimed.delete()
        else:
            answer = {"status": response.status_code, "location": response.headers.get("Location", "")}
            ANSWER.add(ANSWER.row(fingerprint=self._fingerprint, **self._identity, **answer))


def _key(request: HttpRequest) -> str:
    if request.method != "POST":
        return ""
    try:
        key = request.POST.get(KEY_FIELD, "")
    except UnreadablePostError:  # the line broke: there is no form, and the forgery check will say so
        return ""
    return key if len(key) <= KEY_LENGTH else hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()


def _again(request: HttpRequest, accepted: AcceptedPost, fingerprint: str) -> HttpResponseBase:
    if accepted.fingerprint != fingerprint:
        return render(request, "journal/other_words.html", status=409)
    if accepted.location:
        return HttpResponseRedirect(accepted.location)
    return HttpResponse(status=accepted.status)


def _route(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _sender(request: HttpRequest) -> str:
    person = getattr(request, "user", None)
    return str(person.pk) if person is not None and person.is_authenticated else ""


def _fingerprint(request: HttpRequest) -> str:
    """Of the address and of all that was sent, files by their content.

    Keyed: what was sent may be words to be taken out for good, and nobody is to try out words against a copy of the row
    (promise P10).
    """
    digest = hashlib.sha256(request.path.encode())
    for name, values in sorted(request.POST.lists()):
        if name != "csrfmiddlewaretoken":
            digest.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name)).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return sealing.blind_index(digest.hexdigest(), place="accepted-post")

"""A post with a key is carried out once: a retry, even in parallel or after a crash, gets the same answer.

The row of the key and everything that the view writes are one transaction. If the process dies before the commit,
neither exists and the retry does the deed; if it dies after, the retry finds the answer.

A post counts as carried out when it is answered with a redirect (or 201, 204): that is how a view says that it did the
deed. Any other answer, a form with errors say, gives the key back; what the view wrote stays, as it would without a key
(a wrong sign-in code must still count as a try). Only a failure of the server takes everything back.
"""

import hashlib
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, UnreadablePostError
from django.shortcuts import render

from tinkuy.core import sealing
from tinkuy.core.tries import MARK

from .models import AcceptedPost

KEY_FIELD = "once"
KEY_LENGTH = 64

View = Callable[[HttpRequest], HttpResponseBase]


class OnceMiddleware:
    """Carries out at most once each POST whose form holds a `once` key.

    The last of the middlewares: the key is claimed once forgery and access were checked, and the view runs as any
    other, so that its exceptions are answered by whoever answers them.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _key(request):  # reads the whole body, before the transaction that may hold a lock
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            _settle(getattr(request, "claimed_post", None), response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[str, ...], kwargs: dict[str, str]
    ) -> HttpResponseBase | None:
        return _claim(request) if _key(request) and not hasattr(view, MARK) else None


def _key(request: HttpRequest) -> str:
    if request.method != "POST":
        return ""
    try:
        return request.POST.get(KEY_FIELD, "")[:KEY_LENGTH]
    except UnreadablePostError:  # the line broke: there is no form, and the forgery check will say so
        return ""


def _claim(request: HttpRequest) -> HttpResponseBase | None:
    """Claim the key for this request, or answer for the one that had it first. A rival's claim is waited for."""
    fingerprint = _fingerprint(request)
    identity = {"key": _key(request), "sender": _sender(request), "route": _route(request)}
    accepted = AcceptedPost.objects.filter(**identity).first()
    if accepted is None:
        try:
            with transaction.atomic():
                request.claimed_post = AcceptedPost.objects.create(  # type: ignore[attr-defined]
                    fingerprint=fingerprint, **identity
                )
            return None
        except IntegrityError:
            accepted = AcceptedPost.objects.get(**identity)
    return _again(request, accepted, fingerprint)


def _settle(claimed: AcceptedPost | None, response: HttpResponseBase) -> None:
    if claimed is None:
        return
    if response.status_code >= 500:
        transaction.set_rollback(True)
    elif response.status_code == 200 or response.status_code >= 400:
        claimed.delete()
    else:
        claimed.status = response.status_code
        claimed.location = response.headers.get("Location", "")
        claimed.save(update_fields=["status", "location"])


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

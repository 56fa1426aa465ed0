"""What the views of entering read off a request, and what they carry, sealed, through the page that asks who it is."""

import base64
import binascii
import json
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from tinkuy.core import sealing
from tinkuy.people.actions.passkeys import Site
from tinkuy.people.actions.patience import block_of
from tinkuy.people.models import Person
from tinkuy.people.signin import session_id


def is_of_this_machine(request: HttpRequest) -> bool:
    """Whether the site is this machine's own, and the request too: an address of `localhost` may still be served to
    a whole network (`HOST=0.0.0.0`), and a `Host` header is written by whoever asks.
    """
    try:
        return settings.IS_LOOPBACK and ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def next_of(request: HttpRequest) -> str:
    """Where the person wanted to go, if it is on this site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else ""


def site_of(request: HttpRequest) -> Site:
    """The site as passkeys know it. The origin is that of the page itself; its host is one of ALLOWED_HOSTS."""
    name = urlsplit(settings.BASE_ADDRESS).hostname or "localhost"
    return Site(name, f"{request.scheme}://{request.get_host()}")


def block_of_request(request: HttpRequest) -> str:
    return block_of(str(request.META.get("REMOTE_ADDR", "")))


def own(request: HttpRequest) -> Person:
    """The person who is signed in; the gate has made sure of one."""
    if not isinstance(request.user, Person):
        raise PermissionError("a page of one's own was reached without a person")
    return request.user


MOST = 12_000
"""Letters of the sealed form. More than a form of these pages holds; no file fits in."""
NOT_CARRIED = "csrfmiddlewaretoken"


@dataclass(frozen=True)
class Carried:
    """A post that was not carried out yet: where it was going, and its fields."""

    path: str
    fields: list[tuple[str, str]]


def carry(request: HttpRequest) -> str:
    """The post sealed for this person in this session; empty where it is too long, or has a file."""
    pairs = [(name, value) for name, values in request.POST.lists() for value in values if name != NOT_CARRIED]
    text = json.dumps({"path": request.get_full_path(), "fields": pairs})
    if request.FILES or len(text) > MOST // 2:
        return ""
    sealed = sealing.seal(text, key=settings.KEYRING.master, place=_place(request))
    return base64.urlsafe_b64encode(sealed).decode()


def carried(request: HttpRequest) -> Carried | None:
    """What this session had sealed, from the field of its form."""
    sealed = request.POST.get("carried", "")[:MOST]
    if not sealed:
        return None
    try:
        bare = base64.urlsafe_b64decode(sealed.encode())
        post = json.loads(sealing.unseal(bare, key=settings.KEYRING.master, place=_place(request)))
    except (binascii.Error, ValueError, sealing.Unsealable):
        return None
    return Carried(post["path"], [(name, value) for name, value in post["fields"]])


def _place(request: HttpRequest) -> str:
    return f"carried|{request.user.pk}|{session_id(request)}"

"""What somebody had written is carried, sealed, through the page that asks them who they are."""

import base64
import binascii
import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from tinkuy.core import sealing
from tinkuy.people.signin import session_id

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

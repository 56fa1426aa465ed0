"""Notifications of COAR Notify 1.0.1: how ours are written, and how one of another hub is read.

They are activities of Activity Streams 2.0. The `id` of ours is an address at which the same notification is read: so
whoever receives one asks the hub itself whether it is from there, and no key has to be exchanged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from tinkuy.hub.known_hubs.models import INBOX, KnownHub
from tinkuy.planning.hub_settings.queries import hub_line

from .models import LONGEST_ADDRESS, LONGEST_TITLE, NotificationKind

CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://coar-notify.net"]
FORMER_CONTEXT = "https://purl.org/coar/notify"
MEDIA_TYPE = "application/ld+json"
TYPES: Mapping[NotificationKind, tuple[str, ...]] = {
    NotificationKind.OFFER: ("Offer", "coar-notify:ReviewAction"),
    NotificationKind.REVIEW: ("Announce", "coar-notify:ReviewAction"),
    NotificationKind.ENDORSEMENT: ("Announce", "coar-notify:EndorsementAction"),
    NotificationKind.REJECT: ("Reject",),
    NotificationKind.UNDO: ("Undo",),
}
LONGEST_URI, LONGEST_WORDS = 300, 2_000


class NotUnderstood(Exception):
    """No notification that this hub takes; the text says why, in English as the protocol is."""


@dataclass(frozen=True)
class Resource:
    """A page that a notification speaks of, with its title; `file` is the same as a PDF."""

    address: str
    title: str = ""
    file: str = ""


@dataclass(frozen=True)
class ReadNotification:
    """What another hub says: `object` is what it is about, `page` that of the review where one is announced."""

    kind: NotificationKind
    uri: str
    origin: str
    target: str
    in_reply_to: str
    object: Resource
    words: str


def own_address(public_id: str) -> str:
    """Where a notification of ours is read."""
    return f"{settings.BASE_ADDRESS}/notifications/{public_id}"


def payload_of(
    kind: NotificationKind, uri: str, hub: KnownHub, about: Mapping[str, Any], **more: Any
) -> dict[str, Any]:
    """The notification *uri* to *hub* about a resource; *more* are other properties of the pattern."""
    us = settings.BASE_ADDRESS
    return {
        "@context": CONTEXT,
        "id": uri,
        "type": list(TYPES[kind]),
        "actor": {"id": us, "type": "Service", "name": hub_line() or "Tinkuy"},
        "origin": {"id": us, "type": "Service", "inbox": us + INBOX},
        "target": {"id": hub.address, "type": "Service", "inbox": hub.inbox},
        "object": dict(about),
        **{name: value for name, value in more.items() if value},
    }


def sheet_resource(sheet: Resource) -> dict[str, Any]:
    """A sheet: its page, and the file that is the same."""
    plain: dict[str, Any] = {
        "id": sheet.address,
        "type": ["Page", "sorg:AboutPage"],
        "ietf:cite-as": sheet.address,
    }
    if sheet.title:
        plain["name"] = sheet.title
    if sheet.file:
        types = ["Document", "sorg:LearningResource"]
        plain["ietf:item"] = {"id": sheet.file, "type": types, "mediaType": "application/pdf"}
    return plain


def offer_resource(uri: str, hub: KnownHub, sheet: Resource) -> dict[str, Any]:
    """What *hub* asked of us, as an answer to it says it again: the pattern wants the whole of it."""
    us = settings.BASE_ADDRESS
    return {
        "id": uri,
        "type": list(TYPES[NotificationKind.OFFER]),
        "origin": {"id": hub.address, "type": "Service", "inbox": hub.inbox},
        "target": {"id": us, "type": "Service", "inbox": us + INBOX},
        "object": sheet_resource(sheet),
    }


def own_offer_resource(uri: str, hub: KnownHub, sheet: Resource) -> dict[str, Any]:
    """What we asked of *hub*, as taking it back says it again."""
    us = settings.BASE_ADDRESS
    return {
        "id": uri,
        "type": list(TYPES[NotificationKind.OFFER]),
        "origin": {"id": us, "type": "Service", "inbox": us + INBOX},
        "target": {"id": hub.address, "type": "Service", "inbox": hub.inbox},
        "object": sheet_resource(sheet),
    }


def review_resource(address: str) -> dict[str, Any]:
    return {"id": address, "type": ["Page", "sorg:Review"], "ietf:cite-as": address}


def read_notification(plain: object) -> ReadNotification:
    """What *plain*, a JSON value of whoever, says; raises `NotUnderstood`."""
    if not isinstance(plain, dict):
        raise NotUnderstood("A notification is a JSON object.")
    _demand_context(plain.get("@context"))
    return ReadNotification(
        kind=_kind_of(_texts(plain.get("type"))),
        uri=_address(plain, "id"),
        origin=_address(_part(plain, "origin"), "id"),
        target=_address(_part(plain, "target"), "id"),
        in_reply_to=_text(plain.get("inReplyTo"), LONGEST_URI),
        object=_resource(_part(plain, "object")),
        words=_text(plain.get("summary"), LONGEST_WORDS),
    )


def _demand_context(context: object) -> None:
    named = _texts(context)
    if CONTEXT[0] not in named or not {CONTEXT[1], FORMER_CONTEXT} & set(named):
        raise NotUnderstood("Its @context names Activity Streams 2.0 and COAR Notify.")


def _kind_of(types: list[str]) -> NotificationKind:
    for kind, needed in TYPES.items():
        if set(needed) <= set(types):
            return kind
    raise NotUnderstood("This hub takes Request Review, Undo Offer, Reject, Announce Review and Announce Endorsement.")


def _part(plain: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = plain.get(name)
    if not isinstance(part, dict):
        raise NotUnderstood(f"It has no {name}.")
    return part


def _resource(plain: Mapping[str, Any]) -> Resource:
    return Resource(_address(plain, "id"), _text(plain.get("name"), LONGEST_TITLE))


def _address(plain: Mapping[str, Any], name: str) -> str:
    address = plain.get(name)
    if not isinstance(address, str) or not address or len(address) > min(LONGEST_ADDRESS, LONGEST_URI):
        raise NotUnderstood(f"{name} is missing or too long.")
    if " " in address or not address.isprintable():
        raise NotUnderstood(f"{name} has signs that no address has.")
    return address


def _text(value: object, longest: int) -> str:
    """What a reader sees of it: half a sign of JSON, or one that steers, would keep the row from being written."""
    if not isinstance(value, str):
        return ""
    return "".join(sign for sign in " ".join(value.split()) if sign.isprintable())[:longest]


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values[:20] if isinstance(one, str)]

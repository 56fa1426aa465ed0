"""The way out of a topic: an address that says what ends and for whom, by fingerprint, and proves that we made it.

It stands in the head of a message, where a mail program presses it (RFC 2369, RFC 8058), and below its words.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tinkuy.core.sealing import blind_index
from tinkuy.notices.models import Notice
from tinkuy.notices.wording import FROM_CYCLE

from .topics import Topic, topic_named, topic_of

DOT, BAR = ".", "~"


@dataclass(frozen=True)
class WayOut:
    """`path` stands below the words; a topic with a page of its own says it there itself."""

    path: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StopLink:
    """What a link ends: `subject` is the fingerprint of an address; for a topic that `ends` it is whose message it was,
    and `of` the fingerprint. `back` is the path of the page that led here, if one did."""

    topic: Topic
    of: str
    subject: str
    back: str = ""

    @property
    def key(self) -> str:
        words = DOT.join((self.topic.name, self.of, self.subject.replace("|", BAR)))
        return f"{words}{DOT}{_proof(words)}"

    @property
    def about(self) -> str:
        return self.subject.replace(BAR, "|")


def link_behind(key: str) -> StopLink | None:
    """What the key of an address ends; None where we did not make it, or know the topic no more."""
    words, _dot, proof = key.rpartition(DOT)
    parts = words.split(DOT)
    if len(parts) != 3 or not hmac.compare_digest(proof.encode(), _proof(words).encode()):
        return None
    topic = topic_named(parts[0])
    return StopLink(topic, parts[1], parts[2]) if topic else None


def way_out(notice: Notice, values: Mapping[str, Any]) -> WayOut:
    """Of a message that is sent in bulk; nothing of others."""
    topic = topic_of(notice.kind)
    if topic is None:
        return WayOut()
    subject = notice.about if topic.ends else notice.address_index
    cycle = str(values.get(FROM_CYCLE, "")) if topic.is_of_cycle else ""
    link = StopLink(topic, notice.address_index if topic.ends else cycle, subject)
    with translation.override(notice.language):
        path = reverse("notices:stop", args=[link.key])
    headers = {
        "List-Unsubscribe": f"<{settings.BASE_ADDRESS}{path}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return WayOut("" if topic.ends else path, headers)


def _proof(words: str) -> str:
    return blind_index(words, place="link|stop")[:24]

"""What mail of a kind is about, so that somebody can say no to it by itself: each stage registers its kinds.

    belong("session-reminder", REMINDERS)

A kind of a topic is sent in bulk: it bears the way out for mail programs, and goes to nobody who took it. One that its
person asked for themselves (`mark_requested`) goes also to an address that mail did not reach: it is the way back.
Any other kind goes to everyone who can be reached.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Topic:
    """`name` stands in links and rows. `is_of_cycle`: a stop holds for the cycle alone. `ends` is a deed of its own
    in the place of a stop, called with whose the message is (its `about`) and the fingerprint of the address that it
    went to, which may be theirs no more; empty in the links of old messages. `template` is the page of what ends, where
    the stage says more of it."""

    name: str
    words: str | Promise
    is_of_cycle: bool = True
    ends: Callable[[str, str], None] | None = None
    template: str = "notices/stop.html"


INVITATIONS = Topic("invitations", pgettext_lazy("topic of mail", "invitations to cycles"), is_of_cycle=False)
REMINDERS = Topic("reminders", pgettext_lazy("topic of mail", "reminders of this cycle"))
DIGESTS = Topic("digests", pgettext_lazy("topic of mail", "summaries of this cycle"))

_topics: dict[str, Topic] = {topic.name: topic for topic in (INVITATIONS, REMINDERS, DIGESTS)}
_topic_by_kind: dict[str, str] = {}
_requested: set[str] = set()


def belong(kind: str, topic: Topic) -> None:
    """Register, once, in an `AppConfig.ready`, that messages of *kind* are of *topic*."""
    _topics[topic.name] = topic
    _topic_by_kind[kind] = topic.name


def mark_requested(*kinds: str) -> None:
    """Register, once, in an `AppConfig.ready`, messages that go only to who asked for them a moment ago."""
    _requested.update(kinds)


def topic_of(kind: str) -> Topic | None:
    return _topics.get(_topic_by_kind.get(kind, ""))


def topic_named(name: str) -> Topic | None:
    return _topics.get(name)


def is_requested(kind: str) -> bool:
    return kind in _requested


def requested_kinds() -> frozenset[str]:
    return frozenset(_requested)

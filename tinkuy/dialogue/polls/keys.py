"""The ephemeral key of a poll, and the tags of its votes: see `core.keys.ephemeral`."""

from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.models import Poll


def poll_key_name(poll: Poll) -> str:
    return f"poll-{poll.public_id}"


def vote_key(poll: Poll) -> bytes | None:
    """What the tags of an open poll are made with; None where it is gone."""
    return ephemeral.key_named(poll_key_name(poll))


def existing_poll_tag(voice: Voice, poll: Poll) -> str:
    key = vote_key(poll)
    return ephemeral.tag(key, voice.identity) if key else ""

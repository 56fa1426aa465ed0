"""The ephemeral key of a poll, and the tags of its votes: see `core.keys.ephemeral`."""

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.models import Poll


def poll_key_name(poll: Poll) -> str:
    return f"poll-{poll.public_id}"


def poll_tag(voice: Voice, poll: Poll) -> str:
    """The voice's tag in an open poll; refuses where its key is gone."""
    tag = existing_poll_tag(voice, poll)
    if not tag:
        raise Refused(_("This poll has closed."))
    return tag


def existing_poll_tag(voice: Voice, poll: Poll) -> str:
    key = ephemeral.key_named(poll_key_name(poll))
    return ephemeral.tag(key, voice.identity) if key else ""

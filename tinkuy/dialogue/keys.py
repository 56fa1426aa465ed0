"""The ephemeral keys of a live webinar, and the tags made with them: see `core.keys.ephemeral`."""

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.planning.cycles.models.webinar import Webinar

from .models import Poll
from .voices import Voice


def room_key_name(webinar: Webinar) -> str:
    """Guards upvotes and the pulse of one webinar."""
    return f"room-{webinar.cycle.public_id}-{webinar.pk}"


def poll_key_name(poll: Poll) -> str:
    return f"poll-{poll.public_id}"


def room_tag(voice: Voice, webinar: Webinar) -> str:
    """The voice's tag in this room; the first one after the key was lost makes a new key."""
    return ephemeral.tag(ephemeral.make_key(room_key_name(webinar)), voice.identity)


def existing_room_tag(voice: Voice, webinar: Webinar) -> str:
    """The same, for reading: empty when there is no key and so nothing under it."""
    key = ephemeral.key_named(room_key_name(webinar))
    return ephemeral.tag(key, voice.identity) if key else ""


def poll_tag(voice: Voice, poll: Poll) -> str:
    """The voice's tag in an open poll; refuses where its key is gone."""
    tag = existing_poll_tag(voice, poll)
    if not tag:
        raise Refused(_("This poll has closed."))
    return tag


def existing_poll_tag(voice: Voice, poll: Poll) -> str:
    key = ephemeral.key_named(poll_key_name(poll))
    return ephemeral.tag(key, voice.identity) if key else ""

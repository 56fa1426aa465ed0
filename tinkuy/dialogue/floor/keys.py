"""The ephemeral key of a room, and the tags made with it: see `core.keys.ephemeral`."""

from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.planning.cycles.models.webinar import Webinar


def room_key_name(webinar: Webinar) -> str:
    """Guards upvotes and the pulse of one webinar."""
    return f"room-{webinar.cycle.public_id}-{webinar.pk}"


def room_tag(voice: Voice, webinar: Webinar) -> str:
    """The voice's tag in this room; the first one after the key was lost makes a new key."""
    return ephemeral.tag(ephemeral.make_key(room_key_name(webinar)), voice.identity)


def existing_room_tag(voice: Voice, webinar: Webinar) -> str:
    """The same, for reading: empty when there is no key and so nothing under it."""
    key = ephemeral.key_named(room_key_name(webinar))
    return ephemeral.tag(key, voice.identity) if key else ""

"""The ephemeral key of a session's ratings, and the tag of somebody's own: see `core.keys.ephemeral`."""

from tinkuy.convening.registrations.models import Registration
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.planning.cycles.models.webinar import Webinar


def rating_key_name(webinar: Webinar) -> str:
    return f"rating-{webinar.cycle.public_id}-{webinar.pk}"


def existing_rating_tag(registration: Registration, webinar: Webinar) -> str:
    """Empty where no key is there, and so no answer that could be anybody's."""
    key = ephemeral.key_named(rating_key_name(webinar))
    return ephemeral.tag(key, Voice(registration=registration).identity) if key else ""


def rating_tag(registration: Registration, webinar: Webinar) -> str:
    """The first one of a session makes its key."""
    key = ephemeral.make_key(rating_key_name(webinar))
    return ephemeral.tag(key, Voice(registration=registration).identity)

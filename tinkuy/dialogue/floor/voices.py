"""Who speaks in the room, and the tags that stand for them: see `core.keys.ephemeral`."""

from dataclasses import dataclass

from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.core.keys import ephemeral
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class Voice:
    registration: Registration | None = None
    person: Person | None = None

    @property
    def identity(self) -> str:
        """What keyed tags are made of, and what opens and revokes a stream. Never stored beside a vote."""
        if self.registration is not None:
            return f"registration:{self.registration.public_id}"
        return f"person:{self.person.pk}" if self.person is not None else ""

    @property
    def country(self) -> str:
        if self.registration is not None:
            return self.registration.country
        return self.person.country if self.person is not None else ""

    @property
    def name(self) -> str:
        """What a question with a name would show."""
        if self.registration is not None:
            return self.registration.display_name()
        return self.person.name if self.person is not None else ""

    @property
    def has_name(self) -> bool:
        """Whether there is a name or an alias to ask with; otherwise they are called by their number."""
        if self.registration is not None:
            return bool(self.registration.sealed_name)
        return self.person is not None

    @property
    def has_alias(self) -> bool:
        """Whether what they are called hides who they are."""
        return self.registration is not None and self.registration.appears_as == AppearsAs.ALIAS


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

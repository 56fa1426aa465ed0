"""Who speaks in the room: a registered participant, or a member of the team. One of the two is set."""

from dataclasses import dataclass

from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.people.models import Person


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
            return self.registration.shown_name()
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

"""Whether a guest's name is shown: where they agreed to it and nothing keeps their name back (invariant 11)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.guests.models import Guest, GuestKind, GuestPart, GuestPurpose
from tinkuy.planning.guests.queries.checkup import purposes_in_force
from tinkuy.planning.rules import NAMELESS


@dataclass(frozen=True)
class Appearance:
    """A part of a guest: whether its session is shown, and the regimes of what may be heard from them there."""

    webinar: int
    is_visible: bool
    regimes: Sequence[str]

    @property
    def names_speaker(self) -> bool:
        return self.is_visible and any(regime not in NAMELESS for regime in self.regimes)


def is_named(guest: Guest) -> bool:
    """Whether public pages name this guest. Reads consents and parts: prefetch them (`guests_of`)."""
    return may_be_named(guest, purposes_in_force(guest), [_appearances(part) for part in guest.parts.all()])


def _appearances(part: GuestPart) -> Appearance:
    whole = [segment.regime for segment in part.webinar.segments.all()] or [part.guest.cycle.default_regime]
    is_visible = part.webinar.state != WebinarState.DRAFT
    return Appearance(part.webinar_id, is_visible, [part.segment.regime] if part.segment else whole)


def may_be_named(guest: Guest, agreed: Collection[str], parts: Sequence[Appearance]) -> bool:
    """The rule itself, of the purposes *agreed* to and the *parts* in which the guest is heard."""
    if guest.is_erased or GuestPurpose.ATTRIBUTION not in agreed:
        return False
    if guest.kind == GuestKind.COUNTERPART:
        return GuestPurpose.PUBLICATION in agreed and (not parts or bool(open_webinars(parts)))
    return bool(open_webinars(parts))


def open_webinars(parts: Iterable[Appearance]) -> list[int]:
    """The webinars, not drafts, in which the guest is heard in a part whose regime names who speaks; in order."""
    return list({part.webinar: None for part in parts if part.names_speaker})

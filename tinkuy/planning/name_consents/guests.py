"""Whether a guest's name is shown: where they agreed to it and nothing keeps their name back (invariant 11).

And which consents have still to be asked before. Both read consents and parts: prefetch them (`guests_of`).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.guests.models import Guest, GuestKind, GuestPart, GuestPurpose
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
    """Whether public pages name this guest."""
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


def lacking_purposes(guest: Guest) -> tuple[GuestPurpose, ...]:
    """Of what is needed, what no consent in force covers."""
    needed, agreed = needed_purposes(guest), purposes_in_force(guest)
    return tuple(purpose for purpose in GuestPurpose if purpose in needed and purpose not in agreed)


def needed_purposes(guest: Guest) -> set[GuestPurpose]:
    """The name in the programme, unless each of their parts is nameless; the recording, where a part may be recorded;
    the photo and the biography, where there is one. Of a counterpart the name and the biography."""
    parts = [part.segment for part in guest.parts.all() if part.segment]
    is_nameless = bool(parts) and all(part.regime in NAMELESS for part in parts)
    needed = {
        GuestPurpose.ATTRIBUTION: not is_nameless,
        GuestPurpose.RECORDING: any(part.may_be_recorded for part in parts),
        GuestPurpose.PHOTO: bool(guest.photo),
        GuestPurpose.PUBLICATION: any(guest.bio.values()) or guest.kind == GuestKind.COUNTERPART,
    }
    return {purpose for purpose, is_needed in needed.items() if is_needed}


def purposes_in_force(guest: Guest) -> set[str]:
    return {consent.purpose for consent in guest.consents.all() if consent.withdrawn_at is None}

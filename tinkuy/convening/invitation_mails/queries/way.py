"""From the invitation to the registration, of one country or of all: as cords, and as a table beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.convening.invitation_mails.rules import OF_MANY, InviteeState
from tinkuy.design.components import percent
from tinkuy.design.figures.drawing import share_of
from tinkuy.design.figures.weave.narrowing import narrowing, persons_of_a_line
from tinkuy.people.countries import country_name

from .invitations import CountryInvitations, Invitations


@dataclass(frozen=True)
class WayStage:
    """`share` is that of the stage before; empty for the first."""

    label: str
    count: int
    share: str


@dataclass(frozen=True)
class InvitationWay:
    """`country` is empty for all together. `drawings` are for a desk and for a telephone."""

    country: str
    registered: int
    invited: int
    per_line: int
    stages: Sequence[WayStage]
    drawings: tuple[SafeString, SafeString]


def way_of_invitations(invitations: Invitations, country: str) -> InvitationWay | None:
    """Of *country*, if the person sees it and somebody there was invited, else of all that they see; None of nobody.

    Who came is told by the figures of attendance, which hide the few.
    """
    rows = {row.country: row for row in invitations.rows if row.country and row.invited}
    one = rows.get(country) or (next(iter(rows.values())) if len(rows) == 1 else invitations.whole)
    return _way(one) if one.invited else None


def _way(one: CountryInvitations) -> InvitationWay:
    stages = [
        WayStage(_("Invited"), one.invited, ""),
        WayStage(
            pgettext("stage of an invitation", "Reached"), one.reached, percent(share_of(one.reached, one.invited))
        ),
        WayStage(str(OF_MANY[InviteeState.REGISTERED]), one.registered, percent(share_of(one.registered, one.reached))),
    ]
    cords = [(stage.label, stage.count) for stage in stages]
    title = ngettext(
        "%(registered)s of %(invited)s registered", "%(registered)s of %(invited)s registered", one.registered
    ) % {"registered": one.registered, "invited": one.invited}
    if one.country:
        title = f"{country_name(one.country)}: {title}"
    description = ". ".join(f"{label}: {count}" for label, count in cords) + "."
    wide, narrow = (
        narrowing(cords, title=title, description=description, is_narrow=is_narrow) for is_narrow in (False, True)
    )
    return InvitationWay(one.country, one.registered, one.invited, persons_of_a_line(cords), stages, (wide, narrow))

"""What a link leads to, whose address names no cycle."""

from django_scopes import scopes_disabled

from tinkuy.convening.invitations.models import InviteeLink
from tinkuy.planning.cycles.models.cycle import Cycle


def link_with_fingerprint(fingerprint: str) -> InviteeLink | None:
    """The link of an invitation, of any cycle."""
    with scopes_disabled():
        links = InviteeLink.objects.select_related("cycle", "invitee__cycle")
        link: InviteeLink | None = links.filter(fingerprint=fingerprint).first()
        return link


def announced_cycle(key: str) -> Cycle | None:
    """The cycle with this public id, if anybody may read of it."""
    cycle = Cycle.objects.filter(public_id=key).first()
    return cycle if cycle is not None and cycle.is_announced else None

"""What inviting registers with the stages that know nothing of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tinkuy.convening.invitations.models import Invitee, InviteeLink
from tinkuy.convening.registrations.later_stages import add_stage, at_registering
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.sharing.links import use_counted_links
from tinkuy.core.periodic import every
from tinkuy.journal.erasures import replayed_by
from tinkuy.notices.addresses.actions import when_it_arrives
from tinkuy.notices.stops.topics import belong

from .actions.answering import forget_invitee_of, note_registered
from .actions.calling import write_again
from .actions.erasing import ERASED, due_invitees, erase_due_invitees, erase_invitees_again
from .actions.invitation_mails import note_deliveries, send_invitations
from .queries.shared_links import link_of_texts
from .queries.words import INVITATION
from .topics import INVITATIONS_BY_MAIL


def register_inviting() -> None:
    every(send_invitations, minutes=1)
    every(note_deliveries, minutes=1)
    every(erase_due_invitees, hours=1, due=due_invitees, what=_("people who were invited"))
    at_registering(note_registered)
    add_stage("invitations", tell=invitation_data, erase=forget_invitee_of, models=(Invitee, InviteeLink))
    belong(INVITATION, INVITATIONS_BY_MAIL)
    when_it_arrives(write_again)
    use_counted_links(link_of_texts)
    replayed_by(ERASED, erase_invitees_again, is_private=True)


def invitation_data(registration: Registration) -> list[dict[str, Any]]:
    """What is kept of an invitation to the address of *registration*, for its person."""
    if not registration.email_index:
        return []
    own = Invitee.objects.filter(email_index=registration.email_index)
    return [
        {
            "name": one.name(),
            "country": one.country,
            "sector": one.sector,
            "listed_at": one.made_at.isoformat(),
            "invited_at": one.invited_at.isoformat() if one.invited_at else "",
        }
        for one in own.select_related("cycle")
    ]

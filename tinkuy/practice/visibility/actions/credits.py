"""A focal point agrees that public pages count what they did, or withdraws it at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.rules import demand


@transaction.atomic
def agree_to_credit(*, actor: Person, focal_role: TeamRole, is_agreed: bool) -> TeamRole:
    """It rests on the consent to be shown at all, which is asked first and takes this one with it."""
    demand(actor, "consent_to_be_shown", focal_role.cycle)
    if focal_role.person_id != actor.pk or focal_role.role != Role.FOCAL_POINT:
        raise Refused(_("Only the focal point decides whether they are shown in public."))
    if is_agreed and not focal_role.has_public_consent:
        raise Refused(_("Agree first to be shown in public, on the page of the team."))
    focal_role.credited_since = focal_role.cycle.today() if is_agreed else None
    focal_role.save(update_fields=["credited_since"])
    record(actor, "agreed to be credited" if is_agreed else "withdrew from being credited", focal_role)
    return focal_role

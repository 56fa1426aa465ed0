"""Of which institution somebody is stands still while it decides who may review a sheet."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.sheets.models import Sheet, SheetState

OVER = (CycleState.ARCHIVED, CycleState.CANCELLED)
WITH_ITS_PEERS = (SheetState.IN_REVIEW, SheetState.CHANGES_REQUESTED)
PUBLIC = (SheetState.PUBLISHED, SheetState.RETIRED)
IS_ON_ITS_WAY = ~Q(state__in=PUBLIC) & (Q(state__in=WITH_ITS_PEERS) | ~Q(cycle__state__in=OVER))
"""A draft of a cycle that is over waits for nobody; what its peers have is judged wherever its cycle stands."""


def _asked_of_no_cycle(person: Person) -> Q:
    peer_of = Q(peers=person)
    if person.hub_roles.filter(role=Role.HUB_EDITOR).exists():
        peer_of |= Q(cycle=None, state__in=WITH_ITS_PEERS)
    return peer_of


def tie_to_institution(person: Person, institution: Organisation | None) -> str:
    """Why *person* keeps theirs: they write a sheet that is not published, reviewed it, or are asked to.

    Those are the peers of its cycle; of a sheet without one whom an editor asked, and the editors once it is in review.
    Who comes to the house of its authors may say so: their review counts no more, which is as it should be.
    """
    with scopes_disabled():
        reviewer_in = TeamRole.objects.filter(person=person, role=Role.REVIEWER).values("cycle")
        on_its_way = Sheet.objects.filter(IS_ON_ITS_WAY)
        reviewed = on_its_way.filter(Q(reviews__person=person) | Q(cycle__in=reviewer_in) | _asked_of_no_cycle(person))
        if institution is not None:
            reviewed = reviewed.exclude(authors__organisation=institution)
        is_tied = reviewed.exists() or on_its_way.filter(authors=person).exists()
    return (
        _(
            "You write or review a sheet that is not published yet, and your institution decides who may review it. "
            "You can change it once that sheet is published."
        )
        if is_tied
        else ""
    )

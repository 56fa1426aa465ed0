"""The enquiries that somebody may answer, and the one that a mailed link opens."""

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from tinkuy.hub.mailed_links import id_in
from tinkuy.people.models import Person
from tinkuy.people.queries import hub_editors
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole

from .models import Addressee, Enquiry, EnquiryState

PLACE = "enquiry"
LATEST = 200


def enquiries_for(person: Person) -> list[Enquiry]:
    """What *person* may answer, the open ones first; in three queries. Called outside of any scope."""
    with scopes_disabled():
        rows = _answerable(person).exclude(state=EnquiryState.UNCONFIRMED).select_related("cycle", "taken_by")
        return sorted(rows[:LATEST], key=lambda one: not one.is_open)


def enquiry_for(person: Person, public_id: str) -> Enquiry | None:
    """One of them."""
    with scopes_disabled():
        rows = _answerable(person).exclude(state=EnquiryState.UNCONFIRMED)
        return rows.select_related("cycle", "taken_by").filter(public_id=public_id).first()


def _answerable(person: Person) -> QuerySet[Enquiry]:
    """To a focal point the person alone; to a cycle its coordination; to the hub its editors, who also answer what was
    written to somebody who is a focal point no more.
    """
    cycles = TeamRole.objects.filter(~TeamRole.AWAITED, person=person, role=Role.COORDINATION).values("cycle")
    mine = Q(addressee=Addressee.FOCAL_POINT, focal_point=person) | Q(addressee=Addressee.CYCLE, cycle__in=cycles)
    if answering_editors().filter(pk=person.pk).exists():
        focal_points = TeamRole.objects.filter(~TeamRole.AWAITED, role=Role.FOCAL_POINT).values("person")
        left = Q(addressee=Addressee.FOCAL_POINT) & ~Q(focal_point__in=focal_points)
        mine |= Q(addressee=Addressee.HUB) | left | Q(addressee=Addressee.FOCAL_POINT, focal_point=None)
    rows: QuerySet[Enquiry] = Enquiry.objects.filter(mine)
    return rows


def answering_editors() -> QuerySet[Person]:
    """Who answers for the hub. Those of the example do only where it has no editor of its own: such a machine tries
    Tinkuy, and from elsewhere nobody enters as one of them.
    """
    own = hub_editors(is_example=False)
    return own if own.exists() else hub_editors()


def answerers_of(enquiry: Enquiry) -> list[Person]:
    """Who is told that it came."""
    if enquiry.addressee == Addressee.FOCAL_POINT:
        return [enquiry.focal_point] if enquiry.focal_point else []
    if enquiry.addressee == Addressee.HUB:
        return list(answering_editors())
    with scopes_disabled():
        team = TeamRole.objects.filter(cycle=enquiry.cycle, role=Role.COORDINATION, person__is_active=True)
        return [role.person for role in team.exclude(TeamRole.AWAITED).select_related("person")]


def enquiry_behind(key: str) -> Enquiry | None:
    """The one that the link of a mail opens."""
    with scopes_disabled():
        rows: QuerySet[Enquiry] = Enquiry.objects.select_related("cycle")
        return rows.filter(public_id=id_in(PLACE, key) or "-").first()

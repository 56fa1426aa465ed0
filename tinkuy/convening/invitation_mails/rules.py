"""Who sees and invites whom, what state an invitee is in, and until when they are kept."""

from collections.abc import Collection

from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.db.models.enums import TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.convening.invitations.models import InvitationSending, Invitee
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

INVITE = "invite"
MOST_INVITEES = 20_000
"""Of one cycle: a list of some other thing than persons to invite stops here."""


class InviteeState(TextChoices):
    """What became of an invitation. Everyone is in one of them, so that nobody is unknown."""

    REGISTERED = "registered", pgettext_lazy("state of an invitee", "Registered")
    DECLINED = "declined", pgettext_lazy("state of an invitee", "Will not come")
    UNREACHABLE = "unreachable", pgettext_lazy("state of an invitee", "Not reached")
    REACHED = "reached", pgettext_lazy("state of an invitee", "No answer yet")
    WAITING = "waiting", pgettext_lazy("state of an invitee", "Mail on its way")
    LISTED = "listed", pgettext_lazy("state of an invitee", "Not invited yet")


OF_MANY = {
    InviteeState.REGISTERED: pgettext_lazy("state of many invitees", "Registered"),
    InviteeState.DECLINED: pgettext_lazy("state of many invitees", "Will not come"),
    InviteeState.UNREACHABLE: pgettext_lazy("state of many invitees", "Not reached"),
    InviteeState.REACHED: pgettext_lazy("state of many invitees", "No answer yet"),
    InviteeState.WAITING: pgettext_lazy("state of many invitees", "Mail on its way"),
    InviteeState.LISTED: pgettext_lazy("state of many invitees", "Not invited yet"),
}


def state_of_each(*, knows_registered: bool) -> Case:
    """The state of an invitee as a column: the first of these that is true.

    Who was registered before anybody invited them is told to whoever knows who is registered; a focal point reads of
    them what they read of whoever does not answer. No mail is on its way to whom a link was passed on by telephone.
    """
    before = [When(was_registered=True, then=Value(InviteeState.REGISTERED))] if knows_registered else []
    return Case(
        When(registered_at__isnull=False, then=Value(InviteeState.REGISTERED)),
        *before,
        When(declined_at__isnull=False, then=Value(InviteeState.DECLINED)),
        When(failed_at__isnull=False, then=Value(InviteeState.UNREACHABLE)),
        When(reached_at__isnull=False, then=Value(InviteeState.REACHED)),
        When(called_at__isnull=False, then=Value(InviteeState.REACHED)),
        When(invited_at__isnull=False, then=Value(InviteeState.WAITING)),
        default=Value(InviteeState.LISTED),
        output_field=CharField(),
    )


def own_countries(person: Person, cycle: Cycle) -> frozenset[str] | None:
    """The countries whose invitees *person* sees and invites: a focal point their own, the coordination all (None)."""
    if Role.COORDINATION in rules.roles_of(person, cycle):
        return None
    return rules.countries_of(person, cycle)


def knows_registered(person: Person, cycle: Cycle) -> bool:
    """Whether *person* may learn of any address whether it is registered: a focal point may not."""
    return rules.may(person, "register_from_lists", cycle)


def demand_invite_in(person: Person, cycle: Cycle, countries: Collection[str]) -> None:
    """Refuse whoever may not invite in each of *countries*; none of them stands for all."""
    rules.demand(person, INVITE, cycle)
    own = own_countries(person, cycle)
    if own is not None and not (countries and set(countries) <= own):
        raise Refused(_("You invite in your own country. Ask the focal point of the other one."), about="countries")


def demand_announced(cycle: Cycle) -> None:
    if not takes_registrations(cycle):
        raise Refused(_("This cycle does not take registrations now: whoever is invited could not register."))


def of_countries(invitees: QuerySet[Invitee], countries: Collection[str] | None) -> QuerySet[Invitee]:
    return invitees if countries is None else invitees.filter(country__in=countries)


def recipients_of(sending: InvitationSending) -> QuerySet[Invitee]:
    """Who would get it now, of the cycle in scope: of those whom it is for, who can and wants to be written to.

    Who was registered before is among them; no mail goes to these. To tell how many they are would tell a focal point,
    by a list of one address, whether that one is registered.
    """
    return Invitee.objects.filter(would_get(sending))


def would_get(sending: InvitationSending) -> Q:
    invitees = ~Q(sealed_email=b"") & Q(registered_at=None, declined_at=None, failed_at=None)
    invitees &= Q(invited_at__isnull=not sending.is_repeat)
    if sending.is_repeat:
        invitees &= ~Q(sending=sending.pk)
    if sending.countries:
        invitees &= Q(country__in=sending.countries)
    return invitees & Q(sector__in=sending.sectors) if sending.sectors else invitees

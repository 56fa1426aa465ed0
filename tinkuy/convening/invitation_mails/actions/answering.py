"""What an invitee answers: by the link of their invitation, or by registering."""

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django_scopes import scopes_disabled

from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.journal.trail import record
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.outbox import forget_messages
from tinkuy.notices.stops.actions import stop_topic
from tinkuy.notices.stops.topics import INVITATIONS
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .erasing import empty_invitees


@transaction.atomic
def decline_invitation(*, invitee: Invitee, actor: Person | None = None) -> None:
    """They will not come: no further mail of this cycle. Twice is once; by telephone the *actor* says it for them."""
    if Invitee.objects.filter(pk=invitee.pk, declined_at=None).update(declined_at=clock.now()):
        forget_messages(about=invitee.about, email="")
        record(actor, "noted a refusal of" if actor else "declined", invitee)


@transaction.atomic
def accept_after_all(*, invitee: Invitee) -> None:
    """Who pressed by mistake, or thought again."""
    Invitee.objects.filter(pk=invitee.pk).update(declined_at=None)


@transaction.atomic
def refuse_invitations(*, invitee: Invitee) -> None:
    """No invitation of this hub any more: name and address go at once, of every cycle's list; a fingerprint stays."""
    email = invitee.email()
    if not email:
        return
    stop_topic(INVITATIONS, index=address_index(email))
    with scopes_disabled():
        own = Q(pk__in=[])
        for cycle in Cycle.objects.filter(invitees__isnull=False).distinct():
            own |= Q(cycle=cycle, email_index=Invitee.index_in(cycle, email))
        everywhere = Invitee.objects.filter(own)
        everywhere.filter(declined_at=None, registered_at=None).update(declined_at=clock.now())
        record(None, "refused invitations", invitee)
        empty_invitees(everywhere)


@transaction.atomic
def leave_list(*, invitee: Invitee) -> None:
    """Off the list of this cycle, by a link that somebody of the team made to pass on. It proves nobody's address: who
    holds it could be whoever made it, and would silence a person for every cycle and country.
    """
    own = Invitee.objects.filter(pk=invitee.pk)
    own.filter(declined_at=None, registered_at=None).update(declined_at=clock.now())
    record(None, "declined", invitee)
    empty_invitees(own)


def end_invitations(about: str, index: str) -> None:
    """By one press, which knows whose the message was: no invitation of this hub any more.

    A message that went to an address which was corrected since ends those of that address (its *index*) alone.
    """
    invitee = _invitee_about(about)
    if invitee is not None and index in ("", address_index(invitee.email())):
        refuse_invitations(invitee=invitee)
    elif index:
        stop_topic(INVITATIONS, index=index)


def end_invitations_of_cycle(about: str, _index: str) -> None:
    """By the press of whoever holds a link that was passed on by telephone."""
    invitee = _invitee_about(about)
    if invitee is not None:
        with scopes_disabled():
            leave_list(invitee=invitee)


def _invitee_about(about: str) -> Invitee | None:
    """Whose message it was, as the outbox names them, unless their address was erased since."""
    with scopes_disabled():
        own = Invitee.objects.select_related("cycle").filter(public_id=about.partition("|")[2])
        invitee: Invitee | None = own.exclude(sealed_email=b"").first()
        return invitee


def note_registered(registration: Registration) -> None:
    """Whoever was invited, by their own link or by this address, is registered; nothing joins the two any more.

    Whoever stands in a list and was not written to yet was told nothing of it: their mail is left out, and that is all.
    """
    own = Q(pk=registration.invitation_id) if registration.invitation_id else Q(pk__in=())
    if registration.email_index:
        own |= Q(email_index=registration.email_index)
    Invitee.objects.filter(own, registered_at=None).update(
        registered_at=Case(When(invited_at__isnull=False, then=Value(clock.now()))),
        was_registered=Case(When(invited_at=None, then=Value(True)), default=F("was_registered")),
    )
    if registration.invitation_id:
        Registration.objects.filter(pk=registration.pk).update(invitation=None)
        registration.invitation = None


def forget_invitee_of(registration: Registration) -> None:
    """Whoever leaves the cycle leaves the list of those who were invited to it as well."""
    if registration.email_index:
        empty_invitees(Invitee.objects.filter(email_index=registration.email_index))

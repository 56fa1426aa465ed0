"""Whom no mail reaches is called: a link for them to pass on, an address to correct, a person to take off the list."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from tinkuy.convening.invitation_mails.rules import demand_announced, demand_invite_in
from tinkuy.convening.invitations.models import Invitee, InviteeLink, LinkChannel
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.mail_addresses import demand_address
from tinkuy.journal.trail import record
from tinkuy.notices.addresses.asking_again import ask_address_again
from tinkuy.notices.outbox import forget_messages
from tinkuy.people.models import Person

from .erasing import empty_invitees, remove_uninvited

SEALED = ("sealed_name", "sealed_email", "email_index")


@transaction.atomic
def prepare_call(*, actor: Person, invitee: Invitee) -> str:
    """The secret of a new link of theirs: it stands in the text that *actor* passes on, and nowhere else."""
    demand_invite_in(actor, invitee.cycle, [invitee.country])
    demand_announced(invitee.cycle)
    secret, link = InviteeLink.with_new_secret(cycle=invitee.cycle, invitee=invitee, channel=LinkChannel.TELEPHONE)
    link.save()
    now = clock.now()
    Invitee.objects.filter(pk=invitee.pk).update(called_at=now)
    Invitee.objects.filter(pk=invitee.pk, invited_at=None).update(
        invited_at=now, was_registered=_is_registered(invitee)
    )
    record(actor, "called", invitee)
    return secret


@transaction.atomic
def correct_invitee_address(*, actor: Person, invitee: Invitee, email: str) -> Invitee:
    """The next mail goes there, as to somebody who is new. What went to the former address opens and ends nothing any
    more: whoever reads it may be somebody else.
    """
    demand_invite_in(actor, invitee.cycle, [invitee.country])
    email = email.strip()
    try:
        demand_address(email)
    except ValidationError as fault:
        raise Refused(" ".join(fault.messages), about="email") from None
    invitee.seal(name=invitee.name(), email=email)
    invitee.failed_at = invitee.reached_at = invitee.invited_at = None
    invitee.was_registered = _is_registered(invitee)
    try:
        with transaction.atomic():
            invitee.save(update_fields=[*SEALED, "failed_at", "reached_at", "invited_at", "was_registered"])
    except IntegrityError:
        raise Refused(_("This address is in a list of this cycle already."), about="email") from None
    InviteeLink.objects.filter(invitee=invitee).delete()
    forget_messages(about=invitee.about, email="")
    record(actor, "corrected", invitee)
    return invitee


@transaction.atomic
def ask_invitee_again(*, actor: Person, invitee: Invitee) -> None:
    """One mail asks at the address that failed whether mail arrives again; its link opens it."""
    demand_invite_in(actor, invitee.cycle, [invitee.country])
    cycle = invitee.cycle
    if not ask_address_again(
        email=invitee.email(), language=invitee.language, about=invitee.about, from_cycle=cycle.public_id
    ):
        raise Refused(
            _("There is nothing to ask: mail is not held back from this address, or its owner wants no more of it.")
        )
    record(actor, "asked again", invitee)


def write_again(about: str) -> None:
    """Mail arrives again at an address that was asked: the next mail goes there, as to somebody who is new."""
    kind, _bar, public_id = about.partition("|")
    if kind == Invitee.known_as:
        with scopes_disabled():
            failed = Invitee.objects.filter(public_id=public_id, failed_at__isnull=False, registered_at=None)
            failed.update(failed_at=None, reached_at=None, invited_at=None)


def _is_registered(invitee: Invitee) -> bool:
    """Before they were invited: a focal point who gives an address does not learn it by what becomes of it."""
    return confirmed().filter(email_index=invitee.email_index).exclude(email_index="").exists()


@transaction.atomic
def remove_invitee(*, actor: Person, invitee: Invitee) -> None:
    """Off the list: who was written to stays as a number, who was not goes whole."""
    demand_invite_in(actor, invitee.cycle, [invitee.country])
    record(actor, "removed", invitee)
    own = Invitee.objects.filter(pk=invitee.pk)
    empty_invitees(own)
    remove_uninvited(own)

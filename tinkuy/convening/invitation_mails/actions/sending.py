"""A mail to many invitees: written, approved with the number of those who get it, stopped, thrown away."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.invitation_mails.actions.invitation_mails import take_back_unsent
from tinkuy.convening.invitation_mails.rules import demand_announced, demand_invite_in, recipients_of
from tinkuy.convening.invitations.models import InvitationSending, SendingState
from tinkuy.convening.session_changes.changes import demand_neutral
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import Translations, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.invitation import ADDRESS

LONGEST_WORDS = 600
BEGINS_AFTER = timedelta(minutes=15)
"""Whoever slipped has so long to stop it before the first mail goes."""


@transaction.atomic
def write_sending(
    *,
    actor: Person,
    cycle: Cycle,
    countries: Collection[str],
    sectors: Collection[str] = (),
    is_repeat: bool = False,
    words: Translations,
) -> InvitationSending:
    """Keep a mail to be looked at. Nothing goes before somebody approves it."""
    demand_invite_in(actor, cycle, countries)
    sending = InvitationSending(
        cycle=cycle,
        countries=sorted(countries),
        sectors=sorted(sectors),
        is_repeat=is_repeat,
        words=_own_words(cycle, words),
        made_by=actor,
    )
    sending.save()
    record(actor, "wrote", sending)
    return sending


@transaction.atomic
def rewrite_sending(*, actor: Person, sending: InvitationSending, words: Translations) -> InvitationSending:
    """Other words, or none: while nothing has gone, and afterwards to take out what was written in them."""
    demand_invite_in(actor, sending.cycle, sending.countries)
    words = _own_words(sending.cycle, words)
    if sending.state == SendingState.APPROVED:
        raise Refused(_("This mail is under way. Stop it before you change its words."))
    sending.words = words
    sending.save(update_fields=["words"])
    record(actor, "rewrote", sending)
    return sending


def _own_words(cycle: Cycle, words: Translations) -> Mapping[str, str]:
    """What is written beside ours: it goes to strangers under the hub's name, so it leads nowhere else."""
    clean = {language: tidy(text)[:LONGEST_WORDS] for language, text in words.items() if tidy(text)}
    if any(ADDRESS.search(text) for text in clean.values()):
        raise Refused(
            _("Write it without addresses or links: the mail has the link to register, and who invites."),
            about="words",
        )
    demand_neutral(cycle, clean)
    return clean


@transaction.atomic
def approve_sending(*, actor: Person, sending: InvitationSending, recipients: int) -> InvitationSending:
    """From now on the worker sends it. *recipients* is the number that whoever approves has read."""
    demand_invite_in(actor, sending.cycle, sending.countries)
    demand_announced(sending.cycle)
    if sending.cycle.is_example:
        raise Refused(_("This is the example: its messages are shown and never sent."))
    count = recipients_of(sending).count()
    if not count:
        raise Refused(_("There is nobody left to whom this mail would go."))
    if count != recipients:
        raise Refused(
            _("Meanwhile the list has changed: it would go to %(count)s, not to %(before)s. Look again and approve it.")
            % {"count": count, "before": recipients}
        )
    now = clock.now()
    drafts = InvitationSending.objects.filter(pk=sending.pk, state=SendingState.DRAFT)
    if not drafts.update(
        state=SendingState.APPROVED,
        recipients=count,
        approved_by=actor,
        approved_at=now,
        due_at=now + BEGINS_AFTER,
    ):
        raise Refused(_("This mail was approved, stopped or thrown away already."))
    sending.refresh_from_db()
    record(actor, "approved", sending)
    return sending


@transaction.atomic
def stop_sending(*, actor: Person, sending: InvitationSending) -> InvitationSending:
    """No further mail of it goes; what went has gone."""
    demand_invite_in(actor, sending.cycle, sending.countries)
    approved = InvitationSending.objects.filter(pk=sending.pk, state=SendingState.APPROVED)
    if not approved.update(state=SendingState.STOPPED, ended_at=clock.now()):
        raise Refused(_("This mail is not under way: there is nothing to stop."))
    sending.refresh_from_db()
    take_back_unsent(sending)
    record(actor, "stopped", sending)
    return sending


@transaction.atomic
def discard_sending(*, actor: Person, sending: InvitationSending) -> None:
    """A draft goes: nobody got it."""
    demand_invite_in(actor, sending.cycle, sending.countries)
    if sending.state != SendingState.DRAFT:
        raise Refused(_("Only a mail that nobody approved can be thrown away."))
    record(actor, "discarded", sending)
    InvitationSending.objects.filter(pk=sending.pk).delete()

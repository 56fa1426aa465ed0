"""Answering the call: proposing, supporting and commenting, by the team and by participants; and leaving it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.call_for_proposals.models import (
    CommentState,
    Proposal,
    ProposalComment,
    ProposalKind,
    ProposalState,
    ProposalSupport,
)
from tinkuy.convening.call_for_proposals.rules import is_call_open
from tinkuy.convening.registrations.actions import lock_own
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import demand_choice, lock
from tinkuy.planning.cycles.models.cycle import Cycle

PROPOSAL_REMOVED = "proposal-removed"
"""How the ledger of erasures calls it."""
LONGEST_TITLE, LONGEST_TEXT, LONGEST_COMMENT = 120, 600, 400
MOST_WAITING = 3
"""Of one participant's proposals, and of their comments on one proposal, that the team has not read yet."""


@transaction.atomic
def propose_as_team(*, actor: Person, cycle: Cycle, kind: str, title: str, text: str, language: str) -> Proposal:
    """Somebody of the team proposes; it is shown at once."""
    rules.demand(actor, "answer_the_call_as_team", cycle)
    country = next(iter(sorted(rules.countries_of(actor, cycle))), "")
    words = _words(cycle, kind, title, text, language, country)
    proposal = Proposal.objects.create(**words, person=actor, state=ProposalState.OPEN)
    record(actor, "proposed", proposal)
    return proposal


@transaction.atomic
def propose_as_participant(
    *, registration: Registration, kind: str, title: str, text: str, language: str, country: str
) -> Proposal:
    """A participant proposes; it waits until the team shows it. The trail names nobody."""
    lock_own(registration)
    cycle = registration.cycle
    waiting = Proposal.objects.filter(registration=registration, state=ProposalState.WAITING)
    words = _words(cycle, kind, title, text, language, country)
    if waiting.count() >= MOST_WAITING:
        raise Refused(_("The team has not read your other proposals yet. Wait for its answer, or withdraw one."))
    proposal = Proposal.objects.create(**words, registration=registration)
    record(None, "proposed", proposal)
    return proposal


@transaction.atomic
def withdraw_proposal(*, registration: Registration, proposal: Proposal) -> None:
    """A participant takes their own proposal back: nothing of it stays. An accepted one is of the programme."""
    if proposal.registration_id != registration.pk:
        raise Refused(_("Only who made a proposal withdraws it."))
    lock(proposal.cycle)
    if Proposal.objects.filter(pk=proposal.pk, state=ProposalState.ACCEPTED).exists():
        raise Refused(_("This proposal was accepted and is part of the programme. Write to the team about it."))
    record(None, "withdrew", proposal)
    note_erasure(PROPOSAL_REMOVED, proposal.public_id)
    proposal.delete()


@transaction.atomic
def support_proposal(*, registration: Registration, proposal: Proposal, supports: bool) -> None:
    """A participant supports a shown proposal, once, or takes that back."""
    _lock_for(registration, proposal)
    own = {"proposal": proposal, "registration": registration}
    if supports:
        ProposalSupport.objects.get_or_create(**own, defaults={"cycle": registration.cycle})
    else:
        ProposalSupport.objects.filter(**own).delete()


@transaction.atomic
def comment_as_team(*, actor: Person, proposal: Proposal, text: str, language: str) -> ProposalComment:
    rules.demand(actor, "answer_the_call_as_team", proposal.cycle)
    country = next(iter(sorted(rules.countries_of(actor, proposal.cycle))), "")
    words = _comment(proposal, text, language, country)
    comment = ProposalComment.objects.create(**words, person=actor, state=CommentState.SHOWN)
    record(actor, "commented", comment)
    return comment


@transaction.atomic
def comment_as_participant(
    *, registration: Registration, proposal: Proposal, text: str, language: str
) -> ProposalComment:
    """A participant comments on a shown proposal; the comment waits until the team shows it."""
    _lock_for(registration, proposal)
    words = _comment(proposal, text, language, registration.country)
    own = ProposalComment.objects.filter(registration=registration, proposal=proposal, state=CommentState.WAITING)
    if own.count() >= MOST_WAITING:
        raise Refused(_("The team has not read your other comments yet. Wait for its answer."))
    comment = ProposalComment.objects.create(**words, registration=registration)
    record(None, "commented", comment)
    return comment


def _lock_for(registration: Registration, proposal: Proposal) -> None:
    """Lock whoever speaks of *proposal*; refuses once the call or the proposal is closed."""
    lock_own(registration)
    _demand_open_call(registration.cycle)
    if not proposal.is_open:
        raise Refused(_("This proposal is no longer open."))


def _demand_open_call(cycle: Cycle) -> None:
    if not is_call_open(cycle):
        raise Refused(_("The call is closed. What you wrote is still here."))


def _words(cycle: Cycle, kind: str, title: str, text: str, language: str, country: str) -> dict[str, Any]:
    _demand_open_call(lock(cycle))
    title, text = " ".join(tidy(title).split()), tidy(text)
    demand_choice(kind, ProposalKind)
    if not (title and text):
        raise Refused(_("Write a title and what you propose."), about=("title", "text"))
    if len(title) > LONGEST_TITLE or len(text) > LONGEST_TEXT:
        raise Refused(_("A proposal has up to %(longest)s characters.") % {"longest": LONGEST_TEXT}, about="text")
    if country and country not in countries():
        raise Refused(_("Choose the country from the list."), about="country")
    _demand_language(language)
    return {"cycle": cycle, "kind": kind, "title": title, "text": text, "language": language, "country": country}


def _comment(proposal: Proposal, text: str, language: str, country: str) -> dict[str, Any]:
    text = demand_text(text, _("Write your comment."), about="text")
    if len(text) > LONGEST_COMMENT:
        raise Refused(_("A comment has up to %(longest)s characters.") % {"longest": LONGEST_COMMENT}, about="text")
    _demand_language(language)
    return {"cycle": proposal.cycle, "proposal": proposal, "text": text, "language": language, "country": country}


def _demand_language(language: str) -> None:
    if language not in languages.CODES:
        raise Refused(_("Say in which language it is written."), about="language")


@transaction.atomic
def take_back_proposals(*, registration: Registration) -> None:
    """Everything goes but what was accepted: that is of the programme, and nobody's."""
    own = Proposal.objects.filter(registration=registration)
    own.exclude(state=ProposalState.ACCEPTED).delete()
    own.update(registration=None, country="")
    ProposalComment.objects.filter(registration=registration).delete()
    ProposalSupport.objects.filter(registration=registration).delete()

"""What the team does with the answers to its call: it shows them, votes by country, accepts or declines."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.call_for_proposals.models import (
    CommentState,
    Proposal,
    ProposalComment,
    ProposalKind,
    ProposalState,
    ProposalVote,
    VoteValue,
)
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import owe, owe_to_address
from tinkuy.people.countries import country_forms
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.agenda.actions import add_segment
from tinkuy.planning.cycles.actions.frame import demand_choice, lock
from tinkuy.planning.cycles.message_words import discreet_path
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.cycles.models.webinar import SegmentKind, Webinar
from tinkuy.planning.themes.actions import add_theme

DECIDABLE = (ProposalState.WAITING, ProposalState.OPEN)


@transaction.atomic
def show_proposal(*, actor: Person, proposal: Proposal) -> Proposal:
    """Show a participant's proposal to everyone: it holds nothing that must not be read."""
    proposal = _locked(actor, proposal)
    if not proposal.is_waiting:
        raise Refused(_("Somebody else has decided on this proposal already. Reload the page."))
    proposal.state = ProposalState.OPEN
    proposal.save(update_fields=["state"])
    record(actor, "showed", proposal)
    return proposal


@transaction.atomic
def decline_proposal(*, actor: Person, proposal: Proposal, reason: str) -> Proposal:
    """Decline with a reason, which the proposer reads."""
    proposal, reason = _to_decide(actor, proposal), tidy(reason)
    if not reason:
        raise Refused(_("Write why it is declined: whoever proposed it reads it."), about="reason")
    proposal.state, proposal.reason, proposal.decided_at = ProposalState.DECLINED, reason, clock.now()
    proposal.save(update_fields=["state", "reason", "decided_at"])
    record(actor, "declined", proposal)
    _tell(proposal)
    return proposal


@transaction.atomic
def accept_as_theme(*, actor: Person, proposal: Proposal, name: str) -> Proposal:
    """It becomes a line of themes of the cycle, called *name* in its main language."""
    proposal = _to_decide(actor, proposal)
    if proposal.kind != ProposalKind.THEME:
        raise Refused(_("An experience enters the agenda of a session."))
    words = {proposal.language: proposal.title, proposal.cycle.main_language: tidy(name)}
    proposal.theme = add_theme(actor=actor, cycle=proposal.cycle, name=words)
    return _accept(actor, proposal)


@transaction.atomic
def accept_as_experience(*, actor: Person, proposal: Proposal, webinar: Webinar, minutes: int) -> Proposal:
    """It becomes a part at the end of the agenda of *webinar*, whose free minutes must be enough."""
    proposal = _to_decide(actor, proposal)
    if proposal.kind != ProposalKind.EXPERIENCE:
        raise Refused(_("A theme becomes a line of themes of the cycle."))
    if rules.took_place(webinar):
        raise Refused(_("This session has already begun: its agenda stays."))
    invited = InvitedCountry.objects.filter(country=proposal.country).exists()
    proposal.segment = add_segment(
        actor=actor,
        webinar=webinar,
        title=proposal.title,
        minutes=minutes,
        kind=SegmentKind.EXPERIENCE,
        regime=proposal.cycle.default_regime,
        country=proposal.country if invited else "",
    )
    return _accept(actor, proposal)


@transaction.atomic
def vote_on_proposal(*, actor: Person, proposal: Proposal, country: str, value: str) -> ProposalVote:
    """What *country* says of a shown proposal; it may say otherwise until it is decided."""
    rules.demand(actor, "vote_on_proposals", proposal.cycle)
    lock(proposal.cycle)
    demand_choice(value, VoteValue)
    is_invited = InvitedCountry.objects.filter(country=country).exists()
    if not is_invited or country not in rules.countries_of(actor, proposal.cycle):
        raise Refused(_("Only a focal point %(of_country)s votes for it.") % country_forms(country))
    if not Proposal.objects.filter(pk=proposal.pk, state=ProposalState.OPEN).exists():
        raise Refused(_("This proposal is no longer open."))
    vote, _is_new = ProposalVote.objects.update_or_create(
        proposal=proposal,
        country=country,
        defaults={"cycle": proposal.cycle, "value": value, "person": actor, "at": clock.now()},
    )
    record(actor, "voted on", vote, country=country)
    return vote


@transaction.atomic
def moderate_comment(*, actor: Person, comment: ProposalComment, is_visible: bool) -> ProposalComment:
    """Show a comment to everyone, or to nobody but who wrote it and who moderates."""
    rules.demand(actor, "run_the_call", comment.cycle)
    comment.state = CommentState.SHOWN if is_visible else CommentState.HIDDEN
    comment.save(update_fields=["state"])
    record(actor, "showed" if is_visible else "hid", comment)
    return comment


def _locked(actor: Person, proposal: Proposal) -> Proposal:
    rules.demand(actor, "run_the_call", proposal.cycle)
    lock(proposal.cycle)
    current = Proposal.objects.select_related("cycle", "registration__cycle", "person").filter(pk=proposal.pk).first()
    if current is None:
        raise Refused(_("This proposal was withdrawn."))
    return current


def _to_decide(actor: Person, proposal: Proposal) -> Proposal:
    current = _locked(actor, proposal)
    if current.state not in DECIDABLE:
        raise Refused(_("Somebody else has decided on this proposal already. Reload the page."))
    return current


def _accept(actor: Person, proposal: Proposal) -> Proposal:
    proposal.state, proposal.decided_at = ProposalState.ACCEPTED, clock.now()
    proposal.save(update_fields=["state", "decided_at", "theme", "segment"])
    record(actor, "accepted", proposal)
    _tell(proposal)
    return proposal


def _tell(proposal: Proposal) -> None:
    """Whoever proposed it is told that there is an answer; what it was about stands on the page alone."""
    key, registration = f"proposal-answered-{proposal.public_id}", proposal.registration
    if proposal.person is not None:
        path = discreet_path("convening:team_call", proposal.cycle, proposal.person.language)
        owe(proposal.person, "proposal-answered", dedupe_key=key, path=path, from_cycle=proposal.cycle.public_id)
    elif registration is not None and registration.sealed_email:
        owe_to_address(
            email=registration.email(),
            language=registration.language,
            kind="own-proposal-answered",
            dedupe_key=key,
            about=registration.about,
            path=discreet_path(
                "convening:call", proposal.cycle, registration.language, neutral="own_pages:participant_entrance"
            ),
            from_cycle=proposal.cycle.public_id,
            stop=WITHDRAWING,
        )

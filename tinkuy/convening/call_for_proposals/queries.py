"""The call: its proposals as the team reads them, as everyone does, and as whoever made one does."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.hiding import Audience, are_safe
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person

from .models import CommentState, Proposal, ProposalComment, ProposalState, ProposalSupport, ProposalVote, VoteValue

READ_BY_ALL = (ProposalState.OPEN, ProposalState.ACCEPTED)


@dataclass(frozen=True)
class ProposalRow:
    """A proposal with what was said of it. `support` counts persons: None where few support it, or few do not."""

    proposal: Proposal
    support: int | None
    votes: tuple[ProposalVote, ...]
    comments: tuple[ProposalComment, ...]
    is_supported: bool = False

    @property
    def in_favour(self) -> list[str]:
        return self._countries_that_voted(VoteValue.IN_FAVOUR)

    @property
    def not_now(self) -> list[str]:
        return self._countries_that_voted(VoteValue.NOT_NOW)

    @property
    def waiting_comments(self) -> int:
        return sum(comment.is_waiting for comment in self.comments)

    def _countries_that_voted(self, value: str) -> list[str]:
        """The names of the countries, in order."""
        return sorted(country_name(vote.country) for vote in self.votes if vote.value == value)


def team_proposals(*, moderates: bool) -> list[ProposalRow]:
    """What waits first, then the latest; who does not moderate reads what everyone reads. Five queries."""
    proposals = _proposals() if moderates else _proposals().filter(state__in=READ_BY_ALL)
    rows = sorted(proposals, key=lambda row: (row.state != ProposalState.WAITING, not row.is_open, -row.pk))
    return _proposal_rows(rows, _comments(Q() if moderates else Q(state=CommentState.SHOWN)), Audience.TEAM)


def team_proposal(public_id: str, *, moderates: bool) -> ProposalRow | None:
    """One of them."""
    return next((one for one in team_proposals(moderates=moderates) if one.proposal.public_id == public_id), None)


def public_proposals(registration: Registration | None) -> list[ProposalRow]:
    """What everyone reads, the latest first; *registration* also sees what it supports and its comments that wait."""
    rows = _proposals().filter(state__in=READ_BY_ALL).order_by("-pk")
    own = Q(registration=registration) if registration else Q(pk__in=())
    return _proposal_rows(rows, _comments(Q(state=CommentState.SHOWN) | own), Audience.PUBLIC, registration)


def own_proposals(registration: Registration) -> list[Proposal]:
    """What a participant proposed, with its state and the reason if it was declined; the latest first."""
    return list(Proposal.objects.filter(registration=registration).order_by("-pk"))


def proposal_to_answer(public_id: str) -> Proposal | None:
    """A proposal that everyone reads."""
    proposals = Proposal.objects.select_related("cycle").filter(state__in=READ_BY_ALL)
    return proposals.filter(public_id=public_id).first()


def own_proposal(registration: Registration, public_id: str) -> Proposal | None:
    own = Proposal.objects.select_related("cycle").filter(registration=registration)
    return own.filter(public_id=public_id).first()


def comment_with(public_id: str) -> ProposalComment | None:
    return ProposalComment.objects.select_related("cycle", "proposal").filter(public_id=public_id).first()


def proposal_data(registration: Registration) -> list[dict[str, Any]]:
    """All that a participant wrote in the call, told to themselves: plain values, moments in ISO 8601."""
    proposals = [
        {"at": row.made_at.isoformat(), "title": row.title, "words": row.text, "state": row.get_state_display()}
        | {"country": row.country, "reason": row.reason}
        for row in Proposal.objects.filter(registration=registration).order_by("id")
    ]
    comments = [
        {"at": row.at.isoformat(), "words": row.text, "state": row.get_state_display()}
        for row in ProposalComment.objects.filter(registration=registration).order_by("id")
    ]
    supported = ProposalSupport.objects.filter(registration=registration).select_related("proposal").order_by("id")
    return [*proposals, *comments, *({"supported": row.proposal.title} for row in supported)]


def proposals_of_person(person: Person) -> list[Proposal]:
    """What somebody of the team proposed, with its answer."""
    return list(Proposal.objects.filter(person=person).order_by("-pk"))


def _proposals() -> QuerySet[Proposal]:
    """Without who of the participants made them: nobody of the team is told."""
    return Proposal.objects.select_related("cycle", "person", "theme", "segment__webinar").order_by("pk")


def _comments(readable: Q) -> dict[int, list[ProposalComment]]:
    comments = defaultdict(list)
    for comment in ProposalComment.objects.filter(readable).select_related("person").order_by("pk"):
        comments[comment.proposal_id].append(comment)
    return comments


def _proposal_rows(
    rows: Iterable[Proposal],
    comments: dict[int, list[ProposalComment]],
    audience: Audience,
    registration: Registration | None = None,
) -> list[ProposalRow]:
    votes = defaultdict(list)
    for vote in ProposalVote.objects.order_by("country"):
        votes[vote.proposal_id].append(vote)
    supports = list(ProposalSupport.objects.values_list("proposal_id", "registration_id"))
    counts, registered = Counter(proposal for proposal, _who in supports), confirmed().count()
    own: Collection[int] = {proposal for proposal, who in supports if registration and who == registration.pk}
    return [
        ProposalRow(
            row,
            _safe_support(counts[row.pk], registered, audience),
            tuple(votes[row.pk]),
            tuple(comments.get(row.pk, ())),
            row.pk in own,
        )
        for row in rows
    ]


def _safe_support(support: int, registered: int, audience: Audience) -> int | None:
    """None where those who support, or the others of all who are registered, are few: the team reads how many are."""
    return support if are_safe((support, registered - support), audience) else None

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules as team
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import WantedInstitution
from tinkuy.publication.reviews import criteria, rules
from tinkuy.publication.reviews.beginning import forget_begun, wait_for_deeds_of
from tinkuy.publication.reviews.demands import demand_peer, demand_verdict
from tinkuy.publication.reviews.messages import tell_approvers, tell_authors, tell_reviewers
from tinkuy.publication.reviews.models import Review, ReviewVerdict
from tinkuy.publication.reviews.own_institution import (
    demand_institutions_of_authors,
    with_institution,
    with_peers_institution,
)
from tinkuy.publication.sheets.actions import change_state
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.queries import drafts_hash, missing_of

CRITERIA = tuple(criterion.code for criterion in criteria.CRITERIA)


@transaction.atomic
def submit_sheet(*, actor: Person, sheet: Sheet, organisation: WantedInstitution = None) -> Sheet:
    """Send the draft to its peers; refused with the list of what invariant 17 still wants.

    *organisation* is the actor's, whose account names none yet; every author's has to name one.
    """
    team.demand(actor, "write_sheets", sheet.home)
    if missing := missing_of(sheet):
        raise Refused(_("The sheet is not complete yet: %(missing)s") % {"missing": " ".join(missing)})
    actor = with_institution(actor, sheet, organisation)
    demand_institutions_of_authors(sheet)
    change_state(sheet, (SheetState.DRAFT, SheetState.CHANGES_REQUESTED), SheetState.IN_REVIEW)
    tell_reviewers(sheet, actor=actor)
    record(actor, "submitted", sheet)
    return sheet


@transaction.atomic
def review_sheet(
    *,
    actor: Person,
    sheet: Sheet,
    verdict: str,
    scores: Mapping[str, int],
    comment: str = "",
    remarks: Mapping[str, str] | None = None,
    organisation: WantedInstitution = None,
    read: str | None = None,
) -> Review:
    """Say of the exact words of the draft whether they may be published. Never of one's own text or organisation's.

    *remarks* say of a criterion what is missing to its best score. *organisation* is the actor's, whose account names
    none yet. *read* is the fingerprint of the words that their page showed; None where no page did.
    """
    demand_peer(actor, sheet)
    actor = with_peers_institution(actor, sheet, organisation)
    demand_peer(actor, sheet)
    written = {code: tidy(words) for code, words in (remarks or {}).items() if tidy(words)}
    demand_verdict(verdict, scores=scores, comment=tidy(comment), remarks=written)

    wait_for_deeds_of(sheet)
    words = drafts_hash(sheet)
    if read not in (None, words):
        raise Refused(_("The text changed while you read it. Read it again before you send your review."))
    review: Review
    review, _is_new = Review.objects.update_or_create(
        sheet=sheet,
        person=actor,
        content_hash=words,
        defaults={
            "cycle": sheet.cycle,
            "country": actor.country,
            "verdict": ReviewVerdict(verdict),
            "scores": dict(scores),
            "comment": tidy(comment),
            "remarks": written,
        },
    )
    forget_begun(sheet, actor)
    if verdict == ReviewVerdict.REQUEST_CHANGES:
        change_state(sheet, (SheetState.IN_REVIEW,), SheetState.CHANGES_REQUESTED)
        tell_authors(sheet, actor=actor)
    elif rules.is_reviewed(sheet, review.content_hash):
        tell_approvers(sheet, actor=actor)
    record(actor, "reviewed", sheet, verdict=str(verdict))
    return review


def tell_if_reviewed(actor: Person, cycle: Cycle) -> None:
    """Whoever may approve is told where the reviews that a sheet has are enough, since the cycle asks for fewer."""
    for sheet in Sheet.objects.filter(cycle=cycle, state=SheetState.IN_REVIEW):
        if rules.is_reviewed(sheet, drafts_hash(sheet)):
            tell_approvers(sheet, actor=actor)

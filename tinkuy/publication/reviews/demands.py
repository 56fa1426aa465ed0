"""Who may review a sheet, and what a review must say before it counts: scores of known criteria, a verdict that the
scores bear out, and words for whatever is missing.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import listed
from tinkuy.people.models import Person
from tinkuy.planning import rules as team
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.criteria import CRITERIA, SAFE, Grade, least_mean, mean_of
from tinkuy.publication.reviews.models import ReviewVerdict
from tinkuy.publication.reviews.place_words import place_words
from tinkuy.publication.sheets.models import Sheet, SheetState

CODES = frozenset(criterion.code for criterion in CRITERIA)


def demand_peer(person: Person, sheet: Sheet) -> None:
    """Refuse whoever wrote the text or is of an author's organisation, and any text that is not in review."""
    team.demand(person, "review_sheets", sheet.home)
    if rules.is_author(person, sheet) or rules.is_of_an_authors_organisation(person, sheet):
        raise Refused(place_words().others_review)
    if sheet.state != SheetState.IN_REVIEW:
        raise Refused(_("This sheet is not in review."))


def demand_verdict(verdict: str, *, scores: Mapping[str, int], comment: str, remarks: Mapping[str, str]) -> None:
    """Refuse a review that says too little, or that says yes to a text which its own scores do not bear out."""
    if (set(scores) | set(remarks)) - CODES or any(score not in range(4) for score in scores.values()):
        raise Refused(_("Each criterion is scored from 0 to 3."))
    if verdict not in ReviewVerdict.values:
        raise Refused(_("Say whether it may be published or needs changes."), about="verdict")
    if verdict == ReviewVerdict.REQUEST_CHANGES:
        if not comment:
            raise Refused(_("Say what should change."), about="comment")
        return
    _demand_favour(scores, comment, remarks)


def _demand_favour(scores: Mapping[str, int], comment: str, remarks: Mapping[str, str]) -> None:
    """Nothing that exposes somebody is published; any other zero, or a low mean, has its reason in writing."""
    if set(scores) != CODES:
        raise Refused(_("Each criterion is scored from 0 to 3."))
    if scores[SAFE] == 0:
        raise Refused(
            _(
                "«Safe» has a 0: what may expose somebody is not published. "
                "Choose «Needs changes» and say what must change."
            ),
            about="verdict",
        )
    unexplained = [one for one in CRITERIA if scores[one.code] == 0 and not remarks.get(one.code)]
    if comment:
        return
    if unexplained:
        names = {"names": listed(str(one.name).lower() for one in unexplained)}
        raise Refused(
            _("There is a 0 in: %(names)s. Write why it may be published nevertheless, there or below.") % names,
            about="comment",
        )
    if (mean_of(scores) or 0) < least_mean(Grade.PROMISING) and not remarks:
        raise Refused(_("The scores are low. Write why it may be published nevertheless."), about="comment")

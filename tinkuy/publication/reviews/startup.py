"""What reviews register elsewhere: with the number that a cycle asks for, accounts and institutions, the clock."""

from tinkuy.core.lasting_erasure.written_ahead import register_moments
from tinkuy.core.periodic import every
from tinkuy.planning.account.goes_with_account import register_goes_with_account
from tinkuy.planning.account.institution_ties import register_institution_tie
from tinkuy.planning.cycles.queries import rows_by_the_clock
from tinkuy.planning.cycles.review_effect import register_review_effect, register_reviews_changed
from tinkuy.planning.institutions.uses import register_use

from .actions import tell_if_reviewed
from .beginning import forget_begun_of, forget_begun_reviews
from .former_institutions import FORMER_INSTITUTIONS, keep_institution
from .institution_tie import tie_to_institution
from .models import BegunReview
from .words import review_effect


def register_reviews() -> None:
    """Called once, in `AppConfig.ready`."""
    every(forget_begun_reviews, hours=1)
    register_moments(rows_by_the_clock(BegunReview), "saved_at")
    register_goes_with_account(forget_begun_of)
    register_goes_with_account(keep_institution)
    register_use(FORMER_INSTITUTIONS)
    register_institution_tie(tie_to_institution)
    register_review_effect(review_effect)
    register_reviews_changed(tell_if_reviewed)

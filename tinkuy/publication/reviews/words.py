"""How many reviews a sheet needs, in sentences."""

from django.utils.translation import gettext as _, ngettext

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.publication.reviews.rules import favourable_reviews
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.queries import drafts_hash


def needed_sentence(cycle: Cycle | NoCycle) -> str:
    return ngettext(
        "%(count)d favourable review is needed.",
        "%(count)d favourable reviews from %(count)d countries are needed.",
        cycle.reviews_needed,
    ) % {"count": cycle.reviews_needed}


def review_effect(cycle: Cycle) -> str:
    """What whoever changes that number reads first: which reviews the sheet in review has."""
    sheet = Sheet.objects.filter(cycle=cycle, state=SheetState.IN_REVIEW).first()
    if sheet is None:
        return ""
    countries = len({one.country for one in favourable_reviews(sheet, drafts_hash(sheet))} - {""})
    if not countries:
        return _("The sheet is in review and has no favourable review yet.")
    return ngettext(
        "The sheet is in review and has favourable reviews from %(count)d country.",
        "The sheet is in review and has favourable reviews from %(count)d countries.",
        countries,
    ) % {"count": countries}

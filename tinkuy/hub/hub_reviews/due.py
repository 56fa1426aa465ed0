"""Reviews that other hubs ask for and nobody answered yet, as what needs whoever edits the hub."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _, pgettext

from tinkuy.core.languages import reader_language
from tinkuy.desk.due.item import Due
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.no_cycle import NoCycle

from .models import HubReview, HubReviewState, ReviewOrigin

MOST_DUE = 20
MINUTES = 45
"""An estimate: a sheet is read whole, and a page is written of it."""


def reviews_due() -> Iterator[Due]:
    """The eldest first; of a hub that is known no more nobody waits."""
    rows = HubReview.objects.filter(origin=ReviewOrigin.THEIRS, state=HubReviewState.ASKED, hub__exchanges_reviews=True)
    for review in rows.order_by("asked_at", "pk")[:MOST_DUE]:
        place = NoCycle(review.public_id, title={reader_language(): review.hub_name})
        yield Due(
            cycle=place,
            on=place.today(),
            has_day=False,
            words=_("Answer the request of another hub"),
            who=str(Role.HUB_EDITOR.label),
            pages=[reverse("hub:hub_review", args=[review.public_id])],
            roles=frozenset({Role.HUB_EDITOR}),
            deed=pgettext("deed that is due", "Review"),
            thing=review.sheet_title,
            why=_("%(hub)s asks what you say of its sheet.") % {"hub": review.hub_name},
            minutes=MINUTES,
        )

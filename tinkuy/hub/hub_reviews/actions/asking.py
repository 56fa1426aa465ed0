"""An editor asks another hub for a review of a published sheet of ours."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.hub.hub_reviews.models import (
    LONGEST_TITLE,
    HubNotification,
    HubReview,
    HubReviewState,
    NotificationKind,
    ReviewOrigin,
)
from tinkuy.hub.hub_reviews.outgoing import owe_notification
from tinkuy.hub.hub_reviews.payloads import Resource, sheet_resource
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.hub.sheets.versions import page_address
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.publication.sheets.models import SheetVersion

OPEN = (HubReviewState.ASKED, HubReviewState.GIVEN)


@transaction.atomic
def ask_review(*, actor: Person, version: SheetVersion, hub: KnownHub) -> HubReview:
    """Ask *hub* to review the text of *version*; it goes to its inbox within minutes."""
    demand_exchange(actor)
    hub = KnownHub.objects.select_for_update().get(pk=hub.pk)
    if not hub.exchanges_reviews:
        raise Refused(_("No reviews are exchanged with this hub."), about="hub")
    if version.retired_at or version.is_example:
        raise Refused(_("Choose a sheet that is published."), about="sheet")
    same = {"origin": ReviewOrigin.OURS, "slug": version.slug, "version_number": version.number}
    if HubReview.objects.filter(hub=hub, state__in=OPEN, **same).exists():
        raise Refused(_("This hub was asked for a review of this version already."), about="hub")
    title = str(version.content["title"])[:LONGEST_TITLE]
    address = page_address(version)
    review = HubReview(hub=hub, hub_name=hub.name, sheet_address=address, sheet_title=title, person=actor, **same)
    pdf = f"{settings.BASE_ADDRESS}/{version.language}/hub/{version.slug}.pdf"
    offer: HubNotification = owe_notification(
        review, NotificationKind.OFFER, sheet_resource(Resource(address, title, pdf))
    )
    record(actor, "asked", review, hub=hub.name)
    assert offer.review_id
    return review


def demand_exchange(actor: Person) -> None:
    """An editor of the hub; none of the example's, as whom anybody at this machine may enter."""
    rules.demand(actor, "exchange_reviews", None)
    if actor.is_example:
        raise Refused(_("An example person writes to no other hub."))

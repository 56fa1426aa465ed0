"""A question to another hub is taken back: by an editor, or because the sheet that it is about was retired."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.hub.hub_reviews.models import HubNotification, HubReview, HubReviewState, NotificationKind, ReviewOrigin
from tinkuy.hub.hub_reviews.outgoing import owe_notification, withdraw_notifications
from tinkuy.hub.hub_reviews.payloads import Resource, own_offer_resource
from tinkuy.hub.hub_reviews.queries import notifications_of_retired_sheets
from tinkuy.journal.trail import record
from tinkuy.people.models import Person

from .asking import demand_exchange


@transaction.atomic
def take_back_offer(*, actor: Person, review: HubReview) -> HubReview:
    """Ask no more for what nobody answered yet; the other hub is told (COAR Notify, *Undo Offer*), unless the question
    itself has not gone yet.
    """
    demand_exchange(actor)
    review = _locked().get(pk=review.pk)
    if review.origin != ReviewOrigin.OURS or review.state != HubReviewState.ASKED:
        raise Refused(_("This review no longer needs an answer. Reload the page."))
    _take_back(review, Resource(review.sheet_address, review.sheet_title))
    record(actor, "withdrew", review, hub=review.hub_name)
    return review


@transaction.atomic
def take_back_of_retired() -> int:
    """The clock's deed: what told of a sheet that was retired meanwhile is withdrawn. A hub that has not answered is
    told that nothing is asked any more, and so is one whose review has the title on its page; of how many reviews.
    """
    reviews = set(notifications_of_retired_sheets().values_list("review", flat=True))
    for review in _locked().filter(pk__in=reviews):
        if review.state == HubReviewState.ASKED:
            _take_back(review, Resource(review.sheet_address))
        else:
            withdraw_notifications(review)
            if review.state == HubReviewState.GIVEN:
                _tell_taken_back(review, Resource(review.sheet_address))
    return len(reviews)


def _locked() -> QuerySet[HubReview]:
    return HubReview.objects.select_for_update(of=("self",)).select_related("hub")


def _take_back(review: HubReview, sheet: Resource) -> None:
    waits = HubNotification.objects.filter(review=review, kind=NotificationKind.OFFER).exclude(due_at=None)
    has_gone = not waits.filter(attempts=0).exists()
    review.state, review.decided_at = HubReviewState.WITHDRAWN, clock.now()
    withdraw_notifications(review)
    if has_gone:
        _tell_taken_back(review, sheet)
    review.save()


def _tell_taken_back(review: HubReview, sheet: Resource) -> None:
    if review.hub is not None:
        owe_notification(review, NotificationKind.UNDO, own_offer_resource(review.offer, review.hub, sheet))

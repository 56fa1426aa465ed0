"""An editor gives the review that another hub asked for, declines it, or withdraws what was given."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.languages import reader_language
from tinkuy.core.text import demand_text
from tinkuy.hub.hub_reviews.actions.asking import demand_exchange
from tinkuy.hub.hub_reviews.models import HubReview, HubReviewState, NotificationKind, ReviewOrigin
from tinkuy.hub.hub_reviews.outgoing import owe_notification, withdraw_notifications
from tinkuy.hub.hub_reviews.payloads import Resource, offer_resource, review_resource, sheet_resource
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.editing.personal_data import demand_nothing_personal


@transaction.atomic
def give_review(*, actor: Person, review: HubReview, words: str, is_endorsed: bool) -> HubReview:
    """Publish what this hub says of the sheet, on a page of its own, and announce it to the other hub; with the
    endorsement of this hub where it gives one.
    """
    review = _to_answer(actor, review)
    review.words = demand_text(words, _("Write what you say of the sheet. Everybody reads it."), about="words")
    demand_nothing_personal(review.words)
    review.state, review.decided_at, review.person = HubReviewState.GIVEN, clock.now(), actor
    review.is_endorsed, review.language = is_endorsed, reader_language()
    review.page = settings.BASE_ADDRESS + _path(review)
    sheet = sheet_resource(Resource(review.sheet_address, review.sheet_title))
    page = review_resource(review.page)
    owe_notification(review, NotificationKind.REVIEW, page, context=sheet)
    if is_endorsed:
        owe_notification(review, NotificationKind.ENDORSEMENT, page, context=sheet)
    record(actor, "gave", review, hub=review.hub_name)
    return review


@transaction.atomic
def decline_review(*, actor: Person, review: HubReview, words: str) -> HubReview:
    """Say that this hub gives none, and why: the editors of the other one read it."""
    review = _to_answer(actor, review)
    review.words = demand_text(words, _("Write why: who asked reads it."), about="reason")
    demand_nothing_personal(review.words)
    review.state, review.decided_at, review.person = HubReviewState.DECLINED, clock.now(), actor
    assert review.hub is not None
    sheet = Resource(review.sheet_address, review.sheet_title)
    offer = offer_resource(review.offer, review.hub, sheet)
    owe_notification(review, NotificationKind.REJECT, offer, summary=review.words)
    record(actor, "declined", review, hub=review.hub_name)
    return review


@transaction.atomic
def withdraw_review(*, actor: Person, review: HubReview) -> HubReview:
    """Its words are erased, its page says so, and the other hub finds that it is gone, within a day."""
    demand_exchange(actor)
    review = _locked(review)
    if review.origin != ReviewOrigin.THEIRS or review.state not in (HubReviewState.GIVEN, HubReviewState.DECLINED):
        raise Refused(_("There is no review of ours to withdraw. Reload the page."))
    review.state, review.words, review.is_endorsed = HubReviewState.WITHDRAWN, "", False
    review.save()
    withdraw_notifications(review)
    record(actor, "withdrew", review, hub=review.hub_name)
    return review


def _to_answer(actor: Person, review: HubReview) -> HubReview:
    demand_exchange(actor)
    review = _locked(review)
    if not review.waits_for_us or review.hub is None or not review.hub.exchanges_reviews:
        raise Refused(_("This review no longer needs an answer. Reload the page."))
    return review


def _locked(review: HubReview) -> HubReview:
    return HubReview.objects.select_for_update(of=("self",)).select_related("hub").get(pk=review.pk)


def _path(review: HubReview) -> str:
    with translation.override(review.language):
        return reverse("hub:given_review", args=[review.public_id])

"""What a known hub verifiably says: it asks for a review, or answers what was asked of it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tinkuy.core import clock
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.notices.outbox import owe
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.people.queries import hub_editors

from .checking import ask_soon
from .models import LONGEST_ADDRESS, URN, HubReview, HubReviewState, NotificationKind, ReviewOrigin
from .outgoing import forget_sheet
from .payloads import ReadNotification

MOST_OPEN = 100
"""Reviews that one hub asks for and nobody answered yet."""


class NotForUs(Exception):
    """It is of a known hub, and nothing follows from it; the text is for the list of notifications."""


def take_in(hub: KnownHub, notification: ReadNotification) -> HubReview:
    """Write what follows from it, within the caller's transaction; raises `NotForUs`."""
    if notification.kind == NotificationKind.OFFER:
        return _take_offer(hub, notification)
    if notification.kind == NotificationKind.UNDO:
        return _take_undo(hub, notification)
    return _take_answer(hub, notification)


def _take_offer(hub: KnownHub, notification: ReadNotification) -> HubReview:
    if not hub.owns(notification.object.address):
        raise NotForUs("A hub asks for reviews of its own sheets.")
    waiting = HubReview.objects.filter(hub=hub, origin=ReviewOrigin.THEIRS, state=HubReviewState.ASKED)
    if waiting.count() >= MOST_OPEN:
        raise NotForUs("Too many reviews that it asked for wait.")
    same_sheet = waiting.filter(sheet_address=notification.object.address)
    if notification.uri.startswith(URN) and same_sheet.exclude(offer=notification.uri).exists():
        raise NotForUs("A review of this sheet is asked for already.")
    review, is_new = HubReview.objects.get_or_create(
        origin=ReviewOrigin.THEIRS,
        offer=notification.uri,
        defaults={
            "hub": hub,
            "hub_name": hub.name,
            "sheet_address": notification.object.address[:LONGEST_ADDRESS],
            "sheet_title": notification.object.title or notification.object.address[:LONGEST_ADDRESS],
        },
    )
    if is_new:
        _tell_editors(review)
    return review


def _take_undo(hub: KnownHub, notification: ReadNotification) -> HubReview:
    """The other hub takes back what it asked and nobody answered yet. A review that was given stays as long as its
    sheet is there, else whoever is reviewed could end it: that is looked at soon.
    """
    rows = HubReview.objects.select_for_update(of=("self",)).filter(origin=ReviewOrigin.THEIRS, hub=hub)
    standing = rows.filter(state__in=(HubReviewState.ASKED, HubReviewState.GIVEN))
    review = standing.filter(offer=notification.in_reply_to).first()
    if review is None:
        raise NotForUs("Nothing that it asked waits for an answer, or was answered by a review.")
    if review.state == HubReviewState.GIVEN:
        ask_soon(review)
    else:
        forget_sheet(review)
    return review


def _take_answer(hub: KnownHub, notification: ReadNotification) -> HubReview:
    """An answer to what we asked of this hub, in whatever order review and endorsement come."""
    rows = HubReview.objects.select_for_update(of=("self",)).select_related("person")
    review = rows.filter(origin=ReviewOrigin.OURS, hub=hub, offer=notification.in_reply_to).first()
    if review is None:
        raise NotForUs("It answers nothing that this hub asked.")
    if notification.kind == NotificationKind.REJECT:
        if review.state != HubReviewState.ASKED:
            raise NotForUs("It was answered already.")
        review.state, review.words = HubReviewState.DECLINED, notification.words
    else:
        if not hub.owns(notification.object.address):
            raise NotForUs("A hub announces its own reviews.")
        review.state, review.page = HubReviewState.GIVEN, notification.object.address
        review.announcement = notification.uri
        review.is_endorsed = review.is_endorsed or notification.kind == NotificationKind.ENDORSEMENT
    review.decided_at = review.decided_at or clock.now()
    review.save()
    if review.person and review.person.is_active:
        _tell_asker(review.person, review)
    return review


def _tell_editors(review: HubReview) -> None:
    """By day and once: the words are read on the page."""
    for person in hub_editors(is_example=False):
        key, zone = f"hub-review-asked-{review.public_id}-{person.pk}", zone_of(person.country, settings.HUB_ZONE)
        path = _path(person, review)
        owe(person, "hub-review-asked", dedupe_key=key, by_day_in=zone, path=path, hub=review.hub_name)


def _tell_asker(person: Person, review: HubReview) -> None:
    key, zone = f"hub-review-answered-{review.public_id}", zone_of(person.country, settings.HUB_ZONE)
    path = _path(person, review)
    owe(person, "hub-review-answered", dedupe_key=key, by_day_in=zone, path=path, hub=review.hub_name)


def _path(person: Person, review: HubReview) -> str:
    with translation.override(person.language):
        return reverse("hub:hub_review", args=[review.public_id])

"""U9, H8: of a sheet of ours that is retired no notification tells any more, and no hub is asked to review it."""

import pytest
from django.test import Client
from django.urls import reverse

from tinkuy.core import clock
from tinkuy.hub.hub_reviews.actions.asking import ask_review
from tinkuy.hub.hub_reviews.actions.giving import give_review
from tinkuy.hub.hub_reviews.actions.taking_back import take_back_of_retired, take_back_offer
from tinkuy.hub.hub_reviews.exchanging import exchange_notifications
from tinkuy.hub.hub_reviews.incoming import take_in
from tinkuy.hub.hub_reviews.models import HubNotification, HubReview, NotificationKind
from tinkuy.hub.hub_reviews.outgoing import forget_sheet
from tinkuy.hub.hub_reviews.payloads import ReadNotification, Resource, read_notification
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.hub.tests.versions import version_of
from tinkuy.publication.sheets.models import SheetVersion

OTHER, TITLE = "https://norte.example.org", "Tlacuache retirado"


@pytest.fixture
def other(db) -> KnownHub:
    return KnownHub.objects.create(name="Norte", address=OTHER, inbox=f"{OTHER}/inbox", exchanges_reviews=True)


@pytest.fixture
def asked(cycle, hub_editor, other) -> HubReview:
    """The question went; nobody answered yet."""
    review = ask_review(actor=hub_editor, version=version_of(cycle, "retirada", title=TITLE), hub=other)
    HubNotification.objects.filter(review=review).update(due_at=None)
    return review


def retire() -> None:
    SheetVersion.objects.filter(slug="retirada").update(retired_at=clock.now(), retired_reason="Se corrige.")


def answers_of_notifications(client: Client) -> list[tuple[int, bool]]:
    """What each notification of ours answers, and whether it names the sheet."""
    rows = HubNotification.objects.filter(is_incoming=False).order_by("pk")
    answers = [client.get(reverse("hub_notifications:notification", args=[one.public_id])) for one in rows]
    return [(answer.status_code, TITLE in answer.text) for answer in answers]


def test_capability_U9_from_that_moment_no_notification_names_a_retired_sheet(client, asked, hub_editor):
    assert answers_of_notifications(client) == [(200, True)]
    take_back_offer(actor=hub_editor, review=asked)
    assert answers_of_notifications(client) == [(410, False), (200, True)], "the other hub reads what was taken back"

    retire()

    assert answers_of_notifications(client) == [(410, False)] * 2


def test_capability_U9_who_was_asked_to_review_a_sheet_is_told_that_it_is_asked_no_more(client, asked):
    retire()

    assert [take_back_of_retired(), take_back_of_retired()] == [1, 0]

    asked.refresh_from_db()
    undo = HubNotification.objects.get(kind=NotificationKind.UNDO)
    assert asked.state == "withdrawn"
    assert undo.due_at is not None
    assert read_notification(undo.payload).in_reply_to == asked.offer
    assert answers_of_notifications(client) == [(410, False), (200, False)]


def test_capability_U9_a_question_that_has_not_gone_is_never_sent(cycle, hub_editor, other):
    ask_review(actor=hub_editor, version=version_of(cycle, "retirada", title=TITLE), hub=other)
    retire()

    exchange_notifications()

    assert not HubNotification.objects.exclude(due_at=None).exists(), "nor is it tried again"
    assert not HubNotification.objects.exclude(payload={}).exists()


def test_what_was_answered_stays_answered_and_a_sheet_in_force_stays_asked(client, cycle, hub_editor, other, asked):
    page = Resource(f"{OTHER}/es/hub-reviews/1/")
    words = (NotificationKind.REVIEW, f"{OTHER}/notifications/2", OTHER, "http://localhost:8000", asked.offer, page, "")
    take_in(other, ReadNotification(*words))
    stays = ask_review(actor=hub_editor, version=version_of(cycle, "queda"), hub=other)
    retire()

    take_back_of_retired()

    assert [HubReview.objects.get(pk=one.pk).state for one in (asked, stays)] == ["given", "asked"]
    assert answers_of_notifications(client) == [(410, False), (200, False), (200, False)]


def test_capability_U9_our_review_of_a_sheet_that_its_hub_retired_is_a_tombstone(client, other, hub_editor):
    offer = f"{OTHER}/notifications/1"
    sheet = Resource(f"{OTHER}/es/hub/acogida/", TITLE)
    sent = (OTHER, "http://localhost:8000")
    review = take_in(other, ReadNotification(NotificationKind.OFFER, offer, *sent, "", sheet, ""))
    give_review(actor=hub_editor, review=review, words="Útil en la frontera.", is_endorsed=True)
    page = reverse("hub:given_review", args=[review.public_id])
    assert TITLE in client.get(page).text

    forget_sheet(review)

    gone = client.get(page)
    review.refresh_from_db()
    assert (gone.status_code, TITLE in gone.text, "Útil en la frontera." in gone.text) == (410, False, False)
    assert (review.sheet_title, review.words, review.is_endorsed) == (sheet.address, "", False)
    assert answers_of_notifications(client) == [(410, False)] * 2, "what announced the review and the endorsement"

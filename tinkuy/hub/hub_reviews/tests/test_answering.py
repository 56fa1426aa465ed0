"""Capability H8: an editor asks another hub for a review, and gives the one that another hub asks for."""

import pytest
from django.urls import reverse

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.hub.hub_reviews.actions.asking import ask_review
from tinkuy.hub.hub_reviews.actions.giving import decline_review, give_review, withdraw_review
from tinkuy.hub.hub_reviews.actions.taking_back import take_back_offer
from tinkuy.hub.hub_reviews.checking import EACH
from tinkuy.hub.hub_reviews.incoming import NotForUs, take_in
from tinkuy.hub.hub_reviews.models import HubNotification, HubReview, NotificationKind, ReviewCheck
from tinkuy.hub.hub_reviews.payloads import ReadNotification, Resource, read_notification
from tinkuy.hub.known_hubs.actions import HubDetails, add_known_hub, change_known_hub
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.hub.tests.versions import version_of
from tinkuy.notices.models import Notice

OTHER = "https://norte.example.org"
SHEET = f"{OTHER}/es/hub/acogida/"


@pytest.fixture
def other(db) -> KnownHub:
    return KnownHub.objects.create(name="Norte", address=OTHER, inbox=f"{OTHER}/inbox", exchanges_reviews=True)


def notification_of(kind: NotificationKind, about: str, *, reply_to: str = "", words: str = "", number: int = 1):
    uri = f"{OTHER}/notifications/{number}"
    return ReadNotification(kind, uri, OTHER, "http://localhost:8000", reply_to, Resource(about, "Acogida"), words)


@pytest.fixture
def received(other, hub_editor) -> HubReview:
    return take_in(other, notification_of(NotificationKind.OFFER, SHEET))


def test_capability_H8_what_another_hub_asks_waits_for_the_editors_who_get_one_mail_without_its_words(received):
    notice = Notice.objects.get(kind="hub-review-asked")

    assert received.waits_for_us
    assert "Acogida" not in str(notice.values)


def test_capability_H8_an_editor_gives_a_review_on_its_page_and_announces_it_with_the_endorsement(
    client, hub_editor, received
):
    client.force_login(hub_editor)
    path = reverse("hub:hub_review", args=[received.public_id])
    empty = client.post(path, {"give": "yes", "words": " "})
    client.post(path, {"give": "yes", "words": "Útil para **otras** fronteras.", "is_endorsed": "on"})

    received.refresh_from_db()
    kinds = [one.kind for one in HubNotification.objects.filter(is_incoming=False).order_by("pk")]
    public = client.get(reverse("hub:given_review", args=[received.public_id])).text
    assert empty.status_code == 422
    assert (received.state, received.is_endorsed, kinds) == ("given", True, ["review", "endorsement"])
    assert "Útil para **otras** fronteras." in public
    assert hub_editor.name not in public
    for one in HubNotification.objects.filter(is_incoming=False):
        sent = client.get(f"/notifications/{one.public_id}").json()
        assert sent == one.payload
        assert (sent["inReplyTo"], sent["context"]["id"]) == (received.offer, SHEET)
        assert read_notification(sent).object.address == received.page


def test_a_withdrawn_review_is_gone_from_its_page_and_from_what_announced_it(client, hub_editor, received):
    give_review(actor=hub_editor, review=received, words="Palabras que se retiran.", is_endorsed=True)

    withdraw_review(actor=hub_editor, review=received)

    received.refresh_from_db()
    addresses = [f"/notifications/{one.public_id}" for one in HubNotification.objects.filter(is_incoming=False)]
    gone = [client.get(address) for address in [*addresses, reverse("hub:given_review", args=[received.public_id])]]
    assert [answer.status_code for answer in gone] == [410] * 3
    assert not any("Palabras" in answer.text for answer in gone)
    assert (received.words, received.is_endorsed) == ("", False)


def test_a_review_is_answered_once_and_by_editors_alone(hub_editor, coordination, received):
    decline_review(actor=hub_editor, review=received, words="No conocemos el tema.")

    for actor in (hub_editor, coordination):
        with pytest.raises(Refused):
            give_review(actor=actor, review=received, words="Tarde.", is_endorsed=False)
    rejected = HubNotification.objects.get(is_incoming=False).payload
    assert (rejected["type"], rejected["summary"]) == (["Reject"], "No conocemos el tema.")
    offer = rejected["object"]
    assert (offer["id"], offer["origin"]["id"], offer["object"]["id"]) == (received.offer, OTHER, SHEET)


def test_capability_H8_the_answer_to_what_we_asked_is_shown_on_the_sheet(client, cycle, hub_editor, other):
    version = version_of(cycle, "ficha", number=2)
    review = ask_review(actor=hub_editor, version=version, hub=other)
    page = f"{OTHER}/es/hub-reviews/1/"

    take_in(other, notification_of(NotificationKind.ENDORSEMENT, page, reply_to=review.offer, number=2))
    take_in(other, notification_of(NotificationKind.REVIEW, page, reply_to=review.offer, number=3))

    sheet = client.get("/es/hub/ficha/").text
    assert f'href="{page}"' in sheet
    assert "Norte" in sheet
    other.delete()
    assert page not in client.get("/es/hub/ficha/").text
    assert HubReview.objects.get(pk=review.pk).state == "given"


def test_a_hub_speaks_for_nobody_but_itself(cycle, hub_editor, other):
    review = ask_review(actor=hub_editor, version=version_of(cycle, "ficha"), hub=other)
    third = KnownHub.objects.create(
        name="Este", address="https://este.example.org", inbox="https://este.example.org/inbox", exchanges_reviews=True
    )

    for hub, one in (
        (other, notification_of(NotificationKind.OFFER, "https://este.example.org/es/hub/suya/")),
        (other, notification_of(NotificationKind.REVIEW, "https://este.example.org/r/1/", reply_to=review.offer)),
        (third, notification_of(NotificationKind.REVIEW, "https://este.example.org/r/1/", reply_to=review.offer)),
        (other, notification_of(NotificationKind.ENDORSEMENT, f"{OTHER}/r/1/")),
    ):
        with pytest.raises(NotForUs):
            take_in(hub, one)
    review.refresh_from_db()
    assert review.state == "asked"


def test_a_sheet_is_asked_for_once_of_each_hub_and_by_no_example_person(cycle, hub_editor, other, make_person):
    version = version_of(cycle, "ficha")
    ask_review(actor=hub_editor, version=version, hub=other)

    with pytest.raises(Refused, match="ya"):
        ask_review(actor=hub_editor, version=version, hub=other)
    hub_editor.is_example = True
    with pytest.raises(Refused):
        ask_review(actor=hub_editor, version=version_of(cycle, "otra"), hub=other)


def test_capability_H8_the_pages_of_the_exchange_say_what_waits_and_what_is_missing(
    client, cycle, hub_editor, received
):
    client.force_login(hub_editor)
    nothing = client.get(reverse("hub:hub_reviews")).text
    version_of(cycle, "ficha", title="La nuestra")

    listed = client.get(reverse("hub:hub_reviews"))
    form = {"sheet": "ficha", "hub": received.hub.public_id}
    body = client.post(reverse("hub:hub_reviews"), form, follow=True).text

    assert 'name="sheet"' not in nothing
    assert "La nuestra" in listed.text
    assert body.count("La nuestra") >= 2
    assert client.post(reverse("hub:hub_reviews"), form).status_code == 422
    assert client.post(reverse("hub:hub_reviews"), {"sheet": "x"}).status_code == 422


def test_what_a_hub_said_is_shown_only_while_reviews_are_exchanged_with_it(client, cycle, hub_editor, other):
    """Nobody asks any more whether it was withdrawn."""
    review = ask_review(actor=hub_editor, version=version_of(cycle, "ficha"), hub=other)
    page = f"{OTHER}/es/hub-reviews/1/"
    take_in(other, notification_of(NotificationKind.REVIEW, page, reply_to=review.offer, number=2))
    assert page in client.get("/es/hub/ficha/").text

    KnownHub.objects.update(exchanges_reviews=False)

    assert page not in client.get("/es/hub/ficha/").text


def test_invariant_12_a_public_review_holds_no_address_and_no_number_of_anybody(hub_editor, received):
    for words in ("Escriban a rosa@ejemplo.example.", "Su teléfono es +51 987 654 321."):
        with pytest.raises(Refused):
            give_review(actor=hub_editor, review=received, words=words, is_endorsed=False)
        with pytest.raises(Refused):
            decline_review(actor=hub_editor, review=received, words=words)

    assert not HubNotification.objects.exists()


def test_at_another_address_it_is_another_hub_of_which_nothing_is_known_yet(administrator):
    hub = add_known_hub(actor=administrator, details=HubDetails("Norte", OTHER, exchanges_reviews=True))
    HubNotification.objects.create(hub=hub, kind=NotificationKind.OFFER, uri=f"{OTHER}/n/1", is_incoming=True)
    HubNotification.objects.create(hub=hub, kind=NotificationKind.OFFER, uri="http://localhost/n/2", payload={"a": 1})
    review = HubReview.objects.create(hub=hub, hub_name="Norte", sheet_address=f"{OTHER}/x/", offer="1")

    elsewhere = HubDetails("Otro", "https://otro.example.org", exchanges_reviews=True)
    change_known_hub(actor=administrator, hub=hub, details=elsewhere)

    review.refresh_from_db()
    assert review.hub is None, "the other hub said nothing of it"
    assert not HubNotification.objects.exists(), "what was for one hub is posted to no other"


def test_capability_H8_a_question_that_nobody_answered_is_taken_back_and_the_other_hub_is_told(
    client, other, hub_editor, scoped
):
    version = version_of(scoped)
    unsent = ask_review(actor=hub_editor, version=version, hub=other)
    take_back_offer(actor=hub_editor, review=unsent)
    assert not HubNotification.objects.filter(kind=NotificationKind.UNDO).exists(), "it had not gone yet"
    review = ask_review(actor=hub_editor, version=version, hub=other)
    HubNotification.objects.filter(review=review).update(due_at=None)
    client.force_login(hub_editor)

    client.post(reverse("hub:hub_review", args=[review.public_id]), {"take_back": "yes"})

    review.refresh_from_db()
    undo = HubNotification.objects.get(kind=NotificationKind.UNDO)
    sent = client.get(f"/notifications/{undo.public_id}").json()
    assert (review.state, undo.due_at is None) == ("withdrawn", False)
    assert (sent["type"], sent["inReplyTo"], sent["object"]["id"]) == (["Undo"], review.offer, review.offer)
    assert client.get(review.offer.removeprefix("http://localhost:8000")).status_code == 410
    with pytest.raises(Refused):
        take_back_offer(actor=hub_editor, review=review)


def test_capability_H8_what_the_other_hub_takes_back_waits_no_more_and_what_was_given_stays(other, hub_editor):
    asked = [take_in(other, notification_of(NotificationKind.OFFER, SHEET, number=n)) for n in (1, 2, 5)]
    first, second, third = asked
    give_review(actor=hub_editor, review=second, words="Útil.", is_endorsed=False)

    take_in(other, notification_of(NotificationKind.UNDO, SHEET, reply_to=first.offer, number=3))
    take_in(other, notification_of(NotificationKind.UNDO, SHEET, reply_to=second.offer, number=4))

    states = [HubReview.objects.get(pk=one.pk).state for one in (first, second)]
    assert states == ["withdrawn", "given"]
    assert ReviewCheck.objects.get(review=second).checked_at < clock.now() - EACH, "its sheet is looked at soon"
    decline_review(actor=hub_editor, review=third, words="No conocemos el tema.")
    with pytest.raises(NotForUs):
        take_in(other, notification_of(NotificationKind.UNDO, SHEET, reply_to=third.offer, number=6))


def test_capability_H8_the_page_of_a_sheet_says_where_its_inbox_is(client, other, scoped):
    version_of(scoped)

    assert '</inbox>; rel="http://www.w3.org/ns/ldp#inbox"' in client.get("/es/hub/ficha/")["Link"].replace(
        "http://localhost:8000", ""
    )
    KnownHub.objects.update(exchanges_reviews=False)
    assert "ldp#inbox" not in client.get("/es/hub/ficha/")["Link"]


def test_capability_H8_what_another_hub_asks_stands_in_what_needs_its_editors(client, received, hub_editor):
    client.force_login(hub_editor)
    path = reverse("hub:hub_review", args=[received.public_id])

    page = client.get(reverse("desk:home")).text
    assert "Norte pide una revisión de esta ficha" in page
    assert f'href="{path}"' in page
    decline_review(actor=hub_editor, review=received, words="Ahora no.")
    assert path not in client.get(reverse("desk:home")).text

"""Capability H8: what arrives at the inbox proves nothing; it counts once it was read at a hub that is known."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine

from tinkuy.hub.hub_reviews import inbox
from tinkuy.hub.hub_reviews.exchanging import MOST_ATTEMPTS, exchange_notifications
from tinkuy.hub.hub_reviews.models import HubNotification, HubReview, NotificationKind
from tinkuy.hub.hub_reviews.payloads import NotUnderstood, Resource, payload_of, read_notification, sheet_resource
from tinkuy.hub.known_hubs.models import KnownHub

OTHER = "http://127.0.0.1:9"
"""Nobody answers there."""
URN_ID = "urn:uuid:94ecae35-dcfd-4182-8550-22c7164fe23f"


@pytest.fixture
def other(db) -> KnownHub:
    return KnownHub.objects.create(name="Norte", address=OTHER, inbox=f"{OTHER}/inbox", exchanges_reviews=True)


@pytest.fixture
def offer(other) -> dict:
    """As the other hub would write it."""
    sheet = sheet_resource(Resource(f"{OTHER}/es/hub/acogida/", "Acogida", f"{OTHER}/es/hub/acogida.pdf"))
    plain = payload_of(NotificationKind.OFFER, f"{OTHER}/notifications/1", other, sheet)
    plain["origin"], plain["target"] = plain["target"], plain["origin"]
    return plain


def posted(client, plain, **more) -> int:
    return client.post("/inbox", json.dumps(plain), content_type="application/ld+json", **more).status_code


def but(plain: dict, **changed) -> dict:
    return deepcopy(plain) | changed


def test_a_hint_of_a_known_hub_is_kept_once_and_nothing_follows_from_it_alone(client, offer):
    assert [posted(client, offer), posted(client, offer)] == [202, 202]

    assert [one.uri for one in HubNotification.objects.all()] == [offer["id"]]
    assert not HubReview.objects.exists()


def test_threat_T11_what_no_known_hub_says_is_refused_and_nothing_of_it_is_kept(client, offer):
    elsewhere = {"id": "https://otro.example.org", "type": "Service", "inbox": "https://otro.example.org/inbox"}
    refused = {
        "of another hub": posted(client, but(offer, origin=elsewhere)),
        "to another hub": posted(client, but(offer, target=elsewhere)),
        "read elsewhere": posted(client, but(offer, id="https://otro.example.org/1")),
        "read at a machine of its net": posted(client, but(offer, id="http://169.254.169.254/1")),
        "no address": posted(client, but(offer, id=URN_ID, object={"id": "https://otro.example.org/es/hub/acogida/"})),
        "another pattern": posted(client, but(offer, type=["Offer", "coar-notify:IngestAction"])),
        "no context": posted(client, but(offer, **{"@context": "https://example.org"})),
        "a list": posted(client, [offer]),
        "deep": client.post("/inbox", "[" * 60_000, content_type="application/json").status_code,
        "no JSON": client.post("/inbox", b"\xff\x00", content_type="application/json").status_code,
        "long": client.post("/inbox", "1" * 70_000, content_type="application/json").status_code,
        "a form": client.post("/inbox", {"id": "1"}).status_code,
    }

    assert refused == {
        "of another hub": 403,
        **dict.fromkeys(("to another hub", "read elsewhere", "read at a machine of its net", "no address"), 422),
        **dict.fromkeys(("another pattern", "no context", "a list"), 422),
        **dict.fromkeys(("deep", "no JSON"), 400),
        "long": 413,
        "a form": 415,
    }
    assert not HubNotification.objects.exists()


@pytest.fixture
def page_of_other() -> Iterator[tuple[str, dict]]:
    """The address of a hub, and what it answers whatever is asked."""
    answer: dict = {}
    with hub_that_answers(200, answer) as address:
        yield address, answer


@pytest.fixture
def nothing_there() -> Iterator[str]:
    """The address of a hub that has nothing of what is asked."""
    with hub_that_answers(404, {}) as address:
        yield address


@contextmanager
def hub_that_answers(status: int, answer: dict) -> Iterator[str]:
    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_words: object) -> None:
            """Nothing: it is a test."""

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_threat_T11_what_is_posted_is_forgotten_where_its_own_hub_says_something_else(client, db, page_of_other):
    address, answer = page_of_other
    hub = KnownHub.objects.create(name="Norte", address=address, inbox=f"{address}/inbox", exchanges_reviews=True)
    sheet = sheet_resource(Resource(f"{address}/es/hub/acogida/", "Acogida"))
    real = payload_of(NotificationKind.OFFER, f"{address}/notifications/1", hub, sheet)
    real["origin"], real["target"] = real["target"], real["origin"]
    statuses = []

    for number, says in enumerate([{}, but(real, id=f"{address}/other"), but(real, target={"id": "https://x.org"})]):
        answer.clear()
        answer.update(says)
        statuses.append(posted(client, but(real, id=f"{address}/notifications/{number + 1}")))
        exchange_notifications()

    assert (statuses, HubReview.objects.count()) == ([202] * 3, 0)
    assert not HubNotification.objects.exclude(due_at=None).exists()
    answer.update(but(real, id=f"{address}/notifications/9", object=but(sheet, name="Lo que dice su hub")))
    posted(client, but(real, id=f"{address}/notifications/9", object=but(sheet, name="Lo que alguien dijo")))
    exchange_notifications()
    assert HubReview.objects.get().sheet_title == "Lo que dice su hub"


def test_capability_H8_an_answer_whose_id_is_no_address_counts_where_it_names_our_offer(client, db, page_of_other):
    """Other programs name notifications by `urn:uuid:`: our offer's id, told to that hub alone, is the proof."""
    address, _answer = page_of_other
    hub = KnownHub.objects.create(name="Norte", address=address, inbox=f"{address}/inbox", exchanges_reviews=True)
    review = HubReview.objects.create(
        hub=hub, hub_name="Norte", origin="ours", sheet_address="http://localhost:8000/es/hub/ficha/",
        sheet_title="Ficha", slug="ficha", offer="http://localhost:8000/notifications/sorteada",
    )  # fmt: skip
    page = {"id": f"{address}/resena/1", "type": ["Page", "sorg:Review"]}
    plain = payload_of(NotificationKind.REVIEW, URN_ID, hub, page)
    plain["origin"], plain["target"] = plain["target"], plain["origin"]

    guessed = posted(client, but(plain, inReplyTo="http://localhost:8000/notifications/otra"))
    elsewhere = but(plain, id="urn:uuid:0", inReplyTo=review.offer, object=but(page, id="https://x.example.org/1"))
    assert (guessed, posted(client, elsewhere), posted(client, but(plain, inReplyTo=review.offer))) == (422, 202, 202)
    exchange_notifications()

    review.refresh_from_db()
    assert (review.state, review.page) == ("given", f"{address}/resena/1")
    assert [one.payload for one in HubNotification.objects.all()] == [{}]


@pytest.fixture
def urn_offer(db, page_of_other) -> dict:
    """As the specification writes one: the id is no address, a person asks, and nothing of the sheet but its page."""
    address, _answer = page_of_other
    hub = KnownHub.objects.create(name="Norte", address=address, inbox=f"{address}/inbox", exchanges_reviews=True)
    sheet = {"id": f"{address}/preprint/421/", "ietf:cite-as": "https://doi.org/10.5555/12345680", "type": ["Page"]}
    plain = payload_of(NotificationKind.OFFER, URN_ID, hub, sheet)
    plain["origin"], plain["target"] = plain["target"], plain["origin"]
    return plain | {"actor": {"id": "https://orcid.org/0000-0002-1825-0097", "type": "Person", "name": "Autora"}}


def test_capability_H8_a_question_whose_id_is_no_address_counts_where_its_sheet_is_there(client, urn_offer):
    again = but(urn_offer, id="urn:uuid:1")

    assert [posted(client, one) for one in (urn_offer, urn_offer, again)] == [202, 202, 202]
    assert not any("orcid" in str(one.payload) for one in HubNotification.objects.all())
    exchange_notifications()

    review = HubReview.objects.get()
    assert (review.offer, review.sheet_address) == (URN_ID, urn_offer["object"]["id"])
    assert (review.waits_for_us, review.has_address) == (True, False)
    undo = {"type": ["Undo"], "id": "urn:uuid:2"}
    guessed = posted(client, but(urn_offer, **undo, inReplyTo="urn:uuid:3"))
    assert (guessed, posted(client, but(urn_offer, **undo, inReplyTo=URN_ID))) == (422, 202)
    exchange_notifications()
    review.refresh_from_db()
    assert review.state == "withdrawn"
    assert [one.payload for one in HubNotification.objects.all()] == [{}, {}]


def test_threat_T11_questions_that_anybody_may_have_sent_are_few(client, urn_offer, monkeypatch):
    monkeypatch.setattr(inbox, "MOST_WITHOUT_ADDRESS", 1)
    sheet = urn_offer["object"]["id"]

    def post(number: int) -> int:
        return posted(client, but(urn_offer, id=f"urn:uuid:{number}", object={"id": f"{sheet}{number}/"}))

    assert [post(1), exchange_notifications(), post(2), HubReview.objects.count()] == [202, 1, 429, 1]


def test_threat_T11_a_question_about_a_sheet_that_is_not_there_is_forgotten(client, db, nothing_there):
    hub = KnownHub.objects.create(name="Sur", address=nothing_there, inbox=f"{nothing_there}/i", exchanges_reviews=True)
    plain = payload_of(NotificationKind.OFFER, URN_ID, hub, {"id": f"{nothing_there}/es/hub/ficha/"})
    plain["origin"], plain["target"] = plain["target"], plain["origin"]

    assert (posted(client, plain), exchange_notifications()) == (202, 0)
    assert (HubReview.objects.count(), HubNotification.objects.count()) == (0, 0)


def test_hints_that_wait_are_bounded_for_each_hub(client, offer, monkeypatch):
    monkeypatch.setattr(inbox, "MOST_WAITING", 2)

    statuses = [posted(client, but(offer, id=f"{OTHER}/notifications/{number}")) for number in range(4)]

    assert statuses == [202, 202, 429, 429]


def test_without_a_known_hub_there_is_no_inbox_and_nothing_is_asked_of_anybody(client, db, other, offer, monkeypatch):
    posted(client, offer)
    other.exchanges_reviews = False
    other.save()
    monkeypatch.setattr("tinkuy.core.outgoing.fetching.socket.getaddrinfo", None)

    assert client.get("/inbox").status_code == 404
    assert posted(client, offer) == 404
    assert exchange_notifications() == 0


def test_a_hub_that_does_not_answer_is_asked_ever_more_seldom_and_at_last_no_more(client, offer):
    posted(client, offer)

    for _attempt in range(MOST_ATTEMPTS):
        (hint,) = HubNotification.objects.all()
        with time_machine.travel(hint.due_at, tick=False):
            assert exchange_notifications() == 0

    (hint,) = HubNotification.objects.all()
    assert (hint.attempts, hint.due_at) == (MOST_ATTEMPTS, None)


def test_the_inbox_is_one_of_linked_data_notifications_and_shows_nothing_of_what_it_holds(client, offer):
    posted(client, offer)

    listed = client.get("/inbox")

    assert listed["Content-Type"] == "application/ld+json"
    assert listed.json()["contains"] == []
    assert "application/ld+json" in listed["Accept-Post"]


def test_a_notification_says_what_its_pattern_asks(offer):
    notification = read_notification(offer)

    assert (notification.kind, notification.object.address, notification.object.title) == (
        NotificationKind.OFFER,
        f"{OTHER}/es/hub/acogida/",
        "Acogida",
    )
    for name in ("id", "origin", "target", "object"):
        with pytest.raises(NotUnderstood):
            read_notification({key: value for key, value in offer.items() if key != name})


def test_threat_T11_signs_that_no_address_has_are_refused_at_the_door(client, offer):
    for sign in ("\x00", "\ud800", " ", "\n"):
        assert posted(client, but(offer, id=f"{OTHER}/notifications/{sign}1")) == 422, ascii(sign)
        assert posted(client, but(offer, origin={"id": f"{OTHER}{sign}"})) == 422, ascii(sign)


def test_threat_T11_no_words_of_one_hub_keep_those_of_others_waiting(client, db, page_of_other):
    address, answer = page_of_other
    hub = KnownHub.objects.create(name="Norte", address=address, inbox=f"{address}/inbox", exchanges_reviews=True)
    sheet = sheet_resource(Resource(f"{address}/es/hub/acogida/", "Acogida\ud800\x00"))
    real = payload_of(NotificationKind.OFFER, f"{address}/notifications/1", hub, sheet)
    real["origin"], real["target"] = real["target"], real["origin"]
    answer.update(real)
    posted(client, real)

    exchange_notifications()

    assert HubReview.objects.get().sheet_title == "Acogida"


def test_threat_T11_hints_at_what_does_not_exist_are_forgotten_at_once_and_hold_nothing_up(client, db, nothing_there):
    hub = KnownHub.objects.create(
        name="Norte", address=nothing_there, inbox=f"{nothing_there}/inbox", exchanges_reviews=True
    )
    real = payload_of(NotificationKind.OFFER, f"{nothing_there}/notifications/1", hub, {"id": f"{nothing_there}/es/"})
    real["origin"], real["target"] = real["target"], real["origin"]
    assert {posted(client, but(real, id=f"{nothing_there}/notifications/{number}")) for number in range(5)} == {202}

    exchange_notifications()

    assert not HubNotification.objects.exists()

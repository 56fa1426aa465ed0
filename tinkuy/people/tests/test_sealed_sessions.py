"""What a browser's session holds: nothing of it can be read from the table, and it goes when it is over."""

import base64
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tinkuy.core import clock
from tinkuy.people.actions.sessions import forget_spent_entries
from tinkuy.people.browser_sessions import SessionStore

ADDRESS = "nandubay.quetzal@example.org"
HELD = {"address": ADDRESS}


def is_readable(stored: str) -> bool:
    """Whether the address is in *stored*, as it stands or in base64 that begins at any of three places."""
    blocks = (base64.b64encode(b" " * shift + ADDRESS.encode())[4:-4].decode() for shift in range(3))
    return ADDRESS in stored or any(block in stored for block in blocks)


@pytest.mark.django_db
def test_promise_P19_an_address_typed_at_the_door_is_in_no_session_that_can_be_read():
    browser = Client()

    browser.post("/es/sign-in/", {"email": ADDRESS})

    rows = [session.session_data for session in Session.objects.all()]
    assert rows, "the door keeps the address for the page that asks for the code"
    assert not any(map(is_readable, rows))
    assert browser.session["address"] == ADDRESS


@pytest.mark.django_db
def test_what_one_session_holds_opens_under_no_other_key():
    row = SessionStore("a" * 32).encode(HELD)

    assert SessionStore("a" * 32).decode(row) == HELD
    assert SessionStore("b" * 32).decode(row) == {}
    assert SessionStore("a" * 32).decode(row[:-8] + "AAAAAAA=") == SessionStore("a" * 32).decode("¿?") == {}


@pytest.mark.django_db
def test_promise_P19_a_session_that_is_over_is_forgotten_by_the_clock():
    browser = Client()
    session = browser.session
    session.update(HELD)
    session.save()

    forget_spent_entries()
    assert Session.objects.count() == 1

    with clock.at(clock.now() + timedelta(hours=13)):
        forget_spent_entries()
    assert not Session.objects.exists()

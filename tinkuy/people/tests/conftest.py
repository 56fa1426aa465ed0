"""People who enter as they would, through the pages, with what they have."""

import html
import json
import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.people.actions.entering import make_sign_in_code
from tinkuy.people.actions.passkeys import Site, add_passkey, ask_for_new_passkey
from tinkuy.people.actions.proving import begin_code_app, confirm_code_app

from .softkey import SoftKey

SITE = Site("localhost", "http://testserver")
PASSWORD = "cuatro llamas cruzan despacio"
OPTIONS = re.compile(r'data-options="([^"]*)"')


@pytest.fixture
def required(settings):
    """An installation whose roles need a second factor."""
    settings.SECOND_FACTOR = "required"


@pytest.fixture
def entered():
    """`entered(person)`: a browser in which the person entered by a code by mail, just now."""

    def enter(person, client=None):
        client = client or Client(headers={"user-agent": "Mozilla/5.0 (Android 16; Mobile) Gecko Firefox/150.0"})
        by_code(client, person)
        return client

    return enter


def by_code(client, person, **fields):
    """Send a fresh code by mail."""
    return client.post("/en/sign-in/code/", {"email": person.email, "code": make_sign_in_code(person=person), **fields})


def set_up_app(person) -> pyotp.TOTP:
    """An app in the person's telephone, confirmed a minute ago so that the code of now is unused."""
    app = begin_code_app(person=person)
    generator = pyotp.TOTP(app.secret())
    before = clock.now() - timedelta(minutes=2)
    with clock.at(before):
        confirm_code_app(person=person, code=generator.at(before))
    return generator


def code_now(generator: pyotp.TOTP) -> str:
    return generator.at(clock.now())


def set_up_passkey(person, **kind) -> SoftKey:
    key = SoftKey(SITE, **kind)
    options, challenge = ask_for_new_passkey(person=person, site=SITE)
    add_passkey(person=person, name="Mi teléfono", answer=key.made(options), challenge=challenge, site=SITE)
    return key


def options_on(page) -> dict:
    """What the page asks the browser's passkeys."""
    return json.loads(html.unescape(OPTIONS.search(page.text).group(1)))

"""T10: the owner of an account is told of a browser in which they never were, and of a new second factor."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import owe
from tinkuy.people.alerts import BROWSER_COOKIE, cookie_with, knows
from tinkuy.people.models import Person

from .conftest import by_code, set_up_app, set_up_passkey


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


def kinds() -> list[str]:
    return list(Notice.objects.exclude(kind="sign-in-code").order_by("id").values_list("kind", flat=True))


def test_a_new_browser_is_told_and_a_known_one_is_not(coordination, entered):
    known = entered(coordination)
    assert kinds() == []

    entered(coordination)
    assert kinds() == ["new-browser"]
    known.post("/en/sign-out/")
    by_code(known, coordination)
    assert kinds() == ["new-browser"]


def test_a_browser_that_another_person_knows_is_new_to_this_one(coordination, observer, entered):
    entered(observer)
    shared = entered(coordination)

    entered(observer, shared)

    assert kinds() == ["new-browser"]
    shared.post("/en/sign-out/")
    entered(coordination, shared)
    assert kinds() == ["new-browser"]


def test_the_cookie_names_nobody_and_no_script_reads_it(coordination, entered):
    cookie = entered(coordination).cookies[BROWSER_COOKIE]

    assert coordination.public_id not in cookie.value
    assert coordination.email not in cookie.value
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_nonsense_in_the_cookie_knows_nobody_and_breaks_nothing(coordination, observer):
    assert not knows("...ñ.x" * 50, coordination)
    assert knows(cookie_with("...ñ.x", coordination), coordination)
    assert not knows(cookie_with("", coordination), observer)
    client = Client()
    client.cookies[BROWSER_COOKIE] = "x" * 3000
    assert by_code(client, coordination).status_code == 302


def test_a_passkey_and_an_app_are_told(coordination):
    set_up_passkey(coordination)
    set_up_app(coordination)

    assert kinds() == ["new-second-factor"] * 2


def test_a_deed_that_was_refused_is_not_told(coordination, entered):
    entered(coordination).post("/en/team/security/passkeys/new/", {"name": "Mía", "answer": "{}"})

    assert kinds() == []


@pytest.mark.parametrize(
    ("language", "words", "when"),
    [
        ("es", "Si no fue usted", ": jueves 9 de julio de 2020, 10:00 en Lima."),
        ("pt-br", "Se não foi você", ": quinta-feira, 9 de julho de 2020, 10:00 em Lima."),
        ("en", "If it was not you", ": Thursday 9 July 2020, 10:00 in Lima."),
    ],
)
def test_threat_T20_the_message_says_when_in_their_hour_and_carries_no_name_and_no_address_but_the_sites_own(
    coordination, language, words, when
):
    Person.objects.filter(pk=coordination.pk).update(language=language, country="PE")
    coordination.refresh_from_db()
    with clock.at(datetime(2020, 7, 9, 15, tzinfo=UTC)):
        set_up_passkey(coordination)

    deliver_due()

    message = DevelopmentMessage.objects.get()
    assert words in message.body
    assert when in message.body
    assert coordination.name not in message.body
    assert "Mi teléfono" not in message.body
    assert [word for word in message.body.split() if "://" in word] == ["http://localhost:8000"]


def test_an_alert_that_was_owed_before_its_message_had_a_zone_goes_all_the_same(coordination):
    owe(coordination, "new-browser", dedupe_key="new-browser-1", at="2020-07-09 15:00")

    assert deliver_due() == 1

    assert ": jueves 9 de julio de 2020, 15:00 UTC." in DevelopmentMessage.objects.get().body


def test_nobody_is_told_of_an_example_person_whom_anyone_enters_as(coordination, entered):
    Person.objects.filter(pk=coordination.pk).update(is_example=True)
    coordination.refresh_from_db()
    entered(coordination)
    entered(coordination)

    assert kinds() == []

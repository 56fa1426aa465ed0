from datetime import timedelta
from urllib.parse import urlencode

import pytest

from tinkuy.core import clock
from tinkuy.people.actions.entering import make_entry_link, make_sign_in_code
from tinkuy.people.actions.password import set_password
from tinkuy.people.models import CodeApp

from .conftest import PASSWORD, code_now, options_on, set_up_app, set_up_passkey

AGAIN = "/en/sign-in/again/"
NEW_PASSWORD = "/en/team/security/password/"
TYPED = {"password": PASSWORD, "again": PASSWORD}
LATER = timedelta(minutes=11)


def confirm(client, way, value, **fields):
    return client.post(AGAIN, {"way": way, "answer": value, **fields})


def test_who_has_just_entered_is_not_asked_again(coordination, entered):
    assert entered(coordination).get(NEW_PASSWORD).status_code == 200


def test_promise_A07_after_ten_minutes_a_change_of_one_s_security_asks_first(coordination, entered):
    browser = entered(coordination)

    with clock.at(clock.now() + LATER):
        assert browser.get(NEW_PASSWORD)["Location"] == f"{AGAIN}?{urlencode({'next': NEW_PASSWORD})}"
        answer = confirm(browser, "mail", make_sign_in_code(person=coordination), next=NEW_PASSWORD)
        assert answer["Location"] == NEW_PASSWORD
        assert browser.get(NEW_PASSWORD).status_code == 200


@pytest.mark.parametrize("path", ["passkeys/new/", "password/", "app/"])
def test_promise_A07_a_session_without_any_proof_is_asked_too(signed_in, coordination, path):
    assert signed_in(coordination).get(f"/en/team/security/{path}")["Location"].startswith(AGAIN)


def test_promise_A07_what_was_typed_is_kept_and_sent_by_one_press(coordination, entered):
    browser = entered(coordination)
    with clock.at(clock.now() + LATER):
        response = browser.post(NEW_PASSWORD, TYPED)
        coordination.refresh_from_db()
        assert (response.status_code, coordination.has_usable_password()) == (409, False)
        sealed = response.context["carried"]
        assert PASSWORD not in sealed

        page = confirm(browser, "mail", make_sign_in_code(person=coordination), carried=sealed)
        held = page.context["carried"]
        assert browser.post(held.path, dict(held.fields))["Location"] == "/en/team/security/"

    coordination.refresh_from_db()
    assert coordination.check_password(PASSWORD)


def test_what_is_carried_opens_in_no_other_session(coordination, observer, entered):
    browser, other = entered(coordination), entered(observer)
    with clock.at(clock.now() + LATER):
        sealed = browser.post(NEW_PASSWORD, TYPED).context["carried"]
        answer = confirm(other, "mail", make_sign_in_code(person=observer), carried=sealed)

    assert answer["Location"] == "/en/team/security/"


def test_what_is_too_long_to_carry_says_so_and_where_to_go(coordination, entered):
    browser = entered(coordination)

    with clock.at(clock.now() + LATER):
        answer = browser.post(NEW_PASSWORD, TYPED | {"more": "x" * 9000})

    assert answer.status_code == 409
    assert "send it again" in answer.text


def test_a_code_by_mail_is_sent_from_the_page_and_what_was_typed_stays(coordination, entered):
    browser = entered(coordination)
    with clock.at(clock.now() + LATER):
        sealed = browser.post(NEW_PASSWORD, TYPED).context["carried"]
        page = browser.post("/en/sign-in/again/code/", {"carried": sealed, "next": NEW_PASSWORD})

    assert page.context["carried"] == sealed
    assert 'name="way" value="mail"' in page.text


@pytest.mark.parametrize("way", ["password", "second", "passkey"])
def test_any_proof_will_do_once_the_second_factor_was_given(coordination, client, way):
    set_password(person=coordination, password=PASSWORD)
    generator, key = set_up_app(coordination), set_up_passkey(coordination)
    page = client.get("/en/sign-in/passkey/")
    client.post("/en/sign-in/passkey/", {"answer": key.shown(options_on(page))})

    with clock.at(clock.now() + LATER):
        page = client.get(AGAIN)
        value = {"password": PASSWORD, "second": code_now(generator), "passkey": key.shown(options_on(page))}[way]
        confirm(client, way, value)
        assert client.get(NEW_PASSWORD).status_code == 200


def test_promise_A07_whoever_has_a_second_factor_gives_it_before_anything_of_it_is_changed(coordination, client):
    """The administrator's link opens without one."""
    generator = set_up_app(coordination)
    client.post(f"/en/sign-in/link/{make_entry_link(person=coordination)}/")

    with clock.at(clock.now() + LATER):
        assert confirm(client, "mail", make_sign_in_code(person=coordination)).status_code == 422
        client.post("/en/team/security/app/remove/")
        assert CodeApp.objects.exists()

        confirm(client, "second", code_now(generator))
        client.post("/en/team/security/app/remove/")
    assert not CodeApp.objects.exists()


@pytest.mark.parametrize("path", ["app/remove/", "passkeys/new/", "passkeys/remove/", "recovery/", "password/"])
def test_promise_A07_a_first_proof_of_just_now_changes_nothing_where_there_is_a_second_factor(
    coordination, client, path
):
    """The administrator's link must not be the way past the lock that the account has."""
    set_up_app(coordination)
    client.post(f"/en/sign-in/link/{make_entry_link(person=coordination)}/")

    answer = client.post(f"/en/team/security/{path}", TYPED | {"name": "x", "answer": "{}"})

    assert (answer.status_code, "Is it you?" in answer.text) == (409, True)
    assert CodeApp.objects.exists()


def test_a_second_factor_set_up_elsewhere_binds_a_session_that_was_open_before(coordination, entered):
    thief = entered(coordination)
    set_up_app(coordination)

    assert thief.get("/en/team/security/passkeys/new/")["Location"].startswith(AGAIN)


def test_a_proof_gives_the_session_a_new_key(coordination, client):
    """Whoever knew the key of the weaker session does not hold the surer one."""
    generator = set_up_app(coordination)
    client.post(f"/en/sign-in/link/{make_entry_link(person=coordination)}/")
    before = client.session.session_key

    confirm(client, "second", code_now(generator))

    assert client.session.session_key != before
    client.cookies["sessionid"] = before
    assert client.get("/en/team/security/").status_code == 302


def test_an_example_person_on_this_machine_is_asked_nothing(client, make_person, required):
    example = make_person("Persona de ejemplo", is_example=True)
    client.post("/en/sign-in/as/", {"person": example.public_id})

    with clock.at(clock.now() + LATER):
        assert client.get(NEW_PASSWORD).status_code == 200

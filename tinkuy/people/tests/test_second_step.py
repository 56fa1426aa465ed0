from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.sealing import Unsealable
from tinkuy.people.actions.password import set_password
from tinkuy.people.actions.proving import make_recovery_codes, remove_code_app
from tinkuy.people.models import CodeApp, Passkey, RecoveryCode, SignInSession

from .conftest import PASSWORD, by_code, code_now, options_on, set_up_app, set_up_passkey

pytestmark = pytest.mark.both_databases

SECOND = "/en/sign-in/second/"


def answer(client, way, value, **fields):
    return client.post(SECOND, {"way": way, "answer": value, **fields})


def is_in(client) -> bool:
    return client.get("/en/team/cycles/").status_code == 200


def test_a_code_by_mail_alone_does_not_enter_an_account_with_an_app(client, coordination):
    generator = set_up_app(coordination)

    assert by_code(client, coordination, next="/en/team/cycles/new/")["Location"] == SECOND
    assert not is_in(client)
    assert answer(client, "second", code_now(generator))["Location"] == "/en/team/cycles/new/"
    assert is_in(client)


def test_a_password_alone_does_not_enter_it_either(client, coordination):
    generator = set_up_app(coordination)
    set_password(person=coordination, password=PASSWORD)

    client.post("/en/sign-in/password/", {"email": coordination.email, "password": PASSWORD})

    assert not is_in(client)
    answer(client, "second", code_now(generator))
    assert is_in(client)


def test_neither_a_code_by_mail_nor_a_password_is_a_second_step(client, coordination):
    set_up_app(coordination)
    set_password(person=coordination, password=PASSWORD)
    by_code(client, coordination)

    assert answer(client, "password", PASSWORD).status_code == 422
    assert answer(client, "mail", "123456").status_code == 422
    assert not is_in(client)


def test_the_second_step_wants_the_first(client, coordination):
    generator = set_up_app(coordination)

    assert answer(client, "second", code_now(generator))["Location"] == "/en/sign-in/"
    assert not is_in(client)


def test_the_first_step_is_good_for_ten_minutes(client, coordination):
    generator = set_up_app(coordination)
    by_code(client, coordination)

    with clock.at(clock.now() + timedelta(minutes=11)):
        assert answer(client, "second", code_now(generator))["Location"] == "/en/sign-in/"


def test_a_code_of_the_app_works_once(client, coordination, entered):
    generator = set_up_app(coordination)
    code = code_now(generator)
    by_code(client, coordination)
    answer(client, "second", code)
    client.post("/en/sign-out/")
    by_code(client, coordination)

    assert "no es válido" in client.post("/es/sign-in/second/", {"way": "second", "answer": code}).text


def test_a_code_of_the_app_opens_however_it_is_written(client, coordination):
    generator = set_up_app(coordination)
    by_code(client, coordination)
    code = code_now(generator)

    assert answer(client, "second", f"{code[:3]}\u00a0- {code[3:]}")["Location"] != "/en/sign-in/second/"


def test_codes_of_the_half_minute_before_and_after_are_taken_and_older_ones_not(client, coordination):
    with clock.at(clock.now()):
        generator = set_up_app(coordination)
        old, before = (generator.at(clock.now() - timedelta(seconds=ago)) for ago in (90, 30))
        by_code(client, coordination)

        assert answer(client, "second", old).status_code == 422
        assert answer(client, "second", before).status_code == 302


def test_a_recovery_code_opens_once_however_it_is_written(client, coordination):
    set_up_app(coordination)
    code = make_recovery_codes(person=coordination)[3]
    by_code(client, coordination)

    assert answer(client, "second", f" {code.upper().replace('-', ' ')} ").status_code == 302
    client.post("/en/sign-out/")
    by_code(client, coordination)
    assert answer(client, "second", code).status_code == 422
    assert RecoveryCode.objects.count() == 9


def test_codes_made_anew_replace_the_old_ones(coordination):
    set_up_app(coordination)
    old = make_recovery_codes(person=coordination)

    new = make_recovery_codes(person=coordination)

    assert RecoveryCode.objects.count() == len(new) == 10
    assert not set(old) & set(new)


def test_a_passkey_is_a_second_step_for_its_own_person_only(client, coordination, observer):
    key, foreign = set_up_passkey(coordination), set_up_passkey(observer)
    by_code(client, coordination)

    assert answer(client, "passkey", foreign.shown(options_on(client.get(SECOND)))).status_code == 422
    assert answer(client, "passkey", key.shown(options_on(client.get(SECOND)))).status_code == 302
    assert is_in(client)


def test_an_app_that_was_not_confirmed_asks_nobody_for_anything(client, coordination, entered):
    browser = entered(coordination)
    browser.post("/en/team/security/app/begin/")

    by_code(client, coordination)

    assert is_in(client)


def test_neither_secret_nor_recovery_code_stands_in_the_database(coordination):
    generator = set_up_app(coordination)
    codes = make_recovery_codes(person=coordination)
    app = CodeApp.objects.get()

    assert generator.secret.encode() not in bytes(app.sealed)
    assert app.secret() == generator.secret
    stored = " ".join(RecoveryCode.objects.values_list("fingerprint", flat=True))
    assert not any(code.replace("-", "") in stored for code in codes)


def test_the_secret_of_one_person_opens_in_no_other_row(coordination, observer):
    set_up_app(coordination)
    app = CodeApp.objects.get()
    app.person = observer

    with pytest.raises(Unsealable):
        app.secret()


def test_everything_that_proves_a_person_goes_with_the_person(coordination, entered):
    entered(coordination)
    set_up_app(coordination)
    set_up_passkey(coordination)
    make_recovery_codes(person=coordination)

    models = (CodeApp, Passkey, RecoveryCode, SignInSession)
    assert all(model.objects.exists() for model in models)
    with scopes_disabled():
        coordination.delete()

    assert not any(model.objects.exists() for model in models)


def test_the_operator_takes_off_what_somebody_lost_and_signs_the_account_out(client, coordination, entered):
    old = entered(coordination)
    set_up_app(coordination)
    make_recovery_codes(person=coordination)

    call_command("forget_factors", coordination.email, stdout=StringIO())

    assert not is_in(old)
    assert by_code(client, coordination)["Location"] == "/en/team/cycles/"
    assert not RecoveryCode.objects.exists()


def test_the_operator_is_told_of_an_address_without_an_account(db):
    with pytest.raises(CommandError, match="No account"):
        call_command("forget_factors", "nobody@example.org")


def test_without_a_second_factor_there_are_no_recovery_codes(coordination):
    set_up_app(coordination)
    remove_code_app(person=coordination)

    with pytest.raises(Refused, match="primero"):
        make_recovery_codes(person=coordination)


def test_who_begins_again_still_goes_where_they_wanted_to_go(client, coordination):
    set_up_app(coordination)
    by_code(client, coordination, next="/en/team/security/")

    assert 'href="/en/sign-in/?next=/en/team/security/"' in client.get(SECOND).text

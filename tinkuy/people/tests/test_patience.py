from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.people.actions.password import check_password, set_password
from tinkuy.people.actions.patience import at_account, block_of
from tinkuy.people.actions.sessions import forget_spent_entries
from tinkuy.people.models import FailedTries

from .conftest import PASSWORD, by_code, code_now, options_on, set_up_app, set_up_passkey

pytestmark = pytest.mark.one_database

LONGEST = timedelta(minutes=15)
SECONDS = [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
"""What one waits before each try of an account's password or app."""


WAITS = [timedelta(seconds=2**place - 1) for place in range(12)]
"""How long whoever was sent away waits before they try again: each time twice as long."""


def attacked(times, try_once):
    """Let somebody be wrong *times* times, and wait after each refusal. The waits, and when it ends.

    Each wait is looked for from half of the former one on: one that grew shorter would still be seen.
    """
    now, place, waits = clock.now(), 0, []
    for _ in range(times):
        since, place = now, max(0, place - 1)
        while not try_once(now := since + WAITS[place]):
            place += 1
            assert place < len(WAITS), "this is a lock, not a delay"
        waits.append((now - since).total_seconds())
    return waits, now


def one_try(path, fields, *, address="203.0.113.7"):
    """A wrong try from *address*; whether it was looked at, and not sent away to wait."""
    client = Client()

    def sent(now):
        with clock.at(now):
            answer = client.post(path, fields, REMOTE_ADDR=address)
        assert answer.status_code == 422
        return "Too many wrong attempts" not in answer.text

    return sent


def test_promise_A12_a_hundred_wrong_passwords_delay_and_lock_nobody_out(coordination):
    set_password(person=coordination, password=PASSWORD)
    key = set_up_passkey(coordination)
    wrong = {"email": coordination.email, "password": "wrong"}

    waits, now = attacked(100, one_try("/en/sign-in/password/", wrong))

    assert waits == sorted(waits)
    assert waits[:6] == [0, 0, 0, 0, 0, 1]
    assert LONGEST.total_seconds() <= max(waits) < 2 * LONGEST.total_seconds()
    with clock.at(now):  # the moment at which the attacker goes on
        person = Client()
        page = person.get("/en/sign-in/passkey/")
        assert person.post("/en/sign-in/passkey/", {"answer": key.shown(options_on(page))}).status_code == 302
        assert by_code(Client(), coordination)["Location"] == "/en/sign-in/second/"
    with clock.at(now + LONGEST):
        assert check_password(email=coordination.email, password=PASSWORD) == coordination


def test_promise_A12_a_hundred_wrong_codes_by_mail_delay_and_a_fresh_one_opens(coordination):
    wrong = {"email": coordination.email, "code": "000000"}

    waits, now = attacked(100, one_try("/en/sign-in/code/", wrong))

    assert 60 <= max(waits) < 600
    with clock.at(now):
        assert by_code(Client(REMOTE_ADDR="198.51.100.9"), coordination)["Location"] == "/en/team/cycles/"
    with clock.at(now + timedelta(minutes=5)):  # from the attacker's own network too
        assert by_code(Client(REMOTE_ADDR="203.0.113.80"), coordination)["Location"] == "/en/team/cycles/"


def test_promise_A12_a_hundred_wrong_codes_of_the_app_delay_and_a_passkey_opens(coordination, monkeypatch):
    generator, key = set_up_app(coordination), set_up_passkey(coordination)
    thief = Client(REMOTE_ADDR="203.0.113.7")

    def sent(now):
        with clock.at(now):
            answer = thief.post("/en/sign-in/second/", {"way": "second", "answer": "no"})
            if answer.status_code == 302:  # the first step was too long ago
                by_code(thief, coordination)
                answer = thief.post("/en/sign-in/second/", {"way": "second", "answer": "no"})
        return answer.status_code == 422 and "Too many wrong attempts" not in answer.text

    monkeypatch.setattr("tinkuy.people.actions.entering.PER_HOUR", 10**6)  # who reads the mail has codes without end
    waits, now = attacked(100, sent)

    assert max(waits) >= LONGEST.total_seconds()
    with clock.at(now + LONGEST):
        person = Client()
        assert by_code(person, coordination)["Location"] == "/en/sign-in/second/"
        page = person.get("/en/sign-in/second/")
        shown = {"way": "passkey", "answer": key.shown(options_on(page))}
        assert person.post("/en/sign-in/second/", shown)["Location"] == "/en/team/cycles/"
        other = Client()
        by_code(other, coordination)
        typed = {"way": "second", "answer": code_now(generator)}
        assert other.post("/en/sign-in/second/", typed)["Location"] == "/en/team/cycles/"


def test_promise_A12_one_network_that_tries_a_hundred_accounts_is_delayed_and_others_are_not(coordination):
    set_password(person=coordination, password=PASSWORD)
    tried = iter(range(10**6))

    def sent(now):
        fields = {"email": f"{next(tried)}@example.org", "password": "wrong"}
        return one_try("/en/sign-in/password/", fields)(now)

    waits, now = attacked(100, sent)

    assert waits[:30] == [0] * 30
    assert max(waits) >= 300
    with clock.at(now):
        right = {"email": coordination.email, "password": PASSWORD}
        assert Client().post("/en/sign-in/password/", right, REMOTE_ADDR="198.51.100.9").status_code == 302


def test_the_wait_doubles_up_to_a_quarter_of_an_hour():
    counted = at_account("password", "somebody@example.org")

    assert [counted.wait(failures).total_seconds() for failures in range(17)] == SECONDS
    assert counted.wait(10**6) == LONGEST


def test_an_address_without_an_account_waits_as_one_with(coordination):
    set_password(person=coordination, password=PASSWORD)
    refusals = []
    for email in (coordination.email, "nobody@example.org"):
        for _ in range(6):
            with pytest.raises(Refused) as refusal:
                check_password(email=email, password="wrong")
        refusals.append(str(refusal.value))

    assert refusals[0] == refusals[1]
    assert "intentos fallidos" in refusals[0]


def test_while_one_waits_even_the_right_password_is_not_looked_at(coordination):
    set_password(person=coordination, password=PASSWORD)
    now = clock.now()
    with clock.at(now):
        for _ in range(5):
            with pytest.raises(Refused):
                check_password(email=coordination.email, password="wrong")

        with pytest.raises(Refused, match="Espere un minuto"):
            check_password(email=coordination.email, password=PASSWORD)


def test_who_is_right_begins_anew(coordination):
    set_password(person=coordination, password=PASSWORD)
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(Refused):
                check_password(email=coordination.email, password="wrong")
        assert check_password(email=coordination.email, password=PASSWORD) == coordination


def test_an_office_of_fifty_enters_in_a_minute_from_one_address(make_person):
    for number in range(50):
        person = make_person(f"Persona {number}")
        assert by_code(Client(REMOTE_ADDR="203.0.113.7"), person).status_code == 302


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.7:4711", "203.0.113.0/24"),
        ("[2001:db8:1:2:3::4]:4711", "2001:db8:1::/48"),
        ("[2001:db8:1::1]", "2001:db8:1::/48"),
        ("127.0.0.1:80", ""),
        ("127.0.0.1", ""),
        ("", ""),
        ("no address", ""),
    ],
)
def test_addresses_are_counted_by_their_block(address, block):
    assert block_of(address) == block


def test_neither_address_nor_account_stands_in_clear_and_all_is_forgotten_in_a_day(coordination):
    with pytest.raises(Refused):
        check_password(email=coordination.email, password="wrong", block="203.0.113.0/24")

    stored = str(list(FailedTries.objects.values_list()))
    assert FailedTries.objects.count() == 2
    assert "203.0.113" not in stored
    assert coordination.email not in stored
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        forget_spent_entries()
    assert not FailedTries.objects.exists()

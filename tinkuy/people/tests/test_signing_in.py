from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.people.actions.entering import (
    PER_HOUR,
    TRIES,
    check_sign_in_code,
    make_entry_link,
    make_first_administrator,
    make_sign_in_code,
    use_entry_link,
)
from tinkuy.people.actions.sessions import forget_spent_entries
from tinkuy.people.models import EntryLink, HubRole, SignInCode
from tinkuy.people.signin import signin_holder
from tinkuy.stream.queries import holders_revoked_within


def wrong(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def test_a_code_opens_once(coordination):
    code = make_sign_in_code(person=coordination)

    assert check_sign_in_code(email=f" {coordination.email.upper()}", code=f"{code} ") == coordination
    with pytest.raises(Refused, match="no es válido"):
        check_sign_in_code(email=coordination.email, code=code)


@pytest.mark.parametrize("space", [" ", "-", "\u00a0", "\u2009\u2013\u200b", ". "])
def test_a_code_opens_however_it_is_written(coordination, space):
    code = make_sign_in_code(person=coordination)

    assert check_sign_in_code(email=coordination.email, code=f"{code[:3]}{space}{code[3:]}") == coordination


@pytest.mark.parametrize("zero", ["\uff10", "\u0660"])
def test_a_code_opens_in_the_digits_of_another_keyboard(coordination, zero):
    code = make_sign_in_code(person=coordination)

    typed = "".join(chr(ord(zero) + int(digit)) for digit in code)
    assert check_sign_in_code(email=coordination.email, code=typed) == coordination


def test_a_code_opens_only_for_its_person(coordination, observer):
    code = make_sign_in_code(person=coordination)

    with pytest.raises(Refused):
        check_sign_in_code(email=observer.email, code=code)


def test_a_code_ends_after_ten_minutes(coordination):
    code = make_sign_in_code(person=coordination)

    with clock.at(clock.now() + timedelta(minutes=11)), pytest.raises(Refused):
        check_sign_in_code(email=coordination.email, code=code)


def test_the_fifth_wrong_try_closes_a_code(coordination):
    code = make_sign_in_code(person=coordination)
    for _ in range(TRIES):
        with pytest.raises(Refused):
            check_sign_in_code(email=coordination.email, code=wrong(code))

    with pytest.raises(Refused):
        check_sign_in_code(email=coordination.email, code=code)


def test_only_so_many_codes_are_made_in_an_hour(coordination):
    codes = [make_sign_in_code(person=coordination) for _ in range(PER_HOUR + 1)]

    assert codes[-1] is None
    with clock.at(clock.now() + timedelta(hours=1, minutes=1)):
        assert make_sign_in_code(person=coordination)


def test_no_code_and_no_secret_is_stored(coordination):
    code, secret = make_sign_in_code(person=coordination), make_entry_link(person=coordination)

    assert code not in str(SignInCode.objects.values_list("fingerprint").get())
    assert secret not in str(EntryLink.objects.values_list().get())


def test_a_link_opens_once_within_a_day(administrator):
    secret = make_entry_link(person=administrator)

    assert use_entry_link(secret=secret) == administrator
    with pytest.raises(Refused, match="ya se usó"):
        use_entry_link(secret=secret)


def test_a_link_of_someone_who_left_opens_nothing(administrator):
    secret = make_entry_link(person=administrator)
    administrator.is_active = False
    administrator.save()

    with pytest.raises(Refused):
        use_entry_link(secret=secret)


def test_looking_at_a_link_does_not_use_it_up(client, administrator):
    address = f"/en/sign-in/link/{make_entry_link(person=administrator)}/"

    assert client.get(address).status_code == 200
    assert client.post(address)["Location"] == "/en/team/cycles/"


def test_spent_codes_and_links_are_forgotten(coordination):
    make_sign_in_code(person=coordination)
    make_entry_link(person=coordination)

    assert forget_spent_entries() == 0
    with clock.at(clock.now() + timedelta(days=2)):
        assert forget_spent_entries() == 2


def test_a_new_installation_gets_one_administrator(db):
    assert make_first_administrator(email="Admin@example.org").email == "admin@example.org"
    assert make_first_administrator(email="other@example.org") is None
    assert HubRole.objects.count() == 1


def test_no_page_says_that_a_message_is_on_its_way_unless_one_was_asked_for(client, coordination):
    assert "Sirve durante diez minutos." not in client.get("/es/sign-in/code/").text

    assert "Sirve durante diez minutos." in client.post("/es/sign-in/", {"email": coordination.email}, follow=True).text


def test_the_answer_is_the_same_whether_or_not_an_address_has_an_account(client, coordination):
    known = client.post("/en/sign-in/", {"email": coordination.email})
    unknown = client.post("/en/sign-in/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/en/team/cycles/new/", "/en/team/cycles/new/"),
        ("https://evil.example.org/", "/en/team/cycles/"),
        ("//evil.example.org/", "/en/team/cycles/"),
        ("javascript:alert(1)", "/en/team/cycles/"),
    ],
)
def test_one_arrives_where_one_wanted_to_go_and_never_on_another_site(client, coordination, target, place):
    code = make_sign_in_code(person=coordination)

    answer = client.post("/en/sign-in/code/", {"email": coordination.email, "code": code, "next": target})

    assert answer["Location"] == place


def test_one_enters_as_an_example_person_only_on_this_machine(client, make_person, settings):
    example = make_person("Persona de ejemplo", is_example=True)
    real = make_person("Persona real")

    assert client.post("/en/sign-in/as/", {"person": real.public_id}).status_code == 404
    assert client.post("/en/sign-in/as/", {"person": example.public_id}).status_code == 302
    settings.IS_LOOPBACK = False
    assert client.post("/en/sign-in/as/", {"person": example.public_id}).status_code == 404


def test_signing_out_ends_the_session(signed_in, coordination):
    client = signed_in(coordination)

    client.post("/en/sign-out/")

    assert client.get("/en/team/cycles/").status_code == 302


class Browser:
    """What `signin_holder` needs of a request: the session of a test client."""

    def __init__(self, client):
        self.session = client.session


def test_promise_A05_streams_of_a_sign_in_session_close_with_it(signed_in, coordination):
    client = signed_in(coordination)
    holder, key = signin_holder(Browser(client)), client.session.session_key

    client.post("/en/sign-out/")

    assert holders_revoked_within(60) == {holder}
    assert key not in holder


def test_promise_A05_who_enters_as_another_closes_the_streams_of_before(signed_in, coordination, outsider):
    client = signed_in(coordination)
    holder = signin_holder(Browser(client))

    client.post("/en/sign-in/code/", {"email": outsider.email, "code": make_sign_in_code(person=outsider)})

    assert holders_revoked_within(60) == {holder}
    assert signin_holder(Browser(client)) != holder


def test_the_page_that_was_asked_for_goes_along_to_every_page_of_entering(client, coordination):
    client.post("/pt-br/sign-in/", {"email": coordination.email, "next": "/pt-br/team/security/"})

    asked = "?next=/pt-br/team/security/"
    assert f'href="/pt-br/sign-in/{asked}"' in client.get(f"/pt-br/sign-in/code/{asked}").text


@pytest.mark.parametrize("path", ["sign-in/", "nothing-here/"])
def test_the_way_home_stays_in_the_language_of_the_page(client, db, path):
    page = client.get(f"/pt-br/{path}").text

    assert 'href="/pt-br/"' in page
    assert 'href="/"' not in page

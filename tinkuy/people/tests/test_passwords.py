import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.actions.password import check_password, set_password
from tinkuy.people.models import SignInSession
from tinkuy.people.signin import holder_of
from tinkuy.stream.queries import holders_revoked_within

from .conftest import PASSWORD


def test_a_password_opens_with_its_address_and_no_other(coordination, observer):
    set_password(person=coordination, password=PASSWORD)

    assert check_password(email=f" {coordination.email.upper()}", password=PASSWORD) == coordination
    with pytest.raises(Refused, match="no son correctos"):
        check_password(email=observer.email, password=PASSWORD)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("once letras", "12 caracteres"),
        ("x" * 201, "200 caracteres"),
        ("1qaz2wsx3edc4rfv", "listas de contraseñas robadas"),
        ("passwordpassword", "listas de contraseñas robadas"),
        ("12-Superman-2026", "listas de contraseñas robadas"),
        ("coordinacion regional", "se parece demasiado"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(coordination, password, words):
    with pytest.raises(Refused, match=words):
        set_password(person=coordination, password=password)


def test_a_stolen_password_is_refused_without_asking_anybody(coordination, monkeypatch):
    def no_network(*where, **how):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", no_network)

    with pytest.raises(Refused):
        set_password(person=coordination, password="passwordpassword")


def test_the_answer_is_the_same_whether_or_not_an_address_has_an_account_or_a_password(client, coordination, observer):
    set_password(person=coordination, password=PASSWORD)
    pages = [
        client.post("/en/sign-in/password/", {"email": email, "password": "not the password"})
        for email in (coordination.email, observer.email, "nobody@example.org")
    ]

    assert {page.status_code for page in pages} == {422}
    assert len({alert_on(page) for page in pages}) == 1


def alert_on(page) -> str:
    return " ".join(error for errors in page.context["form"].errors.values() for error in errors)


def test_setting_a_password_signs_out_the_other_browsers_and_closes_their_streams(coordination, entered):
    elsewhere, here = entered(coordination), entered(coordination)
    other = SignInSession.objects.earliest("id").public_id

    answer = here.post("/en/team/security/password/", {"password": PASSWORD, "again": PASSWORD})

    assert answer["Location"] == "/en/team/security/"
    assert here.get("/en/team/cycles/").status_code == 200
    assert elsewhere.get("/en/team/cycles/").status_code == 302
    assert holder_of(other) in holders_revoked_within(60)


def test_two_that_differ_are_told_and_nothing_is_set(coordination, entered):
    answer = entered(coordination).post("/es/team/security/password/", {"password": PASSWORD, "again": f"{PASSWORD}!"})

    assert "no coinciden" in answer.text
    coordination.refresh_from_db()
    assert not coordination.has_usable_password()


def test_who_does_without_a_password_enters_by_it_no_more(coordination, entered):
    set_password(person=coordination, password=PASSWORD)

    entered(coordination).post("/en/team/security/password/remove/")

    with pytest.raises(Refused):
        check_password(email=coordination.email, password=PASSWORD)

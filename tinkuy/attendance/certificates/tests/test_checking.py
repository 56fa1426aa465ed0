"""Anyone checks a certificate by its code, however they type it; a wrong one is a 404 in words."""

import secrets

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tinkuy.attendance.certificates.rules import LENGTH, LETTERS
from tinkuy.attendance.certificates.tests.holders import issued, three_people
from tinkuy.people.actions.entering import make_sign_in_code


def any_code() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


def check(code: str, language: str = "es", **says: str):
    with translation.override(language):
        return Client(**says).get(reverse("attendance:check_certificate", args=[code]))


@pytest.fixture
def ana(scoped, webinars):
    three_people(scoped, webinars)
    return issued(scoped)[0]


def test_capability_C15_the_page_says_what_is_true_of_it_and_why_there_is_no_name(ana):
    answer = check(ana.code_in_groups)

    page = answer.content.decode()
    for words in ("Este certificado es auténtico", "3 de 3 sesiones", "no lo confirma", "Por qué no aparece un nombre"):
        assert words in page
    assert "Ana" not in page
    assert "Perú" not in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_the_page_reads_nobodys_registration_unless_a_name_is_shown(ana):
    with CaptureQueriesContext(connection) as statements:
        check(ana.code)

    assert [query["sql"] for query in statements if "convening_registration" in query["sql"]] == []


def test_it_is_found_however_it_is_typed(ana):
    typed = ana.code_in_groups.upper().replace("-", " ").replace("0", "O").replace("1", "l")

    assert check(typed).status_code == 200
    answer = Client().get(reverse("attendance:check_certificates"), {"code": typed})
    assert answer.status_code == 302
    assert Client().get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Ningún certificado tiene este código"),
        ("pt-br", "Nenhum certificado tem este código"),
        ("en", "No certificate has this code"),
    ],
)
def test_a_wrong_code_is_a_404_in_words_with_a_form_to_try_again(db, language, words):
    answer = check("k7qm-4t2x-0000-0000", language)

    assert answer.status_code == 404
    assert words in answer.content.decode()
    assert 'name="code"' in answer.content.decode()


def test_an_empty_code_and_one_of_another_length_say_so(db):
    empty = Client().get(f"{reverse('attendance:check_certificates')}?code=+")
    assert empty.status_code == 422
    assert "Escriba el código que está al pie del documento." in empty.content.decode()

    sentence = "Un código tiene 16 letras y cifras"
    assert f"{sentence}; este tiene 4." in check("k7qm").content.decode()
    assert sentence not in check("k7qm-4t2x-0000-0000").content.decode()


def test_promise_T21_a_code_has_eighty_bits_and_who_tries_many_waits(ana):
    assert len(set(LETTERS)) == 32
    assert len(ana.code) == LENGTH == 16
    from_afar = {"REMOTE_ADDR": "203.0.113.9"}

    answers = [check(any_code(), **from_afar).status_code for _ in range(32)]

    assert answers[:30] == [404] * 30
    assert answers[-1] == 429
    assert check(ana.code, **from_afar).status_code == 429
    assert check(ana.code, REMOTE_ADDR="198.51.100.7").status_code == 200


def test_promise_A12_codes_that_any_page_may_fetch_hold_up_nobodys_sign_in(coordination):
    from_afar = {"REMOTE_ADDR": "203.0.113.9"}

    assert {check(any_code(), **from_afar).status_code for _ in range(32)} == {404, 429}

    code = {"email": coordination.email, "code": make_sign_in_code(person=coordination)}
    assert Client(**from_afar).post("/es/sign-in/code/", code).status_code == 302

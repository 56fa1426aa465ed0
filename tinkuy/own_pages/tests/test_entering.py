"""Entering a page without an account: by the link once, by a code in every further browser; nothing tells whose it is.

Each test is asked of every kind of page.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from tinkuy.convening.tests.participants import code_in, mail
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.own_pages.actions import LIFE, PER_HOUR, TRIES, open_by_code, send_code
from tinkuy.own_pages.pages import registered_pages
from tinkuy.own_pages.queries import owners_with_address
from tinkuy.own_pages.request import TYPED_ANSWERS_COOKIE
from tinkuy.stream.models import StreamEvent

ON_ITS_WAY = "Sirve durante diez minutos."


def test_every_registered_kind_of_page_is_asked_here(kind):
    assert {pages.role for pages in registered_pages()} == {"participant", "guest"}
    assert kind.pages in registered_pages()


def test_the_link_opens_the_page_in_the_first_browser(client, kind):
    answer = client.post(kind.link, {"secret": kind.secret})

    assert answer["Location"] == kind.page
    page = client.get(kind.page)
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert 'content="noindex"' in page.text


def test_whoever_is_at_their_page_leaves_nothing_of_what_they_registered_with(client, kind):
    client.cookies[TYPED_ANSWERS_COOKIE] = "sealed"

    client.post(kind.link, {"secret": kind.secret})

    assert client.cookies[TYPED_ANSWERS_COOKIE].value == ""


def test_threat_T12_opening_the_page_of_the_link_uses_nothing_up(client, kind):
    """A preview of a message asks by GET, and never sends what stands after the #."""
    for _ in range(3):
        client.get(kind.entrance)
        assert client.get(f"{kind.link}?secret={kind.secret}").status_code == 405

    assert kind.pages.browsers.objects.count() == 0


def test_the_code_of_the_first_mail_opens_without_scripts_and_once(kind):
    form = {"email": f" {kind.email.upper()} ", "code": code_in(mail())}

    assert Client().post(kind.code, form)["Location"] == kind.page
    assert Client().post(kind.code, form).status_code == 422


def test_promise_A09_a_second_browser_needs_the_code_too(kind):
    first, second = Client(), Client()
    first.post(kind.link, {"secret": kind.secret})

    led = second.post(kind.link, {"secret": kind.secret})

    assert led["Location"] == kind.code
    assert second.get(kind.page).status_code == 302
    assert kind.email not in second.get(kind.code).text
    assert second.post(kind.code, {"code": code_in(mail())})["Location"] == kind.page
    assert second.get(kind.page).status_code == 200


def test_promise_A09_a_link_whose_browser_was_left_opens_nothing_by_itself(kind):
    first = Client()
    first.post(kind.link, {"secret": kind.secret})
    browser = kind.pages.browsers.objects.get()

    assert first.post(f"{kind.page}leave/")["Location"] == kind.entrance

    assert Client().post(kind.link, {"secret": kind.secret})["Location"] == kind.code
    assert first.get(kind.page)["Location"] == f"{kind.entrance}?next={kind.page}"
    assert StreamEvent.objects.filter(subject=f"device:{browser.public_id}").count() == 1


def test_the_same_browser_opens_again_without_a_further_device(client, kind):
    for _ in range(2):
        assert client.post(kind.link, {"secret": kind.secret})["Location"] == kind.page

    assert kind.pages.browsers.objects.count() == 1


@pytest.mark.parametrize("secret", ["", "a-secret-that-was-never-made"])
def test_a_link_that_was_never_made_opens_nothing(client, kind, secret):
    answer = client.post(kind.link, {"secret": secret})

    assert answer.status_code == 422
    assert "Este enlace ya no es válido." in answer.text


def test_the_link_of_one_kind_opens_no_page_of_the_other(client, kind):
    (other,) = (pages for pages in registered_pages() if pages is not kind.pages)

    assert client.post(f"/es/{other.address}enter/link/", {"secret": kind.secret}).status_code == 422


def test_threat_T21_asking_for_a_code_answers_the_same_for_every_address(kind):
    answers = [Client().post(kind.ask, {"email": email}, follow=True) for email in (kind.email, "nadie@example.org")]

    assert answers[0].redirect_chain == answers[1].redirect_chain == [(kind.code, 302)]
    assert without_token(answers[0]) == without_token(answers[1])
    assert mail().subject == "Su código"


def without_token(answer) -> list[str]:
    return [line for line in answer.text.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_code_works_once_for_ten_minutes(kind):
    code = code_by_mail(kind)

    with clock.at(clock.now() + LIFE + timedelta(seconds=1)):
        assert is_refused(kind, code)
    assert not is_refused(kind, code)
    assert is_refused(kind, code)


@pytest.mark.parametrize("space", [" ", "-", "\u00a0"])
def test_a_code_opens_however_it_is_written(kind, space):
    code = code_by_mail(kind)
    wide = "".join(chr(0xFF10 + int(digit)) for digit in code[3:])

    assert Client().post(kind.code, {"email": kind.email, "code": f"{code[:3]}{space}{wide}"})["Location"] == kind.page


def test_an_address_without_a_code_is_sent_one_known_or_not(kind):
    Notice.objects.all().delete()
    pressed = {"email": kind.email, "code": "  "}

    answers = [
        Client().post(kind.code, pressed | {"email": email}, follow=True) for email in (kind.email, "nadie@example.org")
    ]

    assert answers[0].redirect_chain == answers[1].redirect_chain == [(kind.code, 302)]
    assert without_token(answers[0]) == without_token(answers[1])
    assert ON_ITS_WAY in answers[0].text
    assert mail().subject == "Su código"
    assert Notice.objects.count() == 1


def test_no_page_says_that_a_message_is_on_its_way_unless_one_was_asked_for(client, kind):
    pages = [client.get(kind.code), client.post(kind.code, {"email": kind.email, "code": "000 0000"})]

    assert [ON_ITS_WAY in page.text for page in pages] == [False, False]
    client.post(kind.ask, {"email": kind.email})
    assert ON_ITS_WAY in client.get(kind.code).text


def test_five_wrong_tries_close_a_code(kind):
    code = code_by_mail(kind)
    for _ in range(TRIES):
        assert is_refused(kind, "not it")

    assert is_refused(kind, code)


def test_a_failure_of_the_server_takes_no_wrong_try_back(client, kind, monkeypatch):
    """A post with a key is undone as a whole when the server fails: not the count of what somebody tries."""
    code = code_by_mail(kind)
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("tinkuy.own_pages.views.own_page.form_page", None)
        wrong = {"email": kind.email, "code": "not it"}
        answers = [client.post(kind.code, wrong | {"once": f"key {n}"}) for n in range(TRIES)]

    assert {answer.status_code for answer in answers} == {500}
    assert is_refused(kind, code)


def test_an_address_gets_six_codes_an_hour_at_most(kind):
    for _ in range(PER_HOUR + 3):
        send_code(kind.pages, email=kind.email, language="es")

    assert kind.pages.codes.objects.count() == PER_HOUR


def test_code_and_secret_are_stored_nowhere_in_clear(kind):
    code = code_in(mail())

    with scopes_disabled():
        tables = (kind.pages.codes, kind.pages.owners, Notice)
        rows = str([row for table in tables for row in table.objects.values()])
    assert code not in rows
    assert kind.secret not in rows


def test_a_withdrawal_closes_every_browser_and_no_link_or_code_opens_any_more(client, kind):
    client.post(kind.link, {"secret": kind.secret})
    code = code_by_mail(kind)

    assert client.post(f"{kind.page}withdraw/")["Location"] == kind.entrance

    assert client.get(kind.page).status_code == 302
    assert Client().post(kind.link, {"secret": kind.secret}).status_code == 422
    assert is_refused(kind, code)
    assert (kind.pages.browsers.objects.count(), kind.pages.codes.objects.count()) == (0, 0)


def test_a_sign_in_of_the_team_stays_under_a_new_session_key(signed_in, coordination, kind, scoped):
    browser = signed_in(coordination)
    before = browser.session.session_key

    browser.post(kind.link, {"secret": kind.secret})

    assert browser.session.session_key != before
    assert browser.get("/es/team/cycles/").status_code == 200
    assert browser.session.get_expiry_age() == 12 * 3600
    assert list(browser.session[kind.pages.browsers_key]) == [scoped.public_id]


def test_a_browser_stays_open_for_long_and_a_sign_in_shortens_it(client, coordination, kind):
    client.post(kind.link, {"secret": kind.secret})
    assert client.session.get_expiry_age() > 50 * 86400

    client.force_login(coordination)

    assert client.session.get_expiry_age() == 12 * 3600


@pytest.mark.parametrize(
    ("target", "is_of_this_site"),
    [("/es/c/ciclo-de-prueba/", True), ("https://evil.example/", False), ("//evil", False)],
)
def test_one_is_led_on_within_this_site_only(client, kind, target, is_of_this_site):
    answer = client.post(kind.link, {"secret": kind.secret, "next": target})

    assert answer["Location"] == (target if is_of_this_site else kind.page)


def code_by_mail(kind) -> str:
    send_code(kind.pages, email=kind.email, language="es")
    return code_in(mail())


def is_refused(kind, code: str) -> bool:
    try:
        open_by_code(kind.pages, code=code, owners=owners_with_address(kind.pages, kind.email))
    except Refused as refusal:
        return str(refusal) == "Ese código no es válido. Revise los seis dígitos o pida un código nuevo."
    return False

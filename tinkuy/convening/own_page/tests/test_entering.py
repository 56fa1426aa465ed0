"""Opening one's page: by the link once, by a code in every further browser; nothing tells whose address it is."""

from datetime import timedelta

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from tinkuy.convening.own_page.actions import open_by_code, send_personal_code
from tinkuy.convening.registering.actions import register, register_participant
from tinkuy.convening.registrations.models import Device, PersonalCode, Registration
from tinkuy.convening.registrations.queries import registrations_with_address
from tinkuy.convening.registrations.request import PERSONAL_PAGES
from tinkuy.convening.tests.participants import (
    MAIL,
    ME,
    answers,
    browser_of,
    code_in,
    coming,
    confirmed,
    mail,
    registration,
    secret_in,
    waiting,
)
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.own_pages.actions import LIFE, PER_HOUR, TRIES
from tinkuy.stream.models import StreamEvent

pytestmark = pytest.mark.both_databases

ENTER, LINK, ASK, CODE = "/es/me/", "/es/me/enter/link/", "/es/me/enter/ask/", "/es/me/enter/code/"


@pytest.fixture
def sessions(cycle):
    return coming(cycle, 1, 2)


def test_the_link_confirms_and_opens_the_page_in_this_browser(client, cycle, sessions):
    secret = waiting(cycle, sessions)

    answer = client.post(LINK, {"secret": secret}, follow=True)

    assert answer.redirect_chain == [(ME, 302)]
    assert "Aparece como <b>Colibrí</b>." in answer.text
    assert (registration(cycle).state, registration(cycle).number > 0) == ("confirmed", True)


def test_threat_T12_opening_the_page_of_the_link_uses_nothing_up(client, cycle, sessions):
    """A preview of a message asks by GET, and never sends what stands after the #."""
    secret = waiting(cycle, sessions)

    for _ in range(3):
        client.get(ENTER)
        client.get(f"{LINK}?secret={secret}")

    assert registration(cycle).state == "pending"


def test_the_code_of_the_mail_confirms_without_scripts(client, cycle, sessions):
    waiting(cycle, sessions)

    answer = client.post(CODE, {"email": f" {MAIL.upper()} ", "code": code_in(mail())})

    assert answer["Location"] == ME
    assert registration(cycle).state == "confirmed"


def test_promise_A09_a_second_browser_needs_the_code_too_and_the_first_is_told(cycle, sessions):
    secret = waiting(cycle, sessions)
    first, second = Client(), Client()
    first.post(LINK, {"secret": secret})

    led = second.post(LINK, {"secret": secret})

    assert led["Location"] == CODE
    assert second.get(ME).status_code == 302
    assert MAIL not in second.get(CODE).text
    assert second.post(CODE, {"code": code_in(mail())})["Location"] == ME
    assert second.get(ME).status_code == 200
    assert "Su página se abrió también en otro navegador" in first.get(ME).text
    assert "Su página se abrió también en otro navegador" not in second.get(ME).text


def test_promise_A09_the_first_browser_closes_the_second(cycle, sessions):
    first = confirmed(cycle, sessions)
    with scope(cycle=cycle):
        second = Device.objects.create(cycle=cycle, registration=first.registration)

    browser_of(first).post(f"{ME}devices/{second.public_id}/close/")

    assert browser_of(second).get(ME).status_code == 302
    assert browser_of(first).get(ME).status_code == 200
    assert StreamEvent.objects.filter(subject=f"device:{second.public_id}").count() == 1


def test_promise_A09_a_link_whose_browser_was_left_opens_nothing_by_itself(cycle, sessions):
    secret = waiting(cycle, sessions)
    first = Client()
    first.post(LINK, {"secret": secret})
    first.post(f"{ME}leave/")

    assert Client().post(LINK, {"secret": secret})["Location"] == CODE
    assert first.get(ME).status_code == 302


def test_the_same_browser_opens_again_without_a_further_device(client, cycle, sessions):
    secret = waiting(cycle, sessions)
    for _ in range(2):
        assert client.post(LINK, {"secret": secret})["Location"] == ME

    with scope(cycle=cycle):
        assert Device.objects.count() == 1


def test_a_link_that_was_never_made_opens_nothing(client, db):
    answer = client.post(LINK, {"secret": "a-secret-that-was-never-made"})

    assert answer.status_code == 422
    assert "Este enlace ya no abre nada." in answer.text


def test_of_two_that_wait_for_one_address_the_confirmed_one_stays(client, cycle, sessions):
    waiting(cycle, sessions, name="Tucán")
    later = waiting(cycle, sessions, name="Colibrí")

    client.post(LINK, {"secret": later})

    assert registration(cycle).name() == "Colibrí"


def test_an_imported_registration_is_opened_and_not_doubled(client, cycle, sessions):
    secret = waiting(cycle, sessions)
    with scope(cycle=cycle):
        register(actor=None, cycle=cycle, name="Ana", email=MAIL)

    client.post(LINK, {"secret": secret})

    assert registration(cycle).name() == "Ana"


def test_threat_T21_asking_for_a_code_answers_the_same_for_every_address(cycle, sessions):
    confirmed(cycle, sessions)

    seen = [Client().post(ASK, {"email": email}, follow=True) for email in (MAIL, "nadie@example.org")]

    assert seen[0].redirect_chain == seen[1].redirect_chain == [(CODE, 302)]
    assert anonymised(seen[0]) == anonymised(seen[1])
    assert mail().subject == "Su código"


def anonymised(answer) -> list[str]:
    return [line for line in answer.text.splitlines() if "csrfmiddlewaretoken" not in line]


def test_one_code_opens_everything_that_an_address_is_registered_for(cycle, sessions):
    other = Cycle(slug="otro-ciclo", title={"es": "Otro ciclo"}, state=CycleState.RUNNING)
    other.save()
    confirmed(cycle, sessions)
    confirmed(other, coming(other, 1))
    browser = Client()

    browser.post(ASK, {"email": MAIL})
    answer = browser.post(CODE, {"code": code_in(mail())}, follow=True)

    assert answer.redirect_chain == [(ENTER, 302)]
    assert "Ciclo de prueba" in answer.text
    assert "Otro ciclo" in answer.text


def test_a_code_works_once_for_ten_minutes(cycle, sessions):
    confirmed(cycle, sessions)
    send_personal_code(email=MAIL, language="es")
    code = code_in(mail())

    with clock.at(clock.now() + LIFE + timedelta(seconds=1)):
        assert refused(code)
    assert not refused(code)
    assert refused(code)


def test_five_wrong_tries_close_a_code(cycle, sessions):
    confirmed(cycle, sessions)
    send_personal_code(email=MAIL, language="es")
    code = code_in(mail())
    for _ in range(TRIES):
        assert refused("not it")

    assert refused(code)


def test_a_failure_of_the_server_takes_no_wrong_try_back(client, cycle, sessions, monkeypatch):
    """A post with a key is undone as a whole when the server fails: not the count of what somebody tries."""
    confirmed(cycle, sessions)
    send_personal_code(email=MAIL, language="es")
    code = code_in(mail())
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("tinkuy.convening.own_page.views.entering.render", None)
        answers = [client.post(CODE, {"email": MAIL, "code": "not it", "once": f"key {n}"}) for n in range(TRIES)]

    assert {answer.status_code for answer in answers} == {500}
    assert refused(code)


def refused(code: str) -> bool:
    try:
        open_by_code(code=code, registrations=registrations_with_address(MAIL))
    except Refused as refusal:
        return str(refusal) == "Ese código no es válido. Revise los seis dígitos o pida un código nuevo."
    return False


def test_an_address_gets_six_codes_an_hour_at_most(cycle, sessions):
    confirmed(cycle, sessions)
    for _ in range(PER_HOUR + 3):
        send_personal_code(email=MAIL, language="es")

    with scopes_disabled():
        assert PersonalCode.objects.count() == PER_HOUR


def test_a_code_is_stored_nowhere_in_clear(cycle, sessions):
    with scope(cycle=cycle):
        register_participant(cycle=cycle, answers=answers(sessions))
    notice = Notice.objects.get()
    values = notice.opened()[1]

    code, secret = values["code"], values["path"].partition("#")[2]

    with scopes_disabled():
        rows = str([*PersonalCode.objects.values(), *Registration.objects.values(), *Notice.objects.values()])
    assert code not in rows
    assert secret not in rows
    assert secret_in(mail()) == secret


def test_the_session_key_changes_and_a_sign_in_of_the_team_stays(signed_in, coordination, cycle, sessions):
    browser = signed_in(coordination)
    before = browser.session.session_key

    browser.post(LINK, {"secret": waiting(cycle, sessions)})

    assert browser.session.session_key != before
    assert browser.get("/es/team/cycles/").status_code == 200
    assert browser.session.get_expiry_age() == 12 * 3600
    assert list(browser.session[PERSONAL_PAGES.devices]) == [cycle.public_id]


def test_a_browser_of_a_participant_stays_open_and_a_sign_in_shortens_it(client, coordination, cycle, sessions):
    client.post(LINK, {"secret": waiting(cycle, sessions)})
    assert client.session.get_expiry_age() > 50 * 86400

    client.force_login(coordination)

    assert client.session.get_expiry_age() == 12 * 3600


@pytest.mark.parametrize(
    ("target", "led"),
    [("/es/c/ciclo-de-prueba/", "/es/c/ciclo-de-prueba/"), ("https://evil.example/", ME), ("//evil", ME)],
)
def test_one_is_led_on_within_this_site_only(client, cycle, sessions, target, led):
    answer = client.post(LINK, {"secret": waiting(cycle, sessions), "next": target})

    assert answer["Location"] == led


def test_who_is_not_registered_is_asked_to_enter_and_comes_back(client, cycle, sessions):
    assert client.get(ME)["Location"] == f"/es/me/?next={ME}"

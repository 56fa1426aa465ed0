"""Another e-mail counts once its mail was answered; the former one opens nothing, and is told that it was left."""

import pytest
from django.test import Client
from django_scopes import scope

from tinkuy.convening.changing_address.actions import ask_for_address, change_address
from tinkuy.convening.moving.actions import move_webinar
from tinkuy.convening.moving.tests.changing import REASON, later
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.tests.participants import (
    MAIL,
    ME,
    browser_of,
    code_in,
    confirmed,
    mail,
    registration,
    waiting,
)
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.own_pages.actions import open_by_link, send_code

NEW = "picaflor@example.org"
ADDRESS = f"{ME}address/"


@pytest.fixture
def browser(scoped, sessions):
    return browser_of(confirmed(scoped, sessions))


def asked(browser, email: str = NEW) -> str:
    """The code that was sent to *email*."""
    assert browser.post(ADDRESS, {"email": email}).status_code == 302
    message = mail()
    assert message.to == email
    return code_in(message)


def test_capability_C3_the_new_address_counts_once_its_code_came_back(browser, scoped):
    code = asked(browser)
    assert registration(scoped).email() == MAIL

    page = browser.post(f"{ADDRESS}code/", {"code": code}, follow=True).text

    assert "Desde ahora le escribimos a su nueva dirección." in page
    assert registration(scoped).email() == NEW
    assert NEW in page


def test_capability_C3_the_former_address_is_told_and_neither_mail_says_who_or_what(browser, scoped):
    browser.post(f"{ADDRESS}code/", {"code": asked(browser)})

    left = mail()
    asking = DevelopmentMessage.objects.get(to=NEW)
    assert left.to == MAIL
    for word in ("Colibr", "por venir", "Ciclo de prueba", NEW):
        assert word not in left.subject + left.body + asking.subject + asking.body


def test_capability_C3_a_wrong_code_changes_nothing_and_the_fifth_closes_the_right_one(browser, scoped):
    code = asked(browser)
    wrong = "000000" if code != "000000" else "000001"
    for _ in range(5):
        assert browser.post(f"{ADDRESS}code/", {"code": wrong}).status_code == 422

    assert browser.post(f"{ADDRESS}code/", {"code": code}).status_code == 422
    assert registration(scoped).email() == MAIL


def test_capability_C3_a_code_for_one_address_proves_no_other_and_opens_no_page(browser, scoped):
    code = asked(browser)
    one = registration(scoped)

    with scope(cycle=scoped), pytest.raises(Refused):
        change_address(registration=one, email="otra@example.org", code=code)
    answer = Client().post("/es/me/enter/code/", {"email": MAIL, "code": code})
    assert answer.status_code == 422


def test_capability_C3_an_address_of_somebody_else_is_refused_only_to_who_reads_its_mail(browser, scoped, sessions):
    confirmed(scoped, sessions, email=NEW)

    code = asked(browser, NEW)
    answer = browser.post(f"{ADDRESS}code/", {"code": code})

    assert answer.status_code == 422
    assert "Otra inscripción de este ciclo tiene esta dirección." in answer.text


def test_capability_C3_a_slip_of_the_finger_is_asked_about_before_anything_is_sent(browser):
    answer = browser.post(ADDRESS, {"email": "picaflor@gmial.com"})

    assert answer.status_code == 422
    assert "picaflor@gmail.com" in answer.text
    assert Notice.objects.filter(kind="confirm-address").count() == 0


def test_capability_C3_ones_own_address_and_too_many_are_refused(browser, scoped):
    assert "Su inscripción ya tiene esta dirección." in browser.post(ADDRESS, {"email": MAIL.upper()}).text
    statuses = [browser.post(ADDRESS, {"email": f"a{number}@example.org"}).status_code for number in range(7)]
    assert statuses[0] == 302
    assert statuses[-1] == 422


def test_promise_A09_the_link_of_the_former_mailbox_opens_nothing_and_codes_go_to_the_new_one(scoped, sessions):
    secret = waiting(scoped, sessions)
    browser = browser_of(open_by_link(PARTICIPANT_PAGES, secret=secret).browser)
    browser.post(f"{ADDRESS}code/", {"code": asked(browser)})
    deliver_due()

    with pytest.raises(Refused):
        open_by_link(PARTICIPANT_PAGES, secret=secret)
    send_code(PARTICIPANT_PAGES, email=NEW, language="es")
    assert mail().to == NEW


def test_capability_C3_what_is_owed_goes_to_the_new_address_with_its_calendar(browser, scoped, sessions, coordination):
    code = asked(browser)
    with scope(cycle=scoped):
        move_webinar(actor=coordination, webinar=sessions[0], starts_at=later(sessions[0], days=1), reason=REASON)
    browser.post(f"{ADDRESS}code/", {"code": code})

    deliver_due()
    moved = DevelopmentMessage.objects.get(subject__contains="otra fecha")
    assert moved.to == NEW
    assert f"mailto:{NEW}" in moved.attached.replace("\r\n ", "").replace("\n ", "")


def test_capability_C3_neither_journal_nor_session_holds_an_address_in_clear(browser, scoped):
    asked(browser)

    assert NEW not in str(dict(browser.session))
    assert NEW not in str(list(Entry.objects.values_list("details", flat=True)))


def test_capability_C3_who_withdrew_changes_nothing(browser, scoped):
    one = registration(scoped)
    browser.post(f"{ME}withdraw/")

    with scope(cycle=scoped), pytest.raises(Refused):
        ask_for_address(registration=one, email=NEW)


def test_capability_C3_the_code_page_without_an_address_leads_back(browser):
    assert browser.get(f"{ADDRESS}code/")["Location"] == ADDRESS

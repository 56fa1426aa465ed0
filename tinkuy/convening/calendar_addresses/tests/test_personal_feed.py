"""The secret address of somebody's calendar: neutral, kept by nobody, renewed and closed on their page."""

import logging
import re

import pytest
from django.test import Client

from tinkuy.convening.calendar_addresses.models import CalendarAddress
from tinkuy.convening.calendars.tests.calendar_readers import imported_entries, read
from tinkuy.convening.moving import actions
from tinkuy.convening.moving.tests.changing import REASON, later
from tinkuy.convening.tests.participants import MAIL, ME, browser_of, confirmed, registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Cycle

CALENDAR = f"{ME}calendar/"


@pytest.fixture
def browser(scoped, sessions):
    return browser_of(confirmed(scoped, sessions))


def made(browser: Client) -> str:
    """The path of the feed, as the page shows it after it was made."""
    page = browser.post(f"{CALENDAR}renew/", follow=True).text
    return re.search(r'value="http://localhost:8000(/es/calendars/[\w-]+\.ics)"', page)[1]


def program(path: str):
    """A program without a cookie asks for it."""
    return Client().get(path)


def test_capability_C6_before_it_is_made_there_is_no_address(browser):
    page = browser.get(CALENDAR).text

    assert "webcal" not in page
    assert "Crear la dirección de mi calendario" in page


def test_capability_C6_a_program_follows_ones_sessions_in_the_hour_of_ones_country(browser, sessions):
    answer = program(made(browser))

    assert [entry.begin for entry in read(answer.content)] == [one.starts_at for one in sessions]
    assert b"DTSTART;TZID=America/Guayaquil:" in answer.content


def test_capability_C6_the_feed_is_neutral_in_an_open_cycle_too_and_names_nobody(browser, scoped):
    Cycle.objects.update(is_sensitive=False)

    feed = program(made(browser)).text

    assert "SUMMARY:Sesión 1" in feed
    for word in ("por venir", "ciclo-de-prueba", "Ciclo de prueba", "URL", "Colibr", MAIL, "ATTENDEE"):
        assert word not in feed


def test_promise_P14_no_cache_keeps_the_feed_nor_the_page_that_shows_its_address(browser):
    path = made(browser)

    assert program(path)["Cache-Control"] == browser.get(CALENDAR)["Cache-Control"] == "no-store"


def test_capability_C6_a_moved_session_moves_in_the_feed_and_one_left_out_is_gone(browser, sessions, coordination):
    path = made(browser)
    before = program(path).content
    moved = actions.move_webinar(
        actor=coordination, webinar=sessions[0], starts_at=later(sessions[0], days=1), reason=REASON
    )
    browser.post(f"{ME}sessions/", {"webinars": ["1"]})
    after = program(path).content

    assert [(one.begin, one.sequence) for one in read(after)] == [(moved.starts_at, 1)]
    assert len(imported_entries([before, after])) == 3


@pytest.mark.parametrize("deed", ["renew", "close"])
def test_capability_C6_the_former_address_opens_nothing(browser, deed):
    path = made(browser)

    browser.post(f"{CALENDAR}{deed}/")

    assert program(path).status_code == 404
    assert (path in browser.get(CALENDAR).text) is False


def test_capability_C6_it_may_be_read_again_to_follow_it_in_one_more_program(browser):
    path = made(browser)

    assert path in browser.get(CALENDAR).text


def test_promise_P08_who_leaves_the_cycle_is_followed_no_more(browser, scoped):
    path = made(browser)

    withdraw_registration(registration=registration(scoped))

    assert program(path).status_code == 404
    assert CalendarAddress.objects.count() == 0


def test_promise_P16_neither_database_nor_journal_nor_log_holds_the_secret(browser, scoped, caplog):
    caplog.set_level(logging.DEBUG)
    path = made(browser)
    secret = path.rpartition("/")[2].removesuffix(".ics")
    program(path)
    program(path.replace(secret[:4], "0000"))

    row = CalendarAddress.objects.values().get()
    assert secret not in str(row)
    assert secret not in str(list(Entry.objects.values()))
    assert secret not in caplog.text


def test_capability_C6_one_takes_the_file_of_each_chosen_session(browser, sessions):
    browser.post(f"{ME}sessions/", {"webinars": ["2"]})

    assert [entry.begin for entry in read(browser.get(f"{CALENDAR}2.ics").content)] == [sessions[1].starts_at]
    assert browser.get(f"{CALENDAR}1.ics").status_code == 404

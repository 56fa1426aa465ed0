"""What somebody registered is changed, read and taken away by themselves; who of the team saw it stands beside."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django_scopes import scope

from tinkuy.attendance.tests.made import imported, line
from tinkuy.convening.tests.participants import MAIL, ME, browser_of, coming, confirmed, registration
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.webinar import WebinarState


@pytest.fixture
def sessions(cycle):
    return coming(cycle, 1, 2)


@pytest.fixture
def browser(cycle, sessions):
    return browser_of(confirmed(cycle, sessions))


@pytest.fixture
def held(cycle, sessions, coordination):
    """The first session is over; its report has Colibrí for an hour and half."""
    with scope(cycle=cycle):
        cycle.webinars.filter(ordinal=1).update(state=WebinarState.HELD, starts_at="2026-03-05T15:00Z")
        imported(coordination, cycle.webinars.get(ordinal=1), line("Colibrí", MAIL))


def test_capability_C3_country_work_and_language_are_changed_and_the_hours_follow(browser, cycle):
    browser.post(f"{ME}details/", {"country": "PE", "sector": "government", "language": "pt-br"})

    person = registration(cycle)
    assert (person.country, person.sector, person.language) == ("PE", "government", "pt-br")
    assert "en Lima" in browser.get(ME).text


def test_capability_C3_for_whom_one_works_is_changed_to_one_of_the_directory_or_written_and_taken_away(browser, cycle):
    details = {"country": "EC", "sector": "", "language": "es"}
    ministry = Organisation.objects.create(name="Ministerio del Interior", country="EC", sector="government")

    browser.post(f"{ME}details/", details | {"organisation": "Red Colibrí"})
    written = registration(cycle)
    page = browser.get(ME).text
    browser.post(f"{ME}details/", details | {"organisation": "ministerio del interior"})
    named = registration(cycle)
    browser.post(f"{ME}details/", details | {"organisation": ""})
    gone = registration(cycle)

    assert (written.organisation_id, written.written_organisation()) == (None, "Red Colibrí")
    assert 'value="Red Colibrí"' in page
    assert "· Red Colibrí" in page
    assert (named.organisation_id, named.written_organisation()) == (ministry.pk, "")
    assert (gone.organisation_id, gone.written_organisation()) == (None, "")


def test_capability_C3_the_organisation_stands_once_a_session_was_held(browser, cycle, held):
    refused = browser.post(
        f"{ME}details/", {"country": "EC", "sector": "", "language": "es", "organisation": "Red Colibrí"}
    )

    assert refused.status_code == 422
    assert registration(cycle).written_organisation() == ""


def test_capability_C3_the_page_says_that_the_figures_stand_before_somebody_writes_in_vain(browser, cycle, request):
    before = browser.get(ME).text
    request.getfixturevalue("held")

    assert "en sus cifras ya entraron" not in before
    assert "en sus cifras ya entraron" in browser.get(ME).text


def test_capability_C3_once_a_session_was_held_its_figures_stand_and_the_language_still_changes(browser, cycle, held):
    refused = browser.post(f"{ME}details/", {"country": "PE", "sector": "", "language": "es"})
    browser.post(f"{ME}details/", {"country": "EC", "sector": "", "language": "en"})

    assert refused.status_code == 422
    assert "Ya se realizó una sesión" in refused.text
    person = registration(cycle)
    assert (person.country, person.language) == ("EC", "en")


def test_promise_P07_the_page_says_who_of_the_team_saw_the_data_and_how_often(browser, held):
    page = browser.get(ME).text

    assert "Quién vio sus datos" in page
    assert "Coordinación regional, " in page
    assert f"{ME}data/#of-journal" in page


def test_promise_P07_nobody_is_said_where_nobody_looked(browser):
    assert "Nadie del equipo, según el registro." in browser.get(ME).text


def test_promise_P07_the_readable_file_holds_what_the_page_shows_and_needs_no_site(browser, held):
    answer = browser.get(f"{ME}data.html")

    assert answer["Content-Disposition"] == 'attachment; filename="mis-datos.html"'
    assert answer["Cache-Control"] == "no-store"
    for word in (MAIL, "Silla de ruedas", "Subtítulos en vivo", "Ecuador", "Coordinación regional"):
        assert word in answer.text
    assert fetched(answer.text) == []


def test_capability_C3_a_session_says_whether_one_came_once_its_attendance_is_there(browser, cycle, held):
    page = browser.get(ME).text

    assert ("Usted asistió." in page, "Usted no asistió." in page) == (True, False)


def test_capability_C3_somebody_who_is_in_no_report_did_not_come(cycle, sessions, coordination):
    browser = browser_of(confirmed(cycle, sessions, email="tucan@example.org", name="Tucán"))
    with scope(cycle=cycle):
        cycle.webinars.filter(ordinal=1).update(state=WebinarState.HELD, starts_at="2026-03-05T15:00Z")
        before = browser.get(ME).text
        imported(coordination, cycle.webinars.get(ordinal=1), line("Colibrí", MAIL))

    assert ("asistió" in before, "Usted no asistió." in browser.get(ME).text) == (False, True)


def test_promise_P14_every_page_of_self_service_is_kept_by_no_cache(browser):
    for address in ("calendar/", "calendar/1.ics", "address/", "data.html"):
        assert browser.get(f"{ME}{address}")["Cache-Control"] == "no-store", address


def test_capability_C3_the_page_asks_for_as_much_with_many_sessions_as_with_few(
    browser, cycle, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60) as few:
        browser.get(ME)
    for one in coming(cycle, *range(11, 17)):
        one.starts_at += timedelta(days=30)
        one.save()

    with django_assert_max_num_queries(len(few) + 1):
        browser.get(ME)


class Fetches(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


def fetched(page: str) -> list[str]:
    """Whatever the file would ask another place for."""
    parser = Fetches()
    parser.feed(page)
    return parser.addresses

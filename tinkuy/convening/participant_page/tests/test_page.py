"""A participant's own page: what it shows, what they change on it, their data and their calendar."""

import json
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django_scopes import scope
from icalendar import Calendar

from tinkuy.attendance.tests.made import imported, line
from tinkuy.convening.moving import actions
from tinkuy.convening.registrations import later_stages
from tinkuy.convening.registrations.models import Consent, Registration
from tinkuy.convening.tests.participants import MAIL, ME, browser_of, coming, confirmed, registration
from tinkuy.core import clock
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.hours import local_day

pytestmark = pytest.mark.both_databases


@pytest.fixture
def sessions(cycle):
    return coming(cycle, 1, 2)


@pytest.fixture
def browser(cycle, sessions):
    """Colibrí's browser."""
    return browser_of(confirmed(cycle, sessions))


def test_the_page_shows_the_sessions_in_the_hour_of_the_persons_country(browser, sessions):
    page = browser.get(ME).text

    local = sessions[0].starts_at.astimezone(ZoneInfo("America/Guayaquil"))
    assert "1. Sesión por venir 1" in page
    assert f"{local:%H:%M} en Quito" in page


@pytest.mark.parametrize(
    ("before", "state", "words"),
    [
        (timedelta(days=2), "announced", ("Su lugar está confirmado", "Entrar: abre el", "Agregarlas a mi calendario")),
        (timedelta(minutes=29), "announced", ("Su lugar está confirmado", ">Entrar a la sala de espera</a>")),
        (timedelta(minutes=-500), "live", ("Sesión en vivo ahora", ">Entrar</a>")),
    ],
)
def test_the_box_leads_to_the_room_once_it_is_open(browser, sessions, before, state, words):
    sessions[0].starts_at, sessions[0].state = clock.now() + before, state
    with scope(cycle=sessions[0].cycle):
        sessions[0].save()

    box = re.search(r"<aside.*?</aside>", browser.get(ME).text, re.S)[0]

    assert [one for one in words if one not in box] == []


def test_each_permission_says_since_when_and_until_when(browser, cycle):
    browser.post(f"{ME}consents/", {"quotation": "on"})

    page = browser.get(ME).text

    assert len(re.findall(r"Desde el [^<]* hasta el [^<]*, o hasta que usted lo retire\.", page)) == 2


def test_a_personal_page_is_kept_by_no_cache(browser):
    for address in ("", "data/", "data.json", "calendar.ics", "withdraw/"):
        assert browser.get(f"{ME}{address}")["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("before", "state", "words"),
    [
        (timedelta(minutes=31), "announced", None),
        (timedelta(minutes=29), "announced", "Entrar a la sala de espera"),
        (timedelta(minutes=-5), "live", "Entrar a la sesión"),
    ],
)
def test_the_way_in_opens_half_an_hour_before(browser, sessions, before, state, words):
    sessions[0].state = state
    sessions[0].save()

    with clock.at(sessions[0].starts_at - before):
        page = browser.get(ME).text

    assert [said for said in ("Entrar a la sala de espera", "Entrar a la sesión") if said in page] == [words] * bool(
        words
    )


def test_one_leaves_a_session_out_and_no_clock_brings_it_back(browser, cycle, sessions):
    browser.post(f"{ME}sessions/", {"webinars": ["2"], "joins_new_webinars": "on"})
    actions.enrol_in_new_webinars()

    assert chosen(cycle) == [2]


def test_who_would_come_to_no_session_is_led_to_leaving_the_cycle(browser, cycle):
    answer = browser.post(f"{ME}sessions/", {"joins_new_webinars": "on"})

    assert answer.status_code == 422
    assert "No iría a ninguna sesión." in answer.text
    assert f'<a class="own-line" href="{ME}withdraw/">' in answer.text
    assert chosen(cycle) == [1, 2]


def test_who_comes_to_none_of_those_that_are_left_keeps_those_that_were(browser, cycle, sessions):
    with scope(cycle=cycle):
        sessions[0].state = "live"
        sessions[0].save()
    with clock.at(sessions[0].ends_at):
        page = browser.post(f"{ME}sessions/", {"webinars": []}, follow=True).text

    assert "no irá a ninguna de las sesiones que quedan" in page
    assert "Sus sesiones quedaron guardadas." not in page
    assert chosen(cycle) == [1]


def test_capability_C1_a_session_that_is_added_later_enrols_by_itself_and_says_so(browser, cycle):
    coming(cycle, 7)

    assert [actions.enrol_in_new_webinars() for _ in range(2)] == [1, 0]
    assert chosen(cycle) == [1, 2, 7]
    assert kinds() == ["confirm-registration", "registration-confirmed", "session-added"]


def test_capability_C1_who_opted_out_is_not_enrolled(browser, cycle):
    browser.post(f"{ME}sessions/", {"webinars": ["1", "2"]})
    coming(cycle, 7)

    assert actions.enrol_in_new_webinars() == 0
    assert chosen(cycle) == [1, 2]


def chosen(cycle: Cycle) -> list[int]:
    with scope(cycle=cycle):
        return list(Registration.objects.get().webinars.values_list("ordinal", flat=True))


def kinds() -> list[str]:
    return list(Notice.objects.order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ({"appears_as": "alias", "alias": "Tucán"}, "Tucán"),
        ({"appears_as": "name", "name": "Rol de prueba"}, "Rol de prueba"),
        ({"appears_as": "none"}, "Participante {number}"),
    ],
)
def test_one_changes_how_one_appears(browser, cycle, form, shown):
    browser.post(f"{ME}appearance/", form)

    shown = shown.format(number=registration(cycle).number)
    assert registration(cycle).display_name() == shown
    assert f"Aparece como <b>{shown}</b>" in browser.get(ME).text


def test_an_alias_that_is_not_written_is_asked_for_and_nothing_changes(browser, cycle):
    answer = browser.post(f"{ME}appearance/", {"appears_as": "alias", "alias": ""})

    assert answer.status_code == 422
    assert "Escriba cómo quiere aparecer" in answer.text
    assert registration(cycle).display_name() == "Colibrí"


def test_one_changes_what_one_needs(browser, cycle):
    browser.post(f"{ME}needs/", {"needs": ["telephone"], "note": ""})

    person = registration(cycle)
    assert (person.needs, person.note()) == (["telephone"], "")


def test_a_consent_is_given_taken_back_and_given_again_and_each_is_kept(browser, cycle, sessions):
    days = []
    for form in ({"quotation": "on"}, {}, {"quotation": "on"}):
        browser.post(f"{ME}consents/", form)
        days.append(registration(cycle).erase_on - local_day(sessions[-1].ends_at, cycle.zone))

    assert [day.days for day in days] == [30, 30, 30]
    with scope(cycle=cycle):
        consents = Consent.objects.exclude(purpose="use_of_data").values_list("purpose", "version", "withdrawn_at")
        assert [(purpose, version, at is None) for purpose, version, at in consents] == [
            ("quotation", "2026-11b", False),
            ("quotation", "2026-11b", True),
        ]


def test_the_consent_to_the_use_of_data_is_not_taken_back_by_another_form(browser, cycle):
    browser.post(f"{ME}consents/", {"use_of_data": ""})

    with scope(cycle=cycle):
        assert Consent.objects.get(purpose="use_of_data").withdrawn_at is None


def test_promise_P07_everything_that_is_kept_is_shown_and_downloaded(browser, cycle, sessions, coordination):
    with scope(cycle=cycle):
        cycle.webinars.filter(ordinal=1).update(state=WebinarState.HELD, starts_at="2026-03-05T15:00Z")
        imported(coordination, cycle.webinars.get(ordinal=1), line("Colibrí", MAIL))

    data = json.loads(browser.get(f"{ME}data.json").content)
    page = browser.get(f"{ME}data/").text

    assert (data["registration"]["name"], data["registration"]["email"]) == ("Colibrí", MAIL)
    assert data["registration"]["note"] == "Silla de ruedas"
    assert [row["session"] for row in data["attendance"]] == [1]
    assert [row["purpose"] for row in data["consents"]] == ["use_of_data"]
    assert {"who": "Coordinación regional", "deed": "committed"}.items() <= data["journal"][-1].items()
    for word in (MAIL, "Silla de ruedas", "Subtítulos en vivo", "importó un informe de asistencia", "Ecuador"):
        assert word in page


def test_promise_P07_later_stages_tell_what_they_hold(browser, monkeypatch):
    monkeypatch.setattr(later_stages, "_held", {})
    later_stages.add_stage("questions", tell=lambda one: [{"text": f"of {one.name()}"}], erase=lambda one: None)

    assert json.loads(browser.get(f"{ME}data.json").content)["questions"] == [{"text": "of Colibrí"}]
    assert "of Colibrí" in browser.get(f"{ME}data/").text


def test_the_calendar_holds_the_chosen_sessions_in_whole_zones(browser, cycle, sessions):
    browser.post(f"{ME}sessions/", {"webinars": ["2"]})

    answer = browser.get(f"{ME}calendar.ics")

    calendar = Calendar.from_ical(answer.content)
    (event,) = calendar.events
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert event.start == sessions[1].starts_at
    assert event.end - event.start == timedelta(minutes=90)
    assert b"DTSTART;TZID=America/Guayaquil:" in answer.content
    assert [str(zone.tz_name) for zone in calendar.timezones] == ["America/Guayaquil"]


def test_a_sensitive_cycle_has_neutral_titles_in_the_calendar(browser, cycle):
    neutral = browser.get(f"{ME}calendar.ics").text
    Cycle.objects.update(is_sensitive=False)
    open_one = browser.get(f"{ME}calendar.ics").text

    for word in ("por venir", "ciclo-de-prueba", "Ciclo de prueba"):
        assert word not in neutral
    assert "SUMMARY:Sesión 1" in neutral
    assert "SUMMARY:Sesión por venir 1" in open_one


def test_a_session_that_is_moved_keeps_its_identifier(browser, sessions):
    before = uids(browser)
    sessions[0].starts_at += timedelta(days=3)
    sessions[0].save()

    assert uids(browser) == before
    assert len(set(before)) == 2


def uids(browser) -> list[str]:
    return [str(event.uid) for event in Calendar.from_ical(browser.get(f"{ME}calendar.ics").content).events]


def test_the_journal_names_nobody(browser, cycle):
    browser.post(f"{ME}appearance/", {"appears_as": "alias", "alias": "Tucán"})

    entries = list(Entry.objects.exclude(actor__is_example=True).values_list("actor", "details"))
    assert {actor for actor, _details in entries} == {None}
    assert "Tucán" not in str(entries)
    assert MAIL not in str(entries)


def test_a_device_of_somebody_else_is_not_there(browser, cycle, sessions):
    other = confirmed(cycle, sessions, email="tucan@example.org")

    assert browser.post(f"{ME}devices/{other.public_id}/close/").status_code == 404

"""Chile and Paraguay, whose clocks change by decree: the hour is right on every page and in every calendar.

The offsets below are written by hand, from the decrees and not from the zone data, so that a machine with outdated data
fails here. Chile: Decreto Supremo 1286 of 2018 of the Ministerio del Interior y Seguridad Pública (the first Saturday
of April and of September, at 24:00), and its change of August 2022, for which that year's summer time began a week
late, on 10 September at 24:00; later decrees keep the rule. Paraguay: Decreto 1264 of 2014 (summer time from the first
Sunday of October to the fourth of March, at 0:00), and Ley 7354 of 2024, by which that of 6 October 2024 does not end.
"""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_scopes import scope
from icalendar import Calendar

from tinkuy.config import zones
from tinkuy.config.doctor import machine
from tinkuy.convening.calendars.files import calendar_of
from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import SkippedHourError, moment_in
from tinkuy.planning.sessions.actions.webinars import add_webinar

CHILE, PARAGUAY = "America/Santiago", "America/Asuncion"

CHANGES = {
    CHILE: [  # the first day with the new offset, and its hours from UTC
        (date(2019, 9, 8), -3),
        (date(2020, 4, 5), -4),
        (date(2020, 9, 6), -3),
        (date(2021, 4, 4), -4),
        (date(2021, 9, 5), -3),
        (date(2022, 4, 3), -4),
        (date(2022, 9, 11), -3),
        (date(2023, 4, 2), -4),
        (date(2023, 9, 3), -3),
        (date(2024, 4, 7), -4),
        (date(2024, 9, 8), -3),
        (date(2025, 4, 6), -4),
        (date(2025, 9, 7), -3),
        (date(2026, 4, 5), -4),
        (date(2026, 9, 6), -3),
        (date(2027, 4, 4), -4),
        (date(2027, 9, 5), -3),
    ],
    PARAGUAY: [
        (date(2019, 10, 6), -3),
        (date(2020, 3, 22), -4),
        (date(2020, 10, 4), -3),
        (date(2021, 3, 28), -4),
        (date(2021, 10, 3), -3),
        (date(2022, 3, 27), -4),
        (date(2022, 10, 2), -3),
        (date(2023, 3, 26), -4),
        (date(2023, 10, 1), -3),
        (date(2024, 3, 24), -4),
        (date(2024, 10, 6), -3),  # for good
    ],
}
DAY = timedelta(days=1)
CASES = [
    (day + step, (CHILE, PARAGUAY))
    for zone in (CHILE, PARAGUAY)
    for day, _offset in CHANGES[zone][1:]
    for step in (-2 * DAY, DAY)
]


def offset(zone: str, day: date) -> int:
    """Hours from UTC at noon of *day*, by the table."""
    return next(hours for since, hours in reversed(CHANGES[zone]) if since <= day)


def hour_by_hand(wall: datetime, home: str, there: str) -> str:
    """What the clocks of *there* show when those of *home* show *wall*, by the table alone; not at night."""
    hours = offset(there, wall.date()) - offset(home, wall.date())
    return f"{wall + timedelta(hours=hours):%H:%M}"


@pytest.mark.parametrize("zone", [CHILE, PARAGUAY])
def test_capability_P9_the_zone_data_of_this_machine_agree_with_the_decrees_every_day_from_2020_to_2027(zone):
    days = [date(2020, 1, 1) + step * DAY for step in range(8 * 365 + 2)]

    wrong = [
        day
        for day in days
        if datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).utcoffset()
        != timedelta(hours=offset(zone, day))
    ]

    assert wrong == []


@pytest.fixture
def of_both(cycle, coordination):
    """A running cycle of both countries, by the clock of Santiago, in scope."""
    Cycle.objects.update(zone=CHILE)
    cycle.refresh_from_db()
    with scope(cycle=cycle):
        InvitedCountry.objects.all().delete()
        for code, zone in (("CL", CHILE), ("PY", PARAGUAY)):
            InvitedCountry.objects.create(cycle=cycle, country=code, zone=zone)
        yield cycle


def session_at(cycle, actor, wall: datetime) -> Webinar:
    with clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
        return add_webinar(
            actor=actor,
            cycle=cycle,
            title={"es": "Una sesión"},
            subtitle={},
            question={},
            starts_at=moment_in(cycle.zone, wall),
        )


@pytest.mark.parametrize("day", sorted({day for day, _zones in CASES}), ids=str)
def test_capability_P9_a_session_beside_a_change_of_clocks_shows_the_right_hour_on_the_page_and_in_the_calendar(
    of_both, coordination, client, day
):
    wall = datetime(day.year, day.month, day.day, 11, 0)
    there = hour_by_hand(wall, CHILE, PARAGUAY)

    webinar = session_at(of_both, coordination, wall)
    page = client.get(f"/es/c/{of_both.slug}/s/1/").text
    shown = dict(re.findall(r"<dt>(\d\d:\d\d)</dt><dd>([^<(]+)", page))

    assert webinar.starts_at == datetime(day.year, day.month, day.day, 11 - offset(CHILE, day), tzinfo=UTC)
    if there == "11:00":
        assert shown == {"11:00": "Asunción, Santiago"}
    else:
        assert shown == {"11:00": "Santiago", there: "Asunción"}
    for zone, hour in ((CHILE, "11:00"), (PARAGUAY, there)):
        file = calendar_of(of_both, [webinar], zone=zone, language="es", address="")
        assert f"DTSTART;TZID={zone}:{day:%Y%m%d}T{hour.replace(':', '')}00".encode() in file
        assert offset_in(file, wall.replace(hour=int(hour[:2]))) == timedelta(hours=offset(zone, day))


def offset_in(file: bytes, wall: datetime) -> timedelta:
    """The offset that the calendar's own VTIMEZONE gives *wall*: what a program without zone data reads."""
    (zone,) = Calendar.from_ical(file).timezones
    return zone.to_tz(lookup_tzid=False).utcoffset(wall)


@pytest.mark.parametrize("day", [date(2022, 9, 11), date(2026, 9, 6), date(2027, 9, 5)], ids=str)
def test_capability_P9_an_hour_that_the_clocks_skip_is_refused_in_words(of_both, coordination, signed_in, day):
    with pytest.raises(SkippedHourError):
        moment_in(CHILE, datetime(day.year, day.month, day.day, 0, 30))

    form = {"title_es": "De noche", "day": f"{day}", "hour": "00:30", "minutes": "60"}
    answer = signed_in(coordination).post(f"/es/team/c/{of_both.slug}/plan/sessions/new/", form)

    assert answer.status_code == 422
    assert "Esa hora no existe ese día: cambia el horario. Elija otra." in answer.text
    assert not Webinar.objects.exists()


def test_capability_P9_an_hour_that_comes_twice_is_the_first_of_the_two(of_both):
    assert moment_in(CHILE, datetime(2027, 4, 3, 23, 30)) == datetime(2027, 4, 4, 2, 30, tzinfo=UTC)


def test_the_doctor_names_the_release_of_the_zones():
    (finding,) = machine.zones()

    assert not finding.is_fault
    assert zones.version_of_zones() in finding.sentence


def test_the_doctor_warns_of_zones_that_do_not_know_the_last_changes(monkeypatch):
    monkeypatch.setattr(zones, "KNOWN_OFFSETS", ((PARAGUAY, datetime(2025, 7, 1, tzinfo=UTC), -4),))

    (finding,) = machine.zones()

    assert finding.is_fault
    assert "no conocen el último cambio de hora de America/Asuncion" in finding.sentence


def test_the_doctor_warns_of_zones_that_are_old():
    with clock.at(datetime(2035, 1, 1, tzinfo=UTC)):
        (finding,) = machine.zones()

    assert finding.is_fault
    assert "tienen más de un año" in finding.sentence


@pytest.mark.parametrize(("version", "old"), [("2024b", True), ("2025a", False), ("2026f", False), ("", False)])
def test_a_release_of_the_year_before_last_is_old(version, old):
    assert zones.is_old(version, datetime(2026, 11, 25, tzinfo=UTC)) is old

"""Which hour is good for everybody. Pure: places, days and clocks, no table."""

from datetime import UTC, date, datetime

import pytest

from tinkuy.planning.best_hours.weighing import Comfort, Place, best, holiday_on, starts_of

LIMA, SANTIAGO, ASUNCION = "America/Lima", "America/Santiago", "America/Asuncion"
PERU, URUGUAY = Place("PE", LIMA), Place("UY", "America/Montevideo")
CHILE, PARAGUAY = Place("CL", SANTIAGO), Place("PY", ASUNCION)
WORKDAY = date(2020, 7, 15)


def at(hour, *places, day=WORKDAY, zone=LIMA, minutes=90):
    """The start at *hour* of the cycle's clock."""
    return next(s for s in starts_of(day, zone, places, minutes=minutes) if f"{s.wall:%H:%M}" == hour)


@pytest.mark.parametrize(
    ("hour", "minutes", "comfort", "why"),
    [
        ("08:00", 90, Comfort.WELL, ""),
        ("07:30", 90, Comfort.TOLERABLE, "early"),
        ("07:00", 90, Comfort.TOLERABLE, "early"),
        ("06:30", 90, Comfort.BAD, "early"),
        ("16:30", 90, Comfort.WELL, ""),
        ("16:30", 91, Comfort.TOLERABLE, "late"),
        ("18:30", 90, Comfort.TOLERABLE, "late"),
        ("18:30", 91, Comfort.BAD, "late"),
        ("23:30", 60, Comfort.BAD, "late"),
    ],
)
def test_capability_P9_the_whole_session_lies_within_the_working_day(hour, minutes, comfort, why):
    (local,) = at(hour, PERU, minutes=minutes).locals

    assert (local.comfort, local.why) == (comfort, why)


def test_capability_P9_each_country_is_weighed_by_its_own_clock():
    start = at("17:00", PERU, URUGUAY)

    assert [(one.hour, one.comfort, one.why) for one in start.locals] == [
        ("17:00", Comfort.TOLERABLE, "late"),
        ("19:00", Comfort.BAD, "late"),
    ]
    assert (start.bad, start.tolerable, start.well) == (1, 1, 0)


def test_capability_P9_a_weekend_is_bad_by_the_calendar_of_each_country():
    start = at("22:30", PERU, URUGUAY, day=date(2020, 7, 24))

    assert [one.why for one in start.locals] == ["late", "weekend"]


def test_capability_P9_a_public_holiday_of_one_country_is_bad_and_named():
    start = at("10:00", PERU, URUGUAY, day=date(2026, 7, 28))
    peru, uruguay = start.locals

    assert (peru.comfort, peru.why, peru.holiday.name) == (Comfort.BAD, "holiday", "Día de la Independencia")
    assert uruguay.comfort == Comfort.WELL


@pytest.mark.parametrize(
    ("country", "language", "name", "tag"),
    [
        ("BR", "pt-br", "Confraternização Universal", "pt-BR"),
        ("BR", "en", "Universal Fraternization Day", "en"),
        ("BR", "es", "Confraternização Universal", "pt-BR"),
        ("PE", "pt-br", "Año Nuevo", "es"),
        ("PE", "en", "New Year's Day", "en"),
        ("GY", "es", "New Year's Day", "en"),
    ],
)
def test_a_holiday_is_named_in_the_readers_language_or_in_one_of_the_country(country, language, name, tag):
    holiday = holiday_on(date(2026, 1, 1), country, language)

    assert (holiday.name, holiday.language) == (name, tag)


def test_a_country_that_the_library_does_not_know_has_no_holiday():
    assert holiday_on(date(2026, 1, 1), "XX", "es") is None


def test_capability_P9_the_best_hour_is_nearest_to_the_mid_morning_of_the_country_furthest_from_it():
    starts = starts_of(WORKDAY, LIMA, [PERU, URUGUAY], minutes=90)

    assert [f"{start.wall:%H:%M}" for start in best(starts)] == ["09:00", "08:30", "09:30"]


def test_capability_P9_a_day_without_a_holiday_is_better():
    days = [date(2026, 7, 28), date(2026, 7, 30)]  # the first one is a holiday in Peru
    starts = [start for day in days for start in starts_of(day, LIMA, [PERU, URUGUAY], minutes=90)]

    assert {start.wall.date() for start in best(starts)} == {date(2026, 7, 30)}


def test_capability_P9_an_hour_that_the_clocks_skip_is_not_offered_and_one_that_comes_twice_stands_once():
    skipped = starts_of(date(2026, 9, 6), SANTIAGO, [CHILE], minutes=60)
    doubled = starts_of(date(2026, 4, 4), SANTIAGO, [CHILE], minutes=60)

    assert [f"{start.wall:%H:%M}" for start in skipped[:2]] == ["01:00", "01:30"]
    assert len(skipped) == 46
    assert len(doubled) == 48
    assert doubled[-1].moment == datetime(2026, 4, 5, 2, 30, tzinfo=UTC)


def test_capability_P9_the_hours_of_both_sides_of_a_change_of_clocks_are_right():
    before, after = (at("10:00", CHILE, PARAGUAY, day=day) for day in (date(2026, 4, 3), date(2026, 4, 6)))

    assert [one.hour for one in before.locals] == ["12:00", "12:00"]
    assert [one.hour for one in after.locals] == ["11:00", "12:00"]


def test_capability_P9_one_bad_country_is_worse_than_two_tolerable_ones():
    starts = starts_of(WORKDAY, LIMA, [PERU, URUGUAY], minutes=660)

    (first,) = best(starts, 1)

    assert (f"{first.wall:%H:%M}", first.bad, first.tolerable) == ("07:00", 0, 2)

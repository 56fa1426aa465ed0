from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from tinkuy.core import clock
from tinkuy.planning import hours
from tinkuy.planning.templatetags import moments

TEN_COUNTRIES = ["AR", "BO", "BR", "CL", "CO", "EC", "PY", "PE", "UY", "VE"]


def groups(moment, codes=TEN_COUNTRIES, zone="America/Lima"):
    with translation.override("es"):
        return [(group.hour, group.cities) for group in hours.hours_by_city(moment, codes, zone)]


def test_invariant_22_the_hour_is_told_by_groups_of_capitals():
    assert groups(datetime(2020, 7, 16, 15, 0, tzinfo=UTC)) == [
        ("10:00", ("Bogotá", "Lima", "Quito")),
        ("11:00", ("Asunción", "Caracas", "La Paz", "Santiago")),
        ("12:00", ("Brasilia", "Buenos Aires", "Montevideo")),
    ]


def test_capability_P9_summer_time_and_changed_rules_are_right():
    january = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
    july = datetime(2026, 7, 15, 15, 0, tzinfo=UTC)

    assert groups(january, ["CL", "PY"]) == [("12:00", ("Asunción", "Santiago"))]
    assert groups(july, ["CL", "PY"]) == [("11:00", ("Santiago",)), ("12:00", ("Asunción",))]


def test_an_hour_of_another_day_says_so():
    late = hours.hours_by_city(datetime(2026, 3, 6, 4, 30, tzinfo=UTC), ["PE", "AR"], "America/Lima")

    assert [(group.hour, group.is_other_day, group.day) for group in late] == [
        ("23:30", False, date(2026, 3, 5)),
        ("01:30", True, date(2026, 3, 6)),
    ]


def test_invariant_22_what_belongs_to_no_cycle_has_the_day_and_the_hour_of_the_hubs_own_clock(settings):
    settings.HUB_ZONE = "America/Lima"
    evening = datetime(2026, 3, 6, 2, 5, tzinfo=UTC)

    with clock.at(evening), translation.override("en"):
        assert (hours.hub_today(), moments.local_day(evening)) == (date(2026, 3, 5), date(2026, 3, 5))
        assert moments.local_day(evening, "Europe/Madrid") == date(2026, 3, 6)
        assert moments.hub_moment(evening) == "5 mar 2026, 21:05 in Lima"


@pytest.mark.parametrize(
    ("language", "read"),
    [
        ("es", ["Brasilia", "Ciudad de México", "San Juan de Terranova", "Cordoba", "UTC"]),
        ("pt-br", ["Brasília", "Cidade do México", "Saint John’s", "Cordoba", "UTC"]),
        ("en", ["Brasilia", "Mexico City", "St. John’s", "Cordoba", "UTC"]),
    ],
)
def test_a_zone_is_read_as_a_city_in_the_language_of_the_reader(language, read):
    zones = ["America/Sao_Paulo", "America/Mexico_City", "America/St_Johns", "America/Argentina/Cordoba", "UTC"]

    with translation.override(language):
        assert [hours.city_of(zone) for zone in zones] == read


@pytest.mark.parametrize(
    ("language", "written", "of_another_year"),
    [
        ("es", "jueves 16 de julio", "jueves 16 de julio de 2020"),
        ("pt-br", "quinta-feira, 16 de julho", "quinta-feira, 16 de julho de 2020"),
        ("en", "Thursday 16 July", "Thursday 16 July 2020"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it_with_its_year_where_that_is_another(
    language, written, of_another_year
):
    with translation.override(language):
        with clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
            assert hours.long_day(date(2020, 7, 16)) == written
        with clock.at(datetime(2021, 1, 1, tzinfo=UTC)):
            assert hours.long_day(date(2020, 7, 16)) == of_another_year


def test_an_hour_that_the_clocks_skip_does_not_exist():
    with pytest.raises(hours.SkippedHourError):
        hours.moment_in("America/Santiago", datetime(2026, 9, 6, 0, 30))


@pytest.mark.parametrize("day", [datetime(9999, 12, 31, 23, 0), datetime(1, 1, 1, 0, 0)])
def test_an_hour_beyond_the_calendar_does_not_exist_either(day):
    with pytest.raises(hours.SkippedHourError):
        hours.moment_in("America/Lima" if day.year > 1 else "Asia/Tokyo", day)


def test_a_moment_of_a_zone_is_kept_in_utc():
    assert hours.moment_in("America/Lima", datetime(2020, 7, 16, 10, 0)) == datetime(2020, 7, 16, 15, 0, tzinfo=UTC)

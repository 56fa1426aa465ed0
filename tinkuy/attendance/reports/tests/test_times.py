"""Dates, hours and durations as the platforms write them."""

from datetime import UTC, date, datetime

import pytest

from tinkuy.attendance.reports.moments import day_in_filename
from tinkuy.attendance.reports.times import Hours, minutes_in
from tinkuy.core.errors import Refused

pytestmark = pytest.mark.usefixtures("english")


def moment(text: str, *, day: date | None = None, zone: str = "UTC", filename: str = "") -> datetime | None:
    hours = Hours(zone, day, filename)
    hours.decide([text])
    return hours.moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mar 28, 2020 08:07:27",
        "Mar 28, 2020 8:07:27 AM",
        "03/28/2020 08:07:27 AM",
        "28/03/2020 08:07:27",
        "28/03/20, 08:07:27",
        "28.03.2020 08:07:27",
        "28-03-2020 08:07:27",
        "2020-03-28 08:07:27",
        "2020-03-28T08:07:27Z",
        "2020-03-28T03:07:27-05:00",
        "2020/03/28 08:07:27.250",
        "28 mar. 2020 08:07:27",
        "28 de marzo de 2020, 8:07:27 a. m.",
        "28 de março de 2020 08:07:27",
        "28\u202fmar 2020 8:07:27\u202fAM",
        "Sat, Mar 28, 2020 08:07:27",
    ],
)
def test_every_platform_writes_the_same_moment(text):
    assert moment(" ".join(text.split())) == datetime(2020, 3, 28, 8, 7, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("12:05 AM", 0), ("12:05 PM", 12), ("1:05 p. m.", 13), ("23:05", 23), ("18h05", 18), ("00:05", 0)],
)
def test_the_clock_of_twelve_hours_turns_at_twelve(text, hour):
    assert moment(text, day=date(2020, 3, 28)) == datetime(2020, 3, 28, hour, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "--", "-", "–", "25:00", "10:61", "31/02/2020 10:00", "hola", "28/03/2020", "10"])
def test_what_is_no_moment_is_none(text):
    assert moment(text, day=date(2020, 3, 28)) is None


def test_invariant_22_the_hours_of_a_report_are_in_its_own_zone():
    assert moment("16/07/2020 11:45:00", zone="America/Sao_Paulo") == datetime(2020, 7, 16, 14, 45, tzinfo=UTC)


@pytest.mark.parametrize(("month", "hour"), [(1, 13), (7, 14)])
def test_invariant_22_summer_time_is_that_of_the_day(month, hour):
    assert moment(f"20/{month:02d}/2020 10:00", zone="America/Santiago") == datetime(2020, month, 20, hour, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["America/Macondo", "../../etc/passwd", ""])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(Refused):
        Hours(zone, None)


def decided(texts: list[str], **more: object) -> tuple[date, list[str]]:
    hours = Hours("UTC", more.pop("day", None), more.pop("filename", ""))
    hours.decide(texts, **more)
    return hours.moment(texts[0]).date(), hours.warnings


def test_the_day_of_the_webinar_decides_and_it_is_said():
    assert decided(["05/09/2022 10:00"], day=date(2022, 9, 5)) == (
        date(2022, 9, 5),
        ["Dates such as 05/09/2022 were read as 5 September 2022: the session was on that day."],
    )
    assert decided(["05/09/2022 10:00"], day=date(2022, 5, 9))[0] == date(2022, 5, 9)


def test_the_name_of_the_file_decides_without_a_day():
    assert decided(["05/09/2022 10:00"], filename="participants_2022_09_05.csv") == (
        date(2022, 9, 5),
        ["Dates such as 05/09/2022 were read as 5 September 2022: the name of the file has that day."],
    )


def test_another_date_of_the_file_decides_in_silence():
    assert decided(["05/09/2022 10:00", "05/13/2022 10:00"]) == (date(2022, 5, 9), [])


def test_the_habit_of_the_platform_is_the_last_resort_and_it_is_said():
    assert decided(["05/09/2022 10:00"], usual="month first") == (
        date(2022, 5, 9),
        ["Dates such as 05/09/2022 were read as 9 May 2022: this platform usually writes them so; check it."],
    )
    assert decided(["05/09/2022 10:00 AM"])[0] == date(2022, 5, 9)
    assert decided(["05/09/2022 10:00"])[0] == date(2022, 9, 5)


def test_equal_day_and_month_need_no_decision():
    assert decided(["05/05/2022 10:00"]) == (date(2022, 5, 5), [])


def test_both_orders_in_one_file_are_refused():
    with pytest.raises(Refused) as refusal:
        decided(["13/05/2022 10:00", "05/13/2022 10:00"])

    assert str(refusal.value).startswith("Some dates of the report have the day first and others the month first")


def test_hours_without_a_date_need_the_day_of_the_webinar():
    with pytest.raises(Refused) as refusal:
        moment("10:00 AM")

    assert str(refusal.value) == "This report has hours without dates. Say on which day the session was."


def test_a_report_that_passes_midnight_goes_on_the_next_day():
    hours = Hours("UTC", date(2020, 3, 28))
    hours.decide(["23:00", "00:30"])

    assert [hours.moment(text).day for text in ("23:00", "00:30")] == [28, 29]
    assert hours.warnings == ["The report passes midnight; the hours before 6:00 were read as the next day."]


@pytest.mark.parametrize(
    ("filename", "day"),
    [
        ("participants_2022_09_05.csv", date(2022, 9, 5)),
        ("20220905 sesion.csv", date(2022, 9, 5)),
        ("sesion-1.csv", None),
        ("2022-09-05 a 2022-09-06.csv", None),
        ("2022-02-30.csv", None),
        ("8120220905123.csv", None),
    ],
)
def test_the_day_in_the_name_of_a_file(filename, day):
    assert day_in_filename(filename) == day


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("19m 26s", 19 + 26 / 60),
        ("1h 2m 3s", 62.05),
        ("1 hr 2 min", 62),
        ("58 min", 58),
        ("59 Min. 0 Sek.", 59),
        ("1 godz. 5 min 30 sek.", 65.5),
        ("1 hora 5 minutos", 65),
        ("01:02:03", 62.05),
        ("1:20", 80),
        ("97", 97),
        ("97,5", 97.5),
        ("45s", 0.75),
        ("", None),
        ("--", None),
        ("pronto", None),
    ],
)
def test_every_platform_writes_a_duration(text, minutes):
    assert minutes_in(text) == (minutes if minutes is None else pytest.approx(minutes))

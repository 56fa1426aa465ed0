"""Who attended a webinar."""

from datetime import UTC, datetime, timedelta

import pytest

from tinkuy.attendance.figures.attendance import (
    attendance,
    drop,
    match_rate,
    median_stay,
    show_up,
    stay_to_close,
    threshold_seconds,
    walk_in_share,
)
from tinkuy.attendance.figures.presence import Interval, Window

START = datetime(2020, 6, 4, 15, tzinfo=UTC)


def window(minutes: float) -> Window:
    return Window(START, START + timedelta(minutes=minutes))


def stay(minutes: float, start: float = 0) -> Interval:
    return START + timedelta(minutes=start), START + timedelta(minutes=start + minutes)


@pytest.mark.parametrize(("lasts", "least"), [(90, 10), (40, 10), (30, 7.5), (20, 5), (0, 0)])
def test_ten_minutes_or_a_quarter_of_the_session_whichever_is_less(lasts, least):
    assert threshold_seconds(window(lasts)) == least * 60


def test_who_reaches_the_threshold_attended():
    webinar = attendance([("ana", stay(10)), ("luis", stay(9.9)), ("mara", stay(6)), ("mara", stay(4, 40))], window(90))

    assert (webinar.attended, webinar.brief, webinar.joins) == ({"ana", "mara"}, {"luis"}, 4)


def test_the_threshold_is_set_per_cycle():
    assert attendance([("ana", stay(10))], window(90), least_minutes=30, least_share=0.5).attended == set()


def test_nobody_attends_a_session_that_did_not_last():
    assert attendance([("ana", stay(10))], window(0)).attended == set()


def test_invariant_07_unmatched_accounts_are_counted_apart():
    webinar = attendance([("ana", stay(60))], window(90), unmatched=[("x", stay(30)), ("x", stay(30)), ("y", stay(2))])

    assert (webinar.attended, webinar.unmatched, webinar.joins) == ({"ana"}, 1, 4)
    assert match_rate(webinar).value == 0.5


def test_invariant_25_shares_say_what_they_divide():
    figure = show_up({"ana", "luis", "otra"}, {"ana", "luis", "mara"})

    assert (figure.numerator, figure.denominator, figure.value) == (2, 3, 2 / 3)
    assert walk_in_share({"ana", "luis", "otra"}, {"ana", "luis", "mara"}).value == 1 / 3
    assert str(figure.definition)


def test_the_stay_is_the_share_of_the_session():
    webinar = attendance([("ana", stay(90)), ("luis", stay(45)), ("mara", stay(18))], window(90))

    assert {person: seconds / 60 for person, seconds in webinar.seconds.items()} == {"ana": 90, "luis": 45, "mara": 18}
    assert (median_stay(webinar).value, median_stay(webinar).numerator, median_stay(webinar).denominator) == (
        0.5,
        45,
        90,
    )


def test_nothing_divided_by_nobody_is_nothing():
    webinar = attendance([], window(90))

    assert (show_up(set(), set()).value, median_stay(webinar).value, match_rate(webinar).value) == (None, None, None)


def test_capability_C12_how_many_stayed_to_the_close():
    """Three at once from minute 20 to 60; one is there ten minutes before the end, another comes in after that."""
    webinar = attendance(
        [("ana", stay(90)), ("luis", stay(60)), ("mara", stay(40, 20)), ("sol", stay(5, 84)), ("sol", stay(1, 2))],
        window(90),
    )

    assert (stay_to_close(webinar).numerator, stay_to_close(webinar).denominator) == (2, 3)
    assert (drop(webinar).numerator, drop(webinar).denominator, drop(webinar).value) == (2, 3, 2 / 3)


def test_of_a_session_shorter_than_its_close_everybody_stayed():
    webinar = attendance([("ana", stay(4)), ("luis", stay(2, 1))], window(5))

    assert (stay_to_close(webinar).value, drop(webinar).value) == (1, 0.5)
    assert stay_to_close(attendance([], window(90))).value is None

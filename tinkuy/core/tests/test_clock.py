"""The clock of every stage, and the deeds that it asks for."""

from datetime import UTC, datetime, timedelta

import pytest

from tinkuy.core import clock, periodic

MOMENT = datetime(2020, 6, 4, 15, 0, tzinfo=UTC)


def test_within_the_block_the_clock_stands():
    with clock.at(MOMENT):
        assert clock.now() == MOMENT
        assert clock.today() == MOMENT.date()

    assert clock.now() > MOMENT


def test_a_moment_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="zone"), clock.at(datetime(2020, 6, 4)):
        pass


def water_the_plants() -> None:
    """A deed of the clock, for these tests."""


def test_a_deed_is_registered_once_however_often_its_app_asks():
    periodic.every(water_the_plants, hours=1)
    job = periodic.every(water_the_plants, hours=2, minutes=30)

    assert [known for known in periodic.clock_jobs() if known.deed is water_the_plants] == [job]
    assert job.interval == timedelta(hours=2, minutes=30)

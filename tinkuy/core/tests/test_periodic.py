from datetime import timedelta

from tinkuy.core import periodic


def water_the_plants() -> None:
    """A deed of the clock, for these tests."""


def test_a_deed_is_registered_once_however_often_its_app_asks():
    periodic.every(water_the_plants, hours=1)
    job = periodic.every(water_the_plants, hours=2, minutes=30)

    assert [known for known in periodic.clock_jobs() if known.deed is water_the_plants] == [job]
    assert job.interval == timedelta(hours=2, minutes=30)

from datetime import UTC, datetime

import pytest

from tinkuy.core import clock

MOMENT = datetime(2020, 6, 4, 15, 0, tzinfo=UTC)


def test_within_the_block_the_clock_stands():
    with clock.at(MOMENT):
        assert clock.now() == MOMENT
        assert clock.today() == MOMENT.date()

    assert clock.now() > MOMENT


def test_a_moment_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="zone"), clock.at(datetime(2020, 6, 4)):
        pass

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor.actions import enter_segment, extend_segment
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.queries import position_of
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment


@pytest.fixture
def at(live):
    """Where the webinar stands so many minutes after its beginning: `at(5)`."""

    def position(minute: float):
        with clock.at(live.actually_started_at + timedelta(minutes=minute)):
            return position_of(live, Floor.objects.select_related("webinar", "segment").get())

    return position


@pytest.fixture
def enter(live, facilitation):
    """Enter the part of this place at a minute."""

    def entered(place: int, minute: float) -> None:
        with clock.at(live.actually_started_at + timedelta(minutes=minute)):
            floor = Floor.objects.select_related("webinar", "cycle").get()
            enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=place))

    return entered


def test_minutes_are_counted_from_the_real_start_and_what_is_left_is_rounded_up(at):
    position = at(5.5)

    assert (position.minute, position.minutes_left, position.seconds_left) == (5, 15, 870)
    assert (position.place, position.total, position.following.title) == (1, 3, "Diálogo")


def test_each_part_is_done_or_goes_on_or_comes_later(at, enter):
    enter(2, 25)

    blocks = [(block.state, round(block.share, 2)) for block in at(30).blocks]

    assert blocks == [("done", 1.0), ("now", 0.25), ("later", 0.0)]


def test_a_part_that_runs_over_has_no_minutes_left(at):
    position = at(21)

    assert (position.minutes_left, position.seconds_left) == (0, -60)
    assert position.blocks[0].share == 1.0


def test_minutes_that_were_given_are_there(at, floor, facilitation):
    extend_segment(actor=facilitation, floor=floor, minutes=5)

    assert at(21).minutes_left == 4


def test_the_regime_is_that_of_the_part(at, enter):
    opening = at(5).regime
    enter(2, 10)

    assert (opening, at(11).regime) == (Regime.ATTRIBUTION, Regime.CHATHAM_HOUSE)


def test_after_the_last_part_nothing_follows(at, enter):
    enter(3, 40)

    assert at(41).following is None


def test_before_anything_is_entered_the_cycles_own_regime_binds(announced):
    position = position_of(announced, None)

    assert (position.place, position.following, position.regime) == (0, None, Regime.ATTRIBUTION)
    assert (position.is_live, position.takes_questions, position.second) == (False, False, 0)


def test_once_it_is_held_the_clock_stands(at, live, facilitation):
    close_floor(actor=facilitation, webinar=live)
    live.refresh_from_db()

    position = at(90)

    assert (position.is_live, position.second, position.takes_questions) == (False, 0, False)

from datetime import timedelta

import pytest

from tinkuy.attendance.presences.models import Presence
from tinkuy.core import clock
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.presence.actions import note_listeners
from tinkuy.dialogue.presence.arrivals import note_arrivals, remember_arrival
from tinkuy.dialogue.presence.queries import connected_now


@pytest.fixture
def crowd(join):
    """Six in the room, of two countries."""
    return [join(f"Voz {number}", "PE" if number else "UY") for number in range(6)]


def hear(webinar, *voices, **channel) -> None:
    """Their streams are open."""
    holders = frozenset({voice.identity for voice in voices} | {"device:abc", "person:1"})
    note_listeners({channel.get("channel", channels.room(webinar)): holders})


def test_capability_D13_whose_stream_is_open_in_a_live_room_is_present(live, crowd):
    hear(live, *crowd)

    shown = connected_now(live)

    assert (shown.count, shown.countries) == (5, 0)


def test_invariant_09_four_people_are_too_few_to_be_counted(live, crowd):
    hear(live, *crowd[:4])

    assert connected_now(live).count is None


def test_promise_P17_who_watches_the_room_reads_of_no_single_person_that_came_or_went(live, join):
    """«6 connected, 2 countries» said of the only one of the second country that they are here, and when they came."""
    room = [join(f"Voz {number}", "PE" if number % 2 else "UY") for number in range(14)]
    readings = []
    for present in range(5, 15):
        hear(live, *room[:present])
        readings.append(connected_now(live))

    assert [one.count for one in readings] == [5] * 5 + [10] * 5
    assert [one.countries for one in readings] == [0] * 5 + [2] * 5


def test_who_was_not_seen_for_a_minute_and_a_half_is_connected_no_more(live, crowd):
    hear(live, *crowd)

    with clock.at(clock.now() + timedelta(seconds=95)):
        assert connected_now(live).count == 0


def test_nobody_is_present_in_a_session_that_is_not_live_or_on_another_channel(live, announced, crowd, webinars):
    hear(webinars[1], *crowd)
    hear(live, *crowd, channel=channels.console(live))
    hear(live, *crowd, channel="room:987654")

    assert (connected_now(live).count, connected_now(webinars[1]).count) == (0, 0)


def test_someone_of_another_cycle_is_not_present(live, crowd, make_person):
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.planning.cycles.models.cycle import Cycle

    other = Cycle.objects.create(slug="otro", title={"es": "Otro"})
    stranger = Registration.objects.with_scope(cycle=other).create(cycle=other, erase_on=clock.today())
    note_listeners({channels.room(live): frozenset({f"registration:{stranger.public_id}"})})

    assert connected_now(live).count == 0


def test_who_opened_the_page_is_present_once_all_who_arrived_are_noted(live, crowd):
    for voice in (*crowd, *crowd):
        remember_arrival(live, voice.registration)
    before = connected_now(live).count

    note_arrivals()
    note_arrivals()

    assert (before, connected_now(live).count) == (0, 5)


def test_nobody_arrives_in_a_session_that_ended_meanwhile(live, crowd):
    remember_arrival(live, crowd[0].registration)
    type(live).objects.filter(pk=live.pk).update(state="held")

    note_arrivals()

    assert not Presence.objects.exists()

import pytest
from django.db import connection

from tinkuy.attendance.presences.models import Presence
from tinkuy.core import clock
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.presence.actions import note_arrivals, note_listeners, remember_arrival
from tinkuy.dialogue.presence.queries import MARK_EVERY, connected_lately, countries_lately_of_many, forget_counts


@pytest.fixture
def crowd(join):
    """Six in the room, of two countries."""
    return [join(f"Voz {number}", "PE" if number else "UY") for number in range(6)]


def hear(webinar, *voices, **channel) -> None:
    """Their streams are open."""
    holders = frozenset({voice.identity for voice in voices} | {"device:abc", "person:1"})
    note_listeners({channel.get("channel", channels.room(webinar)): holders})


def lately(webinar) -> tuple[int | None, int]:
    """What the console says at the next full minute: how many, and of how many countries."""
    with clock.at(clock.now() + MARK_EVERY):
        connected = connected_lately(webinar)
    return connected.count, connected.countries


def test_capability_D13_whose_stream_is_open_in_a_live_room_is_present(live, crowd):
    hear(live, *crowd)

    assert lately(live) == (5, 0)


def test_invariant_09_four_people_are_too_few_to_be_counted(live, crowd):
    hear(live, *crowd[:4])

    assert lately(live)[0] is None


def test_promise_P17_who_watches_the_room_reads_of_no_single_person_that_came_or_went(live, join):
    """«6 connected, 2 countries» said of the only one of the second country that they are here, and when they came."""
    room = [join(f"Voz {number}", "PE" if number % 2 else "UY") for number in range(14)]
    readings = []
    for present in range(5, 15):
        hear(live, *room[:present])
        readings.append(lately(live))

    assert readings == [(5, 0)] * 5 + [(10, 2)] * 5


@pytest.fixture
def minute(live):
    """`minute(1.5)`: the clock stands so many minutes after a full one."""
    full = clock.now().replace(second=0, microsecond=0) + 2 * MARK_EVERY
    return lambda minutes: clock.at(full + minutes * MARK_EVERY)


def test_promise_P17_who_enters_several_times_themselves_does_not_read_when_another_of_a_country_comes(
    live, join, minute
):
    """Four of Uruguay are one's own: that a fifth came, and that the room grew to fifteen, shows at a full minute."""
    rest, own = [join(f"Voz {n}", "PE") for n in range(10)], [join(f"Propia {n}", "UY") for n in range(4)]
    other = join("Otra", "UY")
    with minute(0):
        hear(live, *rest, *own)
    readings = []
    for moment in (1, 1.2, 1.9, 2):
        with minute(moment):
            hear(live, *rest, *own, other)
            readings.append((connected_lately(live).count, connected_lately(live).countries))

    assert readings == [(10, 0)] * 3 + [(15, 2)]


def test_promise_P17_a_country_is_said_to_be_of_few_minutes_after_it_is_and_no_question_keeps_it_meanwhile(
    live, join, ask, minute
):
    rest, own = [join(f"Voz {n}", "PE") for n in range(10)], [join(f"Propia {n}", "UY") for n in range(4)]
    with minute(0):
        hear(live, *rest, *own, join("Otra", "UY"))
    readings, marks = [], []
    for moment in range(1, 6):
        with minute(moment):
            hear(live, *rest, *own)
            readings.append("UY" in countries_lately_of_many(live))
            marks.append(ask(voice=own[0]).country)

    assert readings == [True] * 4 + [False]
    assert marks == ["UY"] + [""] * 4


def test_who_was_not_seen_for_two_minutes_is_connected_no_more_at_the_next_full_one(live, crowd):
    hear(live, *crowd)

    with clock.at(clock.now() + 3 * MARK_EVERY):
        assert connected_lately(live).count == 0


def test_nobody_is_present_in_a_session_that_is_not_live_or_on_another_channel(live, announced, crowd, webinars):
    hear(webinars[1], *crowd)
    hear(live, *crowd, channel=channels.console(live))
    hear(live, *crowd, channel="room:987654")

    assert (lately(live)[0], lately(webinars[1])[0]) == (0, 0)


def test_someone_of_another_cycle_is_not_present(live, crowd, make_person):
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.planning.cycles.models.cycle import Cycle

    other = Cycle.objects.create(slug="otro", title={"es": "Otro"})
    stranger = Registration.objects.with_scope(cycle=other).create(cycle=other, erase_on=clock.today())
    note_listeners({channels.room(live): frozenset({f"registration:{stranger.public_id}"})})

    assert lately(live)[0] == 0


def test_who_opened_the_page_is_present_once_all_who_arrived_are_noted(live, crowd):
    for voice in (*crowd, *crowd):
        remember_arrival(live, voice.registration)
    before = lately(live)[0]

    note_arrivals()
    note_arrivals()

    assert (before, lately(live)[0]) == (0, 5)


def test_nobody_arrives_in_a_session_that_ended_meanwhile(live, crowd):
    remember_arrival(live, crowd[0].registration)
    type(live).objects.filter(pk=live.pk).update(state="held")

    note_arrivals()

    assert not Presence.objects.exists()


def test_thousands_who_read_a_page_in_one_minute_have_the_connected_counted_once(
    live, crowd, django_assert_num_queries
):
    hear(live, *crowd)
    with clock.at(clock.now() + MARK_EVERY):
        connected_lately(live)
        with django_assert_num_queries(0):
            again = (connected_lately(live).count, countries_lately_of_many(live))

    assert again == (5, frozenset())


def test_what_others_count_before_a_commit_is_forgotten_with_it(
    live, crowd, django_assert_num_queries, django_capture_on_commit_callbacks
):
    """Whoever withdraws would be counted on, by all who read in this process, for the seconds that it is remembered."""
    with clock.at(clock.now() + MARK_EVERY):
        with django_capture_on_commit_callbacks(execute=True):
            hear(live, *crowd)
            connected_lately(live)
        with django_assert_num_queries(1):
            connected_lately(live)


def test_what_is_counted_while_somebody_writes_is_not_remembered(live, crowd, django_assert_num_queries):
    def write_meanwhile(execute, *asked):
        answer = execute(*asked)
        forget_counts()
        return answer

    hear(live, *crowd)
    with clock.at(clock.now() + MARK_EVERY):
        with connection.execute_wrapper(write_meanwhile):
            connected_lately(live)
        with django_assert_num_queries(1):
            connected_lately(live)

from tinkuy.stream.memory import MOST, Memory
from tinkuy.stream.models import StreamEvent


def event(number: int, channel: str = "room", subject: str = "") -> StreamEvent:
    return StreamEvent(id=number, channel=channel, kind="said", subject=subject or str(number))


def primed(*events: StreamEvent) -> Memory:
    memory = Memory()
    memory.prime(events)
    return memory


def test_what_was_missed_comes_in_order_and_from_the_channels_asked_for():
    memory = primed(event(1), event(2, "mine"), event(3, "other"), event(4), event(5, "mine"))

    assert [missed.id for missed in memory.missed(("mine", "room"), 1)] == [2, 4, 5]
    assert memory.missed(("room",), 4) == []


def test_of_what_is_about_the_same_thing_only_the_last_is_missed():
    memory = primed(event(1, subject="q"), event(2), event(3, subject="q"))

    assert [missed.id for missed in memory.missed(("room",), 0)] == [2, 3]


def test_before_its_beginning_and_after_its_end_the_memory_does_not_reach():
    memory = primed(event(11), event(12))

    assert [after for after in range(9, 15) if memory.reaches(after)] == [10, 11, 12]


def test_an_empty_table_is_known_to_be_empty():
    assert primed().reaches(0)
    assert primed().misses_nothing(("room",), 0)


def test_nothing_is_missed_only_if_no_channel_has_anything_new():
    memory = primed(event(1), event(2, "mine"))

    assert memory.misses_nothing(("room",), 1)
    assert not memory.misses_nothing(("room", "mine"), 1)
    assert memory.misses_nothing(("room", "mine"), 2)


def test_the_oldest_is_forgotten_and_known_to_be_forgotten():
    memory = primed(*(event(number) for number in range(1, MOST + 1)))
    memory.add(event(MOST + 1, "mine"))

    assert memory.floor == 1
    assert not memory.misses_nothing(("mine",), 0)
    assert len(memory.missed(("room",), 1)) == MOST - 1


def test_a_channel_of_which_all_is_forgotten_takes_no_room():
    memory = primed(event(1, "mine"))
    for number in range(2, MOST + 2):
        memory.add(event(number))

    assert memory.missed(("mine",), 0) == []
    assert not memory.misses_nothing(("mine",), 0)
    assert memory.misses_nothing(("mine",), 1)

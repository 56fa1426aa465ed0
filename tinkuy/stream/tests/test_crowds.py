"""Where very many listen, what happens goes out together: each thing once, nothing of it lost, some of it at once."""

import pytest
from django.utils import translation

from tinkuy.stream import gathering
from tinkuy.stream.actions import tell
from tinkuy.stream.audiences import audiences
from tinkuy.stream.fan_out import EventFrames, FanOut
from tinkuy.stream.memory import Memory
from tinkuy.stream.queries import latest_event
from tinkuy.stream.tickets import Ticket

from .listening import Serving, Stream, run, serving, until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rendered(says, monkeypatch) -> list[str]:
    """Two are a crowd here, and what is gathered waits for longer than any test. What is rendered comes in here."""
    monkeypatch.setattr(gathering, "CROWD", 1)
    monkeypatch.setattr(gathering, "SECONDS_TOGETHER", 3600)
    subjects: list[str] = []
    says(lambda event: subjects.append(event.subject) or f"{event.subject} {translation.get_language()}")
    return subjects


async def a_crowd(server: Serving, *channels: str) -> tuple[Stream, Stream]:
    """Two who hear *channels*, after the first event, which goes out at once."""
    streams = await server.open(*channels), await server.open(*channels)
    tell(channels[0], "said", "first")
    for stream in streams:
        assert (await stream.next()).data == "first es"
    return streams


async def all_read(server: Serving) -> None:
    """The follower has read all events and done what it does with them."""
    bystander = await server.open("elsewhere")
    tell("elsewhere", "said", "all read")
    assert (await bystander.next()).data == "all read es"
    bystander.close()


def test_each_event_goes_out_by_itself_where_few_listen(rendered, monkeypatch):
    monkeypatch.setattr(gathering, "CROWD", 2)

    async def journey():
        async with serving() as server:
            streams = await a_crowd(server, "room")

            for subject in ("a", "b", "a"):
                tell("room", "said", subject)
                for stream in streams:
                    assert (await stream.next()).data == f"{subject} es"

    run(journey)
    assert rendered == ["first", "a", "b", "a"]


def test_of_a_crowd_each_hears_the_newest_of_each_thing_once(rendered):
    async def journey():
        async with serving() as server:
            streams = await a_crowd(server, "room", "tallies")

            for subject in "abab":
                tell("room", "said", subject)
                tell("tallies", "said", "number")
                await all_read(server)
            assert {"a", "b", "number"}.isdisjoint(rendered), "they wait"
            tell("room", "said", "taken back", at_once=True)

            for stream in streams:
                heard = [await stream.next() for _ in range(4)]
                assert [frame.data for frame in heard] == ["a es", "b es", "number es", "taken back es"]
                numbers = [int(frame.number) for frame in heard]
                assert numbers == sorted(numbers)

    run(journey)
    assert [subject for subject in rendered if subject != "all read"] == ["first", "a", "b", "number", "taken back"]


def test_what_was_gathered_goes_out_by_itself(rendered, monkeypatch):
    monkeypatch.setattr(gathering, "SECONDS_TOGETHER", 0.2)

    async def journey():
        async with serving() as server:
            crowd = await a_crowd(server, "room")
            tell("room", "said", "a")
            for stream in crowd:
                assert (await stream.next()).data == "a es"

    run(journey)


def test_what_was_gathered_waits_while_something_is_still_being_written(rendered, monkeypatch):
    monkeypatch.setattr(gathering, "SECONDS_TOGETHER", 0)
    is_writing = [True]

    def long_deed():
        while is_writing:
            yield

    async def journey():
        async with serving() as server:
            crowd = await a_crowd(server, "room")
            server.fan_out.perform(long_deed())
            for subject in "aba":
                tell("room", "said", subject)
                await until(lambda: server.fan_out.memory.last_id == latest_event())
            assert rendered == ["first"]

            is_writing.clear()

            assert [(await crowd[0].next()).data for _ in range(2)] == ["b es", "a es"]

    run(journey)
    assert rendered == ["first", "b", "a"]


def test_promise_L06_who_comes_back_gets_what_was_gathered_while_they_were_away(rendered):
    """What came to them alone meanwhile bears no number that is beyond it."""

    async def journey():
        async with serving() as server:
            first, second = await a_crowd(server, "room", "own")
            alone = await server.open("room", "mine")
            tell("room", "said", "gathered")
            await all_read(server)
            gathered = latest_event() - 1

            tell("mine", "said", "for one")
            heard = await alone.next()
            alone.close()

            assert (heard.data, int(heard.number) < gathered) == ("for one es", True)
            again = await server.open("room", "mine", last_event_id=heard.number)
            assert [(await again.next()).data for _ in range(2)] == ["gathered es", "for one es"]
            tell("room", "said", "last", at_once=True)
            assert (await first.next()).data == (await second.next()).data == "gathered es"

    run(journey)


def test_who_came_with_a_new_language_hears_what_was_gathered(rendered):
    async def journey():
        async with serving() as server:
            crowd = await a_crowd(server, "room")
            tell("room", "said", "a")
            await all_read(server)

            reader = await server.open("room", language="en")
            tell("room", "said", "b", at_once=True)

            assert [(await reader.next()).data for _ in range(2)] == ["a en", "b en"]
            assert [(await crowd[0].next()).data for _ in range(2)] == ["a es", "b es"]

    run(journey)


def test_what_was_gathered_goes_out_although_the_crowd_went_home(rendered):
    async def journey():
        async with serving() as server:
            stays, leaves = await a_crowd(server, "room")
            tell("room", "said", "a")
            await all_read(server)
            leaves.close()
            await until(lambda: server.fan_out.audience("room") == 1)

            tell("room", "said", "b")

            assert (await stays.next()).data == "b es"
            tell("room", "said", "c", at_once=True)
            assert {(await stays.next()).data for _ in range(2)} == {"a es", "c es"}

    run(journey)


def test_everyone_is_in_one_audience_with_all_channels_that_they_hear():
    rooms = {"room": {1, 2, 3}, "tallies": {2, 3, 4}, "voted": {3}, "empty": set()}

    found = {number: channels for channels, numbers in audiences(rooms) for number in numbers}

    assert found == {1: {"room"}, 2: {"room", "tallies"}, 3: {"room", "tallies", "voted"}, 4: {"tallies"}}
    assert sum(len(numbers) for _, numbers in audiences(rooms)) == 4


def test_what_goes_out_by_itself_takes_the_place_of_what_was_gathered_of_it(rendered):
    async def journey():
        async with serving() as server:
            stays, goes = await a_crowd(server, "room")
            tell("room", "said", "x")
            await all_read(server)
            goes.close()
            await until(lambda: len(server.fan_out.listeners) == 1)

            tell("room", "said", "x")
            assert (await stays.next()).data == "x es"
            for subject in ("y", "z"):
                tell("room", "said", subject, at_once=True)
                assert (await stays.next()).data == f"{subject} es"

    run(journey)


class Written:
    """A line that keeps what is written."""

    def __init__(self) -> None:
        self.data = b""

    def write(self, data: bytes) -> None:
        self.data += data

    def set_write_buffer_limits(self, **_limits: int) -> None:
        pass


def test_promise_L06_who_came_to_one_channel_with_a_new_language_misses_nothing_of_the_others():
    asked: list[int] = []
    fan_out = FanOut(Memory(), ("es", "pt"), lambda _listener, after: asked.append(after))
    fan_out.latest = 4
    before, late = (fan_out.open(Written(), Ticket(channels, (), "pt")) for channels in (("A",), ("A", "B")))
    fan_out.begin(before, None)
    rendered_before = [EventFrames(5, "A", {"pt": b"A5"}), EventFrames(10, "B", {})]
    list(fan_out.admit([(late, b"")]))

    list(fan_out.deliver(rendered_before))

    assert (before.transport.data, late.transport.data, asked) == (b"A5", b"", [4])

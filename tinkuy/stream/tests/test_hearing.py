"""Who listens hears what is told, once and in order, in their language, on their channels and on no other."""

import asyncio
import threading

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import translation

from tinkuy.stream.actions import tell, tell_soon
from tinkuy.stream.listener import State
from tinkuy.stream.models import StreamEvent
from tinkuy.stream.queries import latest_event
from tinkuy.stream.timekeeper import watch

from .listening import Frame, Stream, run, serving, until

pytestmark = pytest.mark.django_db(transaction=True)


def test_promise_A06_a_stream_hears_its_channels_and_no_other(says):
    async def journey():
        async with serving() as server:
            ana = await server.open("room", "registration:ana")
            luis = await server.open("room", "registration:luis")

            tell("registration:ana", "said", "for Ana alone")
            tell("room", "said", "for all")

            assert [(await ana.next()).data, (await ana.next()).data] == ["for Ana alone", "for all"]
            assert (await luis.next()).data == "for all"

    run(journey)


def test_an_event_is_rendered_once_for_each_language_that_somebody_hears(says):
    rendered = []
    says(lambda event: rendered.append(translation.get_language()) or translation.get_language())

    async def journey():
        async with serving() as server:
            streams = [await server.open("room", language=language) for language in ("es", "es", "en")]

            tell("room", "said")

            assert [(await stream.next()).data for stream in streams] == ["es", "es", "en"]

    run(journey)
    assert sorted(rendered) == ["en", "es"]


def test_a_frame_has_the_number_of_its_event(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")

            tell("room", "said", "hello")

            assert await stream.next() == Frame(str(latest_event()), "said", "hello")

    run(journey)


@pytest.mark.parametrize("asked", ["after", "last_event_id"])
def test_promise_L06_who_comes_back_gets_what_was_missed_in_order_and_then_what_follows(says, asked):
    async def journey():
        tell("room", "said", "before")
        known = latest_event()
        async with serving() as server:
            for subject in "12":
                tell("room", "said", subject)
                tell("other", "said", subject)
            stream = await server.open("room", **{asked: known})
            assert [(await stream.next()).data for _ in range(2)] == ["1", "2"]

            tell("room", "said", "3")

            assert (await stream.next()).data == "3"

    run(journey)


def test_what_else_stands_in_the_address_does_not_matter(says):
    async def journey():
        tell("room", "said", "1")
        known = latest_event()
        async with serving() as server:  # which has read what was told before: of a later event it may not know yet
            tell("room", "said", "2")

            stream = await server.open("room", after=f"{known}&x=1")

            assert (await stream.next()).data == "2"

    run(journey)


def test_the_browsers_own_header_wins_over_the_address(says):
    async def journey():
        tell("room", "said", "1")
        known = latest_event()
        async with serving() as server:
            tell("room", "said", "2")

            stream = await server.open("room", after=0, last_event_id=known)

            assert (await stream.next()).data == "2"

    run(journey)


@pytest.mark.parametrize("after", ["0", "-3", "nonsense", "9" * 18, "9" * 40])
def test_promise_L06_who_knows_nothing_that_we_know_is_told_to_load_anew_once(says, after):
    async def journey():
        for subject in "12":
            tell("room", "said", subject)
        StreamEvent.objects.filter(id__lt=latest_event()).delete()
        async with serving() as server:
            stream = await server.open("room", after=after)
            present = str(latest_event())
            assert await stream.next() == Frame(present, "resync", present)

            tell("room", "said", "3")

            assert (await stream.next()).data == "3"

    run(journey)


def test_who_missed_more_than_is_worth_sending_loads_anew(says):
    says(lambda event: "x" * 100_000)

    async def journey():
        async with serving() as server:
            known = latest_event()
            for subject in "123":
                tell("room", "said", subject)
            await until(lambda: server.fan_out.memory.last_id == latest_event())

            stream = await server.open("room", after=known)

            assert (await stream.next()).kind == "resync"

    run(journey)


def test_what_was_withdrawn_meanwhile_is_not_replayed(says, monkeypatch):
    monkeypatch.setattr("tinkuy.stream.follower.SECONDS_FRESH", 0)
    text = ["a question"]
    says(lambda event: text[0] if event.subject == "1" else "other")

    async def journey():
        async with serving() as server:
            known = latest_event()
            first = await server.open("room")
            tell("room", "said", "1")
            tell("room", "said", "2")
            assert [(await first.next()).data for _ in range(2)] == ["a question", "other"]
            text[0] = ""

            late = await server.open("room", after=known)

            assert (await late.next()).data == "other"

    run(journey)


def test_promise_L06_who_comes_while_an_event_is_rendered_in_other_languages_hears_it_too(says):
    has_begun, has_come = threading.Event(), threading.Event()

    def render(event):
        has_begun.set()
        has_come.wait(60)
        return event.subject

    says(render)

    async def journey():
        async with serving() as server:
            first = await server.open("room", language="es")
            tell("room", "said", "1")
            await until(has_begun.is_set)
            second = await server.open("room", language="en")
            has_come.set()
            tell("room", "said", "2")

            for stream in (first, second):
                assert [(await stream.next()).data for _ in range(2)] == ["1", "2"]

    run(journey)


def test_promise_V10_the_stream_goes_on_after_the_database_broke_off_its_line(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")

            tell("room", "said", "1")

            assert (await stream.next()).data == "1"

    run(journey)


def test_several_changes_of_the_same_thing_at_once_are_told_once(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")

            with transaction.atomic():
                for _ in range(3):
                    tell("room", "said", "question")
            tell("room", "said", "last")

            assert [(await stream.next()).data for _ in range(2)] == ["question", "last"]

    run(journey)


def test_what_moves_often_arrives_by_itself(says):
    async def journey():
        async with serving() as server:
            stream = await server.open("room")

            for _ in range(10):
                tell_soon("room", "said", "tally")

            assert (await stream.next()).data == "tally"

    run(journey)


def test_a_renderer_that_fails_silences_its_event_alone(says):
    says(lambda event: str(1 // int(event.subject)))

    async def journey():
        async with serving() as server:
            stream = await server.open("room")

            tell("room", "said", "0")
            tell("room", "said", "1")

            assert (await stream.next()).data == "1"

    run(journey)


def test_promise_L06_an_event_waits_for_a_database_that_is_away(says, monkeypatch):
    monkeypatch.setattr("tinkuy.stream.follower.SECONDS_AFTER_AN_ERROR", 0.01)
    failures = [OperationalError, OperationalError]

    def render(event):
        if failures:
            raise failures.pop()
        return event.subject

    says(render)

    async def journey():
        async with serving() as server:
            stream = await server.open("room")

            tell("room", "said", "1")
            tell("room", "said", "2")

            assert [(await stream.next()).data for _ in range(2)] == ["1", "2"]

    run(journey)


def test_what_can_never_be_rendered_is_loaded_anew_and_holds_up_nothing(says, monkeypatch):
    monkeypatch.setattr("tinkuy.stream.follower.SECONDS_AFTER_AN_ERROR", 0.01)

    def render(event):
        if event.subject == "never":
            raise OperationalError
        return event.subject

    says(render)

    async def journey():
        async with serving() as server:
            stream = await server.open("room")

            tell("room", "said", "never")
            tell("room", "said", "2")

            assert [(await stream.next()).kind, (await stream.next()).data] == ["resync", "2"]

    run(journey)


def test_who_listens_is_known_to_those_who_watch(says):
    seen = []

    def note(present):
        seen.append(present)

    watch(0.1, note)

    async def journey():
        async with serving() as server:
            ana = await server.open("room", holder="registration:ana")
            mara = await server.open("room", "console", holder="person:mara")
            await until(
                lambda: seen[-1:] == [{"room": {"registration:ana", "person:mara"}, "console": {"person:mara"}}]
            )

            ana.close()

            await until(lambda: len(seen[-1]["room"]) == 1)
            assert seen[-1] == {"room": {"person:mara"}, "console": {"person:mara"}}
            mara.close()

    run(journey)


async def paused(server) -> Stream:
    """A stream whose reader sleeps until the server stops writing to it."""
    stream = await server.open("room")
    (listener,) = server.fan_out.listeners
    while listener.state is not State.PAUSED:
        tell("room", "said", "x")
        await asyncio.sleep(0)
    await until(lambda: server.fan_out.latest == latest_event())
    return stream


def test_who_does_not_read_gets_one_resync_once_they_read_again(says):
    says(lambda event: event.subject * 50_000)

    async def journey():
        async with serving() as server:
            stream = await paused(server)

            heard = [await stream.next()]
            while heard[-1].kind != "resync":
                heard.append(await stream.next())
            tell("room", "said", "z")

            numbers = [int(frame.number) for frame in heard[:-1]]
            assert numbers == sorted(set(numbers))
            assert heard[-1].data == str(latest_event() - 1)
            assert (await stream.next()).data == "z" * 50_000

    run(journey)


def test_promise_V06_who_does_not_read_for_long_is_cut_off(says, monkeypatch):
    monkeypatch.setattr("tinkuy.stream.fan_out.SECONDS_TO_READ_AGAIN", 0)
    says(lambda event: event.subject * 50_000)

    async def journey():
        async with serving() as server:
            stream = await paused(server)

            server.fan_out.tick()
            frames = await stream.all()

            assert "resync" not in {frame.kind for frame in frames}, "it ends; it does not go on"
            assert not server.fan_out.listeners

    run(journey)

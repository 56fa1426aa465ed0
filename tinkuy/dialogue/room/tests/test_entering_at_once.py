"""V03 by its cause: of three thousand who come within a minute, each costs what the first one costs, waits for no lock,
and opens a stream without the database. `python -m bench rates` measures the minute itself.
"""

import asyncio
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.attendance.presences.models import Presence
from tinkuy.core import clock
from tinkuy.dialogue.presence.actions import note_arrivals, remember_arrival
from tinkuy.dialogue.presence.queries import MARK_EVERY, connected_lately
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.stream.door import ADDRESS, Door
from tinkuy.stream.fan_out import FanOut
from tinkuy.stream.memory import Memory
from tinkuy.stream.queries import latest_event

LIVE = "/es/c/ciclo-de-prueba/s/3/live/"
MANY = 12


class Line(asyncio.Transport):
    """What the server wrote to it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        pass

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent += bytes(data)

    def close(self) -> None:
        self.sent += b"closed"


@pytest.fixture
def comers(join):
    return [join(f"Ave {number}", "PE") for number in range(MANY)]


def entered(voice) -> tuple[str, list[str]]:
    """The page that a browser gets first, and the statements that it took."""
    browser = browser_of(voice)
    with CaptureQueriesContext(connection) as statements:
        answer = browser.get(LIVE)
    assert answer.status_code == 200
    return answer.content.decode(), [one["sql"] for one in statements]


def test_promise_V03_who_enters_among_many_reads_as_much_as_the_first_and_writes_nothing(live, comers):
    entered(comers[0])  # what a process remembers from then on
    with clock.at(clock.now() + MARK_EVERY):
        connected_lately(live)
        _page, alone = entered(comers[1])
        note_presence(webinar=live, registrations=[one.registration.pk for one in comers[:-1]], at=clock.now())
    with clock.at(clock.now() + 2 * MARK_EVERY):
        connected_lately(live)  # the first of a minute counts for all of it
        _page, among_many = entered(comers[-1])

    assert len(among_many) <= len(alone)
    assert [sql for sql in (*alone, *among_many) if not sql.startswith("SELECT")] == []


def test_promise_V03_who_came_within_a_second_is_noted_in_as_few_statements_as_one(live, comers):
    remember_arrival(live, comers[0].registration)
    with CaptureQueriesContext(connection) as of_one:
        note_arrivals()
    for voice in comers[1:]:
        remember_arrival(live, voice.registration)
    with CaptureQueriesContext(connection) as of_many:
        note_arrivals()

    assert Presence.objects.count() == MANY
    assert len(of_many) <= len(of_one)


def test_promise_V03_the_stream_of_who_just_got_the_page_opens_without_the_database(
    live, comers, django_assert_num_queries
):
    page, _asked = entered(comers[0])
    ticket, after = (re.search(rf'data-{name}="([^"]+)"', page).group(1) for name in ("ticket", "after"))
    missed: list[int] = []
    fan_out = FanOut(Memory(), ("es",), lambda _listener, number: missed.append(number))
    fan_out.latest = latest_event()
    line = Line()

    with django_assert_num_queries(0):
        is_open = Door(fan_out, {}, MANY).enter(line, ADDRESS + f"{ticket}?after={after}".encode(), [])

    assert is_open
    assert line.sent.startswith(b"HTTP/1.1 200")
    assert missed == []
    assert fan_out.audience(f"room:{live.pk}") == 1

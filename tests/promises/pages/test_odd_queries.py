"""I01: whatever stands behind the question mark, no page fails. The names are those that the views look for."""

import sys
from collections.abc import Iterator
from itertools import count
from types import FrameType
from urllib.parse import quote

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import QueryDict
from django.test import Client

from tests.promises.access.declared import opens
from tests.promises.access.routes import routes
from tests.promises.access.worlds import World, hub_persons, make_world, open_page
from tinkuy.planning.cycles.models.cycle import CycleState

ODD = tuple(quote(value) for value in ("9999-12-31", "0001-01-01", "٣", str(2**63), "a" * 10_000))
"""Each as it stands in an address: what a field may take, so that the page goes on with it."""
ODD_TOGETHER = (
    *(
        quote(value)
        for value in ("9999-12-31T23:59:59+14:00", "²", "\x00", "\n", "%", "9" * 400, str(-(2**63) - 1), "1e999", "NaN")
    ),
    "%ED%A0%80",
)
"""What no field takes; the last one is half a letter."""

ODD_TO_POSTGRESQL = (quote(str(2**63)),)
"""What SQLite holds and PostgreSQL does not. A zero byte comes to no database: `access/test_bounds.py`."""
ODD_TO_POSTGRESQL_TOGETHER = (quote(str(-(2**63) - 1)), quote("0001-01-01"), "%ED%A0%80", quote("\ufdfa \u037a"))
"""What the two take differently: beyond their numbers, before their first day, no letter, letters that are words."""

OF_THE_HUB = ("administrator", "hub_editor")
READERS = (*zip(("coordination", "systematisation", "focal_point", "reviewer", *OF_THE_HUB)), ("participant", "guest"))
"""Who reaches the most pages, the first one the most. The last browser has a page of each kind open."""
LOOKED_FOR_EVERYWHERE = frozenset({"next"})

type Place = tuple[str, int]
type Asked = dict[str, set[Place]]
"""Where in the code each name is looked for."""


@pytest.fixture
def world(db) -> World:
    return make_world("AQUIMARCA", state=CycleState.RUNNING)


def browsers(world: World) -> list[Client]:
    """Of each of the readers, in their order."""
    clients = [Client(raise_request_exception=False) for _ in READERS]
    persons = world.persons | hub_persons()
    for client, (role, *_more) in zip(clients, READERS, strict=True):
        if role in persons:
            client.force_login(persons[role])
    open_page(clients[-1], world)
    open_page(clients[-1], world, of_guest=True)
    return clients


def let_in(route: str, clients: list[Client]) -> list[Client]:
    """Of the browsers, those to which the matrix opens the route."""
    return [client for client, roles in zip(clients, READERS, strict=True) if any(opens(route, role) for role in roles)]


@pytest.mark.both_databases
def test_promise_I01_no_query_string_makes_a_page_fail(world, monkeypatch):
    """Each page that has a reader is opened, so that both databases are asked what it asks them."""
    asked = names_asked_for(monkeypatch)
    clients = browsers(world)
    tried: set[Place] = set()
    faults, pages = [], 0
    for route in routes():
        page = route.path(world)
        client = reader_of(page, let_in(route.name, clients), asked)
        places = names_of(page, client, asked) if client else {}
        pages += bool(places)
        names = sorted(name for name, where in places.items() if where - tried)
        tried.update(*places.values())
        for address in odd_addresses(page, names) if names else [turned(page, sorted(places), pages)] if places else []:
            if client.get(address).status_code >= 500:
                faults.append(f"{route.name} {address[:120]}")

    assert faults == []
    assert pages > 20


def reader_of(page: str, clients: list[Client], asked: Asked) -> Client | None:
    """The first who reads *page*, if anybody does; `asked` has what the page then looked for."""
    for client in clients:
        asked.clear()
        status = client.get(page).status_code
        if status < 400:
            return client
        if status == 405:
            return None
    return None


def names_of(page: str, client: Client, asked: Asked) -> Asked:
    """What the page looked for and where, also once it finds what it looked for first."""
    names = asked.keys() - LOOKED_FOR_EVERYWHERE
    if names:
        client.get(f"{page}?{'&'.join(f'{name}=1' for name in sorted(names))}")
    return {name: places for name, places in asked.items() if name not in LOOKED_FOR_EVERYWHERE}


def odd_addresses(page: str, names: list[str]) -> Iterator[str]:
    """Each name with each odd value, alone once and else beside others; all twice, and with an ending of their own,
    which no database hears of.
    """
    is_sqlite = connection.vendor == "sqlite"
    alone = ODD if is_sqlite else ODD_TO_POSTGRESQL
    together = ODD_TOGETHER if is_sqlite else ODD_TO_POSTGRESQL_TOGETHER
    for place, name in enumerate(names) if len(names) > 1 else ():
        yield f"{page}?{quote(name)}={alone[place % len(alone)]}"
    for first in range(len(alone)) if names else ():
        yield turned(page, names, first)
    for value in together if names else ():
        yield f"{page}?{'&'.join(f'{quote(name)}={value}' for name in names)}"
    if names and is_sqlite:
        yield f"{page}?{'&'.join(f'{quote(name)}=1&{quote(name)}=x&{quote(name)}[]=1' for name in names)}"


def turned(page: str, names: list[str], first: int) -> str:
    """All names at once, each with the next value. So are names asked that one place in the code looks for on pages
    that were asked before with everything: what it makes of a value it makes on each of them.
    """
    alone = ODD if connection.vendor == "sqlite" else ODD_TO_POSTGRESQL
    turns = (alone[(first + place) % len(alone)] for place in count())
    return f"{page}?{'&'.join(f'{quote(name)}={value}' for name, value in zip(names, turns, strict=False))}"


def names_asked_for(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is looked for in any query string and where in the code, as it happens."""
    asked: Asked = {}

    def noting(method):
        def look(self, name, *more):
            if not self._mutable and isinstance(name, str):
                asked.setdefault(name, set()).add(place_of(sys._getframe(1)))
            return method(self, name, *more)

        return look

    for method in ("get", "getlist", "__getitem__", "__contains__"):
        monkeypatch.setattr(QueryDict, method, noting(getattr(QueryDict, method)))
    return asked


def place_of(frame: FrameType | None) -> Place:
    """The nearest line of ours: the frameworks look for every name in the same few."""
    while frame and "/tinkuy/" not in frame.f_code.co_filename:
        frame = frame.f_back
    return (frame.f_code.co_filename, frame.f_lineno) if frame else ("", 0)


@pytest.mark.parametrize(
    ("field", "odd"),
    [
        *((forms.DateField(), day) for day in ("9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01")),
        *((forms.IntegerField(), number) for number in (str(2**31), str(-(2**31)), "9" * 400)),
        (forms.IntegerField(max_value=5), "9" * 400),
    ],
)
def test_promise_I01_no_field_of_a_form_takes_a_day_or_a_number_that_no_page_can_hold(field, odd):
    with pytest.raises(ValidationError):
        field.clean(odd)

"""Odd values behind the question mark. The names are those that the views look for, as they are noted.

The pages are those of a record (`recorded.py`), which knows what each looks for as it stands.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from types import FrameType
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client

ODD = tuple(quote(value) for value in ("9999-12-31", "0001-01-01", "٣", str(2**63), "a" * 10_000))
"""Each as it stands in an address: what a field may take, so that the page goes on with it."""
ODD_TOGETHER = (
    *(
        quote(value)
        for value in ("9999-12-31T23:59:59+14:00", "²", "\n", "%", "9" * 400, str(-(2**63) - 1), "1e999", "NaN")
    ),
    "%ED%A0%80",
)
"""What no field takes; the last one is half a letter. A zero byte comes to no view: `access/test_bounds.py`."""

ODD_TO_POSTGRESQL = (quote(str(2**63)),)
"""What SQLite holds and PostgreSQL does not."""
ODD_TO_POSTGRESQL_TOGETHER = (quote(str(-(2**63) - 1)), quote("0001-01-01"), "%ED%A0%80", quote("\ufdfa \u037a"))
"""What the two take differently: beyond their numbers, before their first day, no letter, letters that are words."""

LOOKED_FOR_EVERYWHERE = frozenset({"next"})

type Place = tuple[str, int]
type Asked = dict[str, set[Place]]
"""Where in the code each name is looked for."""


def faults_of(read: Iterable[tuple[Client, str, Asked]], asked: Asked) -> list[str]:
    """The addresses that fail, of each page with odd values for the names that it looks for as it stands.

    `asked` has what any page looks for. What one place in the code looks for on several pages it is given once each
    value on the first of them, and one on each of the others.
    """
    tried: set[Place] = set()
    faults = []
    for turn, (client, page, named) in enumerate(read):
        places = names_of(page, client, named, asked, tried)
        names = sorted(name for name, where in places.items() if where - tried)
        tried.update(*places.values())
        for address in odd_addresses(page, names) if names else [turned(page, sorted(places), turn)] if places else []:
            if client.get(address).status_code >= 500:
                faults.append(address[:160])
    return faults


def names_of(page: str, client: Client, named: Asked, asked: Asked, tried: set[Place]) -> Asked:
    """What the page looks for and where, also once it finds what it looked for first. PostgreSQL is asked so only where
    the page looks for something that was not *tried* yet.
    """
    names = named.keys() - LOOKED_FOR_EVERYWHERE
    asked.clear()
    if names and (connection.vendor == "sqlite" or any(named[name] - tried for name in names)):
        client.get(f"{page}?{'&'.join(f'{name}=1' for name in sorted(names))}")
    found = {name: named.get(name, set()) | asked.get(name, set()) for name in {*names, *asked}}
    return {name: places for name, places in found.items() if name not in LOOKED_FOR_EVERYWHERE}


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


@contextmanager
def names_asked_for() -> Iterator[Asked]:
    """What is looked for in any query string and where in the code, as it happens."""
    asked: Asked = {}

    def noting(method: Callable[..., Any]) -> Callable[..., Any]:
        def look(self: QueryDict, name: str, *more: Any) -> Any:
            if not self._mutable and isinstance(name, str):
                asked.setdefault(name, set()).add(place_of(sys._getframe(1)))
            return method(self, name, *more)

        return look

    with pytest.MonkeyPatch.context() as patch:
        for method in ("get", "getlist", "__getitem__", "__contains__"):
            patch.setattr(QueryDict, method, noting(getattr(QueryDict, method)))
        yield asked


def place_of(frame: FrameType | None) -> Place:
    """The nearest line of ours: the frameworks look for every name in the same few."""
    while frame and "/tinkuy/" not in frame.f_code.co_filename:
        frame = frame.f_back
    return (frame.f_code.co_filename, frame.f_lineno) if frame else ("", 0)

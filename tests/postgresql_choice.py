"""Which tests the run on PostgreSQL repeats: those whose outcome the database decides.

It repeats what calls actions and queries, constraints, races, journeys and the promises of processes. It leaves out

* what touches no database: formulas, figures and words are the same on both;
* what opens a page: the view stands between the test and the database. Every page is asked there (I01 in
  `tests/promises/pages/test_answers.py`), which shows that its queries can be carried out;
* what is marked `one_database`, and journeys in a browser.

The mark `both_databases` brings a test back: where deeds can be done through pages alone, or a page holds odd words. Of
a journey in a browser its first kind comes back: the database is told the same at any width, with scripts or without.
What runs `alone` asks what lies in the files of the database itself, so it is always repeated.

A whole run repeats of these (`enough`) what commits, races or looks for the database's own faults, and of the others so
many that each action, query and model which they name is asked by a test, and no more than that takes: what another
one finds, the first database has told. What is named and asks no database (a rule, a word, a kind) is no reason to
repeat a test. Who asks for files by their names is given all of them.
"""

import inspect
from collections import Counter
from collections.abc import Iterator
from heapq import heapify, heappop, heapreplace
from types import FunctionType, ModuleType
from typing import TypeGuard

import pytest

from tests.database_names import asks_database, names_in

TOUCHES_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
OPENS_PAGES = {"client", "signed_in", "browse"}
JOURNEYS = "tests/journeys/"
ALWAYS = ("both_databases", "alone")
OF_THE_DATABASE = {"IntegrityError", "DatabaseError", "transaction", "connection", "connections"}
"""Names in a test that asks something of the database itself."""


def is_repeated(item: pytest.Function) -> bool:
    if any(map(item.get_closest_marker, ALWAYS)):
        return is_first_of_its_kinds(item) or not item.get_closest_marker("browser")
    if item.get_closest_marker("one_database") or item.get_closest_marker("browser"):
        return False
    if item.get_closest_marker("processes") or item.nodeid.startswith(JOURNEYS):
        return True
    return touches_database(item) and not opens_pages(item)


def enough(items: list[pytest.Function]) -> Iterator[pytest.Function]:
    """Of the tests that are repeated, those of a whole run."""
    own = {item for item in items if is_the_databases_own(item)}
    others = [item for item in items if item not in own]
    counts = Counter(name for item in own for name in names_of_product(item))
    yield from (item for item in items if item in own)
    yield from (others[place] for place in fewest([names_of_product(item) for item in others], counts))


def fewest(names: list[set[str]], asked: Counter[str]) -> Iterator[int]:
    """The places of those of *names* by which each name is *asked*: whoever has most that was not yet comes next."""
    waiting = [(-len(own), place) for place, own in enumerate(names)]
    heapify(waiting)
    while waiting:
        counted, place = waiting[0]
        left = sum(not asked[name] for name in names[place])
        if -left != counted:  # others were chosen since
            heapreplace(waiting, (-left, place))
        elif not left:
            return
        else:
            heappop(waiting)
            asked.update(names[place])
            yield place


def is_the_databases_own(item: pytest.Function) -> bool:
    """It commits, races, is a journey or a promise of processes, or speaks of the database. A helper of other files may
    write in a transaction without that.
    """
    mark = item.get_closest_marker("django_db")
    return (
        any(map(item.get_closest_marker, (*ALWAYS, "processes")))
        or item.nodeid.startswith(JOURNEYS)
        or "transactional_db" in item.fixturenames
        or bool(mark and mark.kwargs.get("transaction"))
        or any(
            names_of_the_database(function, item.function.__module__) & names_in(function.__code__)
            for function in _called_by(item)
        )
    )


def names_of_the_database(function: FunctionType, file: str) -> set[str]:
    return OF_THE_DATABASE if function.__module__ == file else OF_THE_DATABASE - {"transaction"}


def names_of_product(item: pytest.Function) -> set[str]:
    """Its models, and its functions that ask the database, that the test, its fixtures and what they call name."""
    found: list[object] = []
    for function in _called_by(item, "tests", "conftest"):
        names = names_in(function.__code__)
        for thing in map(function.__globals__.get, names):
            found += map(vars(thing).get, names) if isinstance(thing, ModuleType) else [thing]
    asking = (thing for thing in found if _is_of_product(thing) and asks_database(thing))
    return {f"{thing.__module__}.{thing.__qualname__}" for thing in asking}


def _is_of_product(thing: object) -> TypeGuard[type | FunctionType]:
    module = getattr(thing, "__module__", None) or ""
    is_named = isinstance(thing, type | FunctionType)
    return is_named and module.startswith("tinkuy.") and not {"tests", "conftest"} & {*module.split(".")}


def is_first_of_its_kinds(item: pytest.Function) -> bool:
    return not hasattr(item, "callspec") or not any(item.callspec.indices.values())


def touches_database(item: pytest.Function) -> bool:
    return bool(item.get_closest_marker("django_db") or TOUCHES_DATABASE & set(getattr(item, "fixturenames", ())))


def opens_pages(item: pytest.Function) -> bool:
    """By a fixture, or because the test or something of the tests that it calls makes a `Client`."""
    return bool(OPENS_PAGES & set(getattr(item, "fixturenames", ()))) or any(
        "Client" in names_in(function.__code__) for function in _called_by(item)
    )


def _called_by(item: pytest.Function, *places: str) -> list[FunctionType]:
    """The test, its fixtures, and the functions of the tests that they name, where they stand in modules so named."""
    fixtures = item._fixtureinfo.name2fixturedefs.values()
    waiting: list[object] = [item.function, *(definitions[-1].func for definitions in fixtures)]
    found: list[FunctionType] = []
    while waiting:
        function = waiting.pop()
        function = inspect.unwrap(getattr(function, "__func__", function)) if callable(function) else None
        if (
            isinstance(function, FunctionType)
            and function not in found
            and any(place in function.__module__ for place in places or ("tests",))
        ):
            found.append(function)
            waiting += [function.__globals__.get(name) for name in names_in(function.__code__)]
    return found

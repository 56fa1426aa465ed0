from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.conftest import copy_of
from tests.promises.clock.machines import NOON, ErasableRows, Machine
from tests.running import Site, running
from tinkuy.core import periodic


@pytest.fixture
def running_site(site) -> Iterator[Site]:
    with running(site):
        yield site


@pytest.fixture(scope="module")
def standing_site(migrated, tmp_path_factory) -> Iterator[Site]:
    """One for all tests of a module that only ask it: none of them stops it, or changes what it holds."""
    with running(copy_of(migrated, tmp_path_factory.mktemp("standing"))) as site:
        yield site


@pytest.fixture
def machine(db, monkeypatch) -> Machine:
    return Machine(monkeypatch)


@pytest.fixture
def erasable(monkeypatch) -> ErasableRows:
    """A thousand rows, kept for a month and more."""
    erasable = ErasableRows(*(NOON + timedelta(days=30 + number // 10) for number in range(1000)))
    monkeypatch.setattr(periodic, "_jobs", {})
    monkeypatch.setattr(ErasableRows.erase, "__qualname__", "erase")
    periodic.every(erasable.erase, hours=1, due=erasable.due, what="rows")
    return erasable

from collections.abc import Iterator
from datetime import datetime

import pytest
from django_scopes import scope

from tinkuy.planning.cycles.models.cycle import Cycle


@pytest.fixture
def example(example_loaded: datetime, db: None) -> Iterator[Cycle]:
    """The example cycle of 2020, in scope."""
    cycle = Cycle.objects.get(slug="trata-covid-19")
    with scope(cycle=cycle):
        yield cycle


@pytest.fixture
def live_example(example_loaded: datetime, db: None) -> Iterator[Cycle]:
    """The example cycle whose third session is going on, in scope."""
    cycle = Cycle.objects.get(slug="demo-en-vivo")
    with scope(cycle=cycle):
        yield cycle

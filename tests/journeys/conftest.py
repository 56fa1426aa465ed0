from collections.abc import Iterator

import pytest
from django_scopes import scope

from tinkuy.example.loading import load_example, remove_example
from tinkuy.planning.cycles.models.cycle import Cycle


@pytest.fixture(scope="module")
def example_loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Both cycles of the example, loaded once for a module by their own actions; what a test changes is rolled back."""
    with django_db_blocker.unblock():
        load_example()
    yield
    with django_db_blocker.unblock():
        remove_example()


@pytest.fixture
def example(example_loaded: None, db: None) -> Iterator[Cycle]:
    """The example cycle of 2020, in scope."""
    cycle = Cycle.objects.get(slug="trata-covid-19")
    with scope(cycle=cycle):
        yield cycle


@pytest.fixture
def live_example(example_loaded: None, db: None) -> Iterator[Cycle]:
    """The example cycle whose third session is going on, in scope."""
    cycle = Cycle.objects.get(slug="demo-en-vivo")
    with scope(cycle=cycle):
        yield cycle

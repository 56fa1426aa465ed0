import pytest

from tests.promises.access.worlds import World, make_world
from tinkuy.planning.cycles.models.cycle import CycleState


@pytest.fixture
def here(db) -> World:
    """A cycle whose page is public."""
    return make_world("AQUIMARCA", state=CycleState.RUNNING, country="PE")


@pytest.fixture
def elsewhere(db) -> World:
    """A cycle that is not announced: nobody outside its team knows of it."""
    return make_world("ALLAMARCA", state=CycleState.DESIGN, country="UY")

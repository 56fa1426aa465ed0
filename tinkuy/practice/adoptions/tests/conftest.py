"""RE-3 is printed by a sheet of September; Peru does it, and Uruguay takes it over."""

from datetime import date

import pytest

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.practice.adoptions.actions.adopting import Practised, adopt
from tinkuy.practice.adoptions.actions.analysis import Analysis, begin_adoption
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.openness.actions import decide_openness
from tinkuy.practice.responses.models import Openness, Response

ANALYSIS = Analysis(
    context="Dos servicios y un solo registro, sin personal de noche.",
    planned_changes="Un mismo código para los dos servicios.",
    core_elements="Nadie muestra un documento antes de ser atendido.",
)
PRACTISED = Practised(
    adopted_on=date(2026, 9, 27),
    place="Dos regiones del norte",
    adaptations="Un mismo código para dos servicios.",
    adaptation_reason="Comparten el registro.",
    result="Los dos servicios atienden el mismo día.",
)


@pytest.fixture
def in_practice(agreed: Response, step) -> Response:
    step(agreed, "under_way", day=10)
    return step(agreed, "in_practice", day=18)


@pytest.fixture
def analysed(printed, in_practice, focal_point_uy: Person) -> Adoption:
    return begin_adoption(
        actor=focal_point_uy,
        cycle=in_practice.cycle,
        finding=in_practice.finding,
        country="UY",
        origin=in_practice.public_id,
        analysis=ANALYSIS,
    )


@pytest.fixture
def adopted(analysed: Adoption, focal_point_uy: Person) -> Adoption:
    return adopt(actor=focal_point_uy, adoption=analysed, practised=PRACTISED)


@pytest.fixture
def peru_shows(in_practice: Response, focal_point_pe: Person):
    def show(openness: str = Openness.WHOLE) -> Response:
        return decide_openness(actor=focal_point_pe, response=in_practice, openness=openness)

    return show


@pytest.fixture
def other_cycle(db: None) -> Cycle:
    """Another announced cycle, to which Chile is invited."""
    other = Cycle(slug="otro-ciclo", title={"es": "Otro ciclo"}, state=CycleState.RUNNING, is_sensitive=False)
    other.save()
    InvitedCountry.objects.create(cycle=other, country="CL", zone="America/Santiago")
    return other

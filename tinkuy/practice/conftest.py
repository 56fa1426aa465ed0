"""A published recommendation, the institutions that may answer it, and Peru's response to it."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from tinkuy.core import clock
from tinkuy.hub.tests.versions import version_of
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.actions.recording import record_response
from tinkuy.practice.responses.models import Response
from tinkuy.publication.content.parts import Item
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState

NOON = datetime(2026, 9, 28, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def late_september():
    """The clock stands on 28 September 2026; sentences of actions are read as they are written, in English."""
    with clock.at(NOON), translation.override("en"):
        yield


@pytest.fixture
def make_finding(scoped: Cycle):
    def make(number: int = 3, **fields: object) -> Finding:
        defaults = {
            "kind": FindingKind.RECOMMENDATION,
            "state": FindingState.PUBLISHED,
            "text": {"es": "Atender a las víctimas sin exigir documento migratorio."},
        }
        return Finding.objects.create(cycle=scoped, number=number, **defaults | fields)

    return make


@pytest.fixture
def recommendation(make_finding) -> Finding:
    return make_finding()


@pytest.fixture
def ministry(db: None) -> Organisation:
    return Organisation.objects.create(slug="pe-ministerio", name="Ministerio", sector=Sector.GOVERNMENT, country="PE")


@pytest.fixture
def network(db: None) -> Organisation:
    return Organisation.objects.create(
        slug="pe-red", name="Red de organizaciones", sector=Sector.CIVIL_SOCIETY, country="PE"
    )


@pytest.fixture
def response(coordination: Person, focal_point_pe: Person, recommendation: Finding, ministry) -> Response:
    """Peru was asked on 28 August and has not answered yet."""
    return communicate_recommendation(
        actor=coordination,
        finding=recommendation,
        country="PE",
        institution=ministry,
        communicated_on=date(2026, 8, 28),
    )


@pytest.fixture
def step(focal_point_pe: Person):
    """`step(response, "in_dialogue", day=31)`: Peru's focal point records a step in September."""

    def take(response: Response, state: str, day: int = 4, **words: str) -> Response:
        return record_response(
            actor=focal_point_pe, response=response, state=state, taken_on=date(2026, 9, day), **words
        )

    return take


@pytest.fixture
def agreed(response: Response, step) -> Response:
    step(response, "in_dialogue")
    return step(response, "agreed", text="Atender el mismo día, con o sin documento.")


@pytest.fixture
def printed(recommendation: Finding) -> PublishedFinding:
    """Its sheet of 25 August, which names Peru and Ecuador."""
    item = Item("RE-3", "", "Atender sin exigir documento.", 2, ("PE", "EC"))
    version = version_of(recommendation.cycle, recommendations=(item,))
    version.published_at = datetime(2026, 8, 25, 15, tzinfo=UTC)
    version.save(update_fields=["published_at"])
    return PublishedFinding.objects.create(version=version, finding=recommendation, code="RE-3")

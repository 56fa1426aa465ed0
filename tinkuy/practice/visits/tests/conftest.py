"""Peru has asked Uruguay, who agreed."""

import pytest

from tinkuy.hub.tests.versions import version_of
from tinkuy.people.models import Person
from tinkuy.practice.support.actions.asking import SupportTerms, request_support
from tinkuy.practice.support.actions.following import agree_support, answer_request
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.visits.actions import arrange_visit
from tinkuy.practice.visits.models import PeerVisit
from tinkuy.practice.visits.tests.days import DAY
from tinkuy.publication.content.parts import Item
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def agreed_support(focal_point_pe: Person, focal_point_uy: Person, recommendation: Finding) -> PeerSupport:
    terms = SupportTerms(recommendation, "visit", "Ver cómo se atiende sin documento", language="es")
    one = request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")
    answer_request(actor=focal_point_uy, support=one, country="UY", helps=True, note="En octubre.")
    return agree_support(actor=focal_point_pe, support=one)


@pytest.fixture
def visit(agreed_support: PeerSupport, focal_point_uy: Person) -> PeerVisit:
    return arrange_visit(actor=focal_point_uy, support=agreed_support, day=DAY, is_by_video=True)


@pytest.fixture
def printed(recommendation: Finding) -> PublishedFinding:
    """The sheet that says it is published: so it may be adopted."""
    item = Item("RE-3", "", "Atender sin exigir documento.", 2, ("UY",))
    version = version_of(recommendation.cycle, recommendations=(item,))
    return PublishedFinding.objects.create(version=version, finding=recommendation, code="RE-3")

"""Peru needs what Uruguay does: a recommendation that Uruguay has in practice, and Bolivia beside them."""

from collections.abc import Callable
from datetime import date

import pytest

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.responses.models import Response, ResponseState, ResponseStep
from tinkuy.practice.support.actions.asking import SupportTerms, offer_support, request_support
from tinkuy.practice.support.models import PeerSupport
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def focal_point_bo(make_person, scoped: Cycle) -> Person:
    InvitedCountry.objects.create(cycle=scoped, country="BO", zone="America/La_Paz")
    person: Person = make_person("Referente – Bolivia", country="BO")
    TeamRole.objects.create(cycle=scoped, person=person, role=Role.FOCAL_POINT, country="BO")
    return person


@pytest.fixture
def doing(recommendation: Finding) -> Callable[..., Response]:
    """`doing("UY")`: the country has the recommendation in practice since 18 September."""

    def do(country: str, finding: Finding = recommendation, state: str = ResponseState.IN_PRACTICE) -> Response:
        response = Response.objects.create(cycle=finding.cycle, finding=finding, country=country, state=state)
        ResponseStep.objects.create(cycle=finding.cycle, response=response, state=state, taken_on=date(2026, 9, 18))
        return response

    return do


@pytest.fixture
def terms(recommendation: Finding) -> SupportTerms:
    return SupportTerms(recommendation, "document", "La plantilla de contrapartes", language="es")


@pytest.fixture
def request_of_peru(focal_point_pe: Person, focal_point_uy: Person, terms: SupportTerms) -> PeerSupport:
    return request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")


@pytest.fixture
def open_request(
    focal_point_pe: Person, focal_point_uy: Person, focal_point_bo: Person, terms: SupportTerms
) -> PeerSupport:
    return request_support(actor=focal_point_pe, country="PE", terms=terms)


@pytest.fixture
def offer_of_uruguay(focal_point_uy: Person, focal_point_pe: Person, terms: SupportTerms) -> PeerSupport:
    return offer_support(actor=focal_point_uy, country="UY", terms=terms)

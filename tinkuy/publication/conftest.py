"""A cycle with evidence, and its sheet at each step of its way to the hub."""

import pytest

from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.tests.evidence import finding
from tinkuy.publication.versions.tests.steps import approve, complete, peer, publish, review_twice


@pytest.fixture
def findings(scoped: Cycle, webinars):
    """A lesson and a recommendation, both validated, each with two quotes of Peru and Uruguay."""
    return [finding(webinars[0], "lesson", 1), finding(webinars[1], "recommendation", 1)]


@pytest.fixture
def sheet(scoped: Cycle, findings, systematisation: Person) -> Sheet:
    """A complete draft, written by systematisation, whose account names its institution."""
    return complete(draft_sheet(actor=systematisation, cycle=scoped), systematisation)


@pytest.fixture
def peers(make_person, scoped: Cycle) -> list[Person]:
    """Two reviewers, of Chile and Ecuador, each of an organisation of their own."""
    return [peer(make_person, scoped, country) for country in ("CL", "EC")]


@pytest.fixture
def in_review(sheet: Sheet, systematisation: Person) -> Sheet:
    return submit_sheet(actor=systematisation, sheet=sheet)


@pytest.fixture
def reviewed(in_review: Sheet, peers) -> Sheet:
    review_twice(in_review, peers)
    return in_review


@pytest.fixture
def approved(reviewed: Sheet, focal_point_pe: Person) -> Sheet:
    return approve(reviewed, focal_point_pe)


@pytest.fixture
def published(approved: Sheet, hub_editor: Person) -> Sheet:
    publish(approved, hub_editor)
    return approved


@pytest.fixture
def organisation(db: None) -> Organisation:
    return Organisation.objects.create(slug="ministerio", name="Ministerio", sector="government", country="PE")


@pytest.fixture
def reviewer_pe(make_person, scoped: Cycle, organisation) -> Person:
    """A reviewer of Peru, of the ministry."""
    person = make_person("Par de Perú", country="PE", organisation=organisation)
    TeamRole.objects.create(cycle=scoped, person=person, role=Role.REVIEWER)
    return person

"""A country asks for support with a practice that another cycle published."""

from dataclasses import replace

import pytest
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.responses.models import Openness, Response
from tinkuy.practice.support.actions.asking import request_support
from tinkuy.practice.support.matching import matches_for
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.support.queries import supports_about, supports_of
from tinkuy.systematisation.evidence.models.finding import Finding

ASK = "/es/team/c/otro-ciclo/practice/support/ask/"


@pytest.fixture
def other_cycle(focal_point_uy: Person, scoped: Cycle) -> Cycle:
    """Another cycle of Chile and Uruguay, with nothing published yet."""
    other = Cycle.objects.create(slug="otro-ciclo", title={"es": "Otro ciclo"}, state=CycleState.RUNNING)
    for country in ("CL", "UY"):
        InvitedCountry.objects.create(cycle=other, country=country, zone="America/Santiago")
    TeamRole.objects.create(cycle=other, person=focal_point_uy, role=Role.FOCAL_POINT, country="UY")
    return other


@pytest.fixture
def focal_point_cl(make_person, other_cycle: Cycle) -> Person:
    person: Person = make_person("Referente – Chile", country="CL")
    TeamRole.objects.create(cycle=other_cycle, person=person, role=Role.FOCAL_POINT, country="CL")
    return person


def test_capability_R9_support_is_asked_for_with_a_practice_of_another_cycle_by_pages_alone(
    recommendation: Finding, printed, doing, other_cycle, focal_point_cl, signed_in
):
    doing("UY")
    Response.objects.update(openness=Openness.STATE)
    Finding.objects.update(text={"es": "Lo que el equipo escribe ahora para la versión 2."})
    chile = signed_in(focal_point_cl)
    assert "?for=support" in chile.get(ASK).text, "nothing of its own is published yet"

    page = chile.get(f"{ASK}?finding={recommendation.public_id}").text

    assert "Uruguay" in page
    assert "en práctica desde el 18 de septiembre" in page, "the reason"
    assert "Atender sin exigir documento" in page, "as the sheet says it"
    assert "versión 2" not in page
    words = {"country": "CL", "finding": recommendation.public_id, "form": "advice", "subject": "Una llamada"}
    made = chile.post(ASK, words | {"to": "UY", "language": "es"}, follow=True).text
    with scope(cycle=other_cycle):
        assert [(one.asking, one.giving) for one in supports_of(other_cycle)] == [("CL", "UY")]
    assert '<a href="/es/c/ciclo-de-prueba/">' in made, "the credit: who published it"
    assert "versión 2" not in made
    assert supports_about(recommendation, "UY") == [], "its own cycle does not learn of it"


def test_capability_R9_of_another_cycle_only_what_everybody_reads_makes_a_match(
    recommendation, printed, doing, other_cycle, focal_point_cl
):
    doing("UY")
    doing("PE")
    with scope(cycle=other_cycle):
        assert matches_for(recommendation, "CL", cycle=other_cycle) == []
    Response.objects.update(openness=Openness.WHOLE)

    with scope(cycle=other_cycle):
        named = matches_for(recommendation, "CL", cycle=other_cycle)
        assert [one.country for one in named] == ["UY"], "Peru is not invited"
        assert matches_for(recommendation, "UY", cycle=other_cycle) == []


@pytest.mark.parametrize("closed", ["not printed", "not invited"])
def test_what_another_cycle_did_not_publish_and_whom_it_does_not_know_are_refused(
    recommendation, terms, other_cycle, focal_point_cl, signed_in, request, closed
):
    if closed == "not invited":
        request.getfixturevalue("printed")
    elsewhere = replace(terms, cycle=other_cycle)
    with scope(cycle=other_cycle), pytest.raises(Refused):
        request_support(
            actor=focal_point_cl, country="CL", terms=elsewhere, to="UY" if closed == "not printed" else "PE"
        )
    with scope(cycle=other_cycle):
        assert not PeerSupport.objects.exists()

"""Support between countries stands in the list of the country whose word is awaited."""

import pytest

from tinkuy.desk.due.supports import supports
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.practice.support.models import PeerSupport, PeerSupportStep
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def support(scoped: Cycle, focal_point_pe: Person, focal_point_uy: Person) -> PeerSupport:
    """Peru has asked Uruguay."""
    finding = Finding.objects.create(cycle=scoped, number=3, kind="recommendation", state="published", text={"es": "…"})
    one = PeerSupport.objects.create(
        cycle=scoped, finding=finding, kind="request", asking="PE", giving="UY", form="document", state="asked",
        subject="La plantilla",
    )  # fmt: skip
    step(one, "PE", "asked")
    return one


def step(support: PeerSupport, country: str, state: str) -> None:
    PeerSupportStep.objects.create(
        cycle=support.cycle, support=support, country=country, state=state, taken_on=support.cycle.today()
    )


def lines(cycle: Cycle) -> list[tuple[str, str]]:
    return [(due.code, due.words) for due in supports({cycle.pk: cycle})]


def test_capability_R9_each_step_waits_for_one_country(support, scoped):
    assert lines(scoped) == [("UY", "Answer the request for support of Peru (RE-3)")]

    for state, expected in (
        ("offered", [("PE", "Decide on the support that is offered (RE-3)")]),
        ("agreed", [("UY", "Give the support that was agreed on (RE-3)")]),
        ("given", [("PE", "Say what the support was good for (RE-3)")]),
        ("withdrawn", []),
    ):
        PeerSupport.objects.update(state=state)
        assert lines(scoped) == expected


def test_an_open_request_waits_for_each_country_that_has_said_nothing(support, scoped):
    PeerSupport.objects.update(giving="")
    InvitedCountry.objects.create(cycle=scoped, country="BO", zone="America/La_Paz")
    assert [code for code, _words in lines(scoped)] == ["BO", "UY"]

    step(support, "BO", "declined")

    assert [code for code, _words in lines(scoped)] == ["UY"]


def test_what_stands_for_every_country_waits_for_nobody(support, scoped):
    PeerSupport.objects.update(kind="offer", asking="", state="offered")

    assert lines(scoped) == []


def test_a_country_that_left_or_has_no_focal_point_is_the_coordination_s_to_see_to(support, scoped, focal_point_uy):
    [due] = supports({scoped.pk: scoped})
    assert not due.roles

    focal_point_uy.is_active = False
    focal_point_uy.save()

    [due] = supports({scoped.pk: scoped})
    assert due.roles == {"coordination"}

"""The country whose practice another one adopted decides whether it is named, and is asked once."""

from datetime import date

import pytest

from tinkuy.desk.due.credits import credits_to_decide
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.practice.adoptions.actions.opening import decide_credit
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def adopted(scoped: Cycle) -> Adoption:
    """Uruguay shows that it adopted what Peru told of; Peru never answered it."""
    Cycle.objects.update(state=CycleState.SYSTEMATISING)
    finding = Finding.objects.create(cycle=scoped, number=3, kind="recommendation", state="published", text={"es": "…"})
    return Adoption.objects.create(
        cycle=scoped, finding=finding, country="UY", origin_country="PE", state="adopted",
        adopted_on=date(2026, 9, 27), openness="state",
    )  # fmt: skip


def lines(cycle: Cycle) -> list[tuple[str, str]]:
    return [(due.code, due.words) for due in credits_to_decide({cycle.pk: cycle})]


def test_capability_R5_an_adoption_from_another_country_waits_for_that_country(adopted, scoped):
    assert lines(scoped) == [("PE", "Decide whether your country is named: Uruguay adopted RE-3")]

    [due] = credits_to_decide({scoped.pk: scoped})
    assert due.pages == [f"/en/team/c/{scoped.slug}/practice/adoptions/{adopted.public_id}/#credit"]


@pytest.mark.parametrize("credit", ["closed", "state", "whole"])
def test_capability_R5_what_was_decided_is_not_asked_again(adopted, scoped, focal_point_pe: Person, credit):
    decide_credit(actor=focal_point_pe, adoption=adopted, credit=credit)

    assert lines(scoped) == []


@pytest.mark.parametrize(
    "fields",
    [{"openness": "closed"}, {"state": "withdrawn", "openness": "closed", "reason": "Se anotó por error."}],
)
def test_capability_R5_what_nobody_reads_waits_for_no_credit(adopted, scoped, fields):
    Adoption.objects.update(**fields)

    assert lines(scoped) == []


def test_capability_R5_a_country_that_shows_nothing_of_its_answer_is_not_asked(adopted, scoped):
    answer = Response.objects.create(cycle=scoped, finding=adopted.finding, country="PE", state="in_practice")
    Adoption.objects.update(origin=answer)

    assert lines(scoped) == []


def test_capability_R5_of_another_cycle_it_waits_in_the_one_that_found_the_practice(adopted, scoped):
    other = Cycle(slug="otro-ciclo", title={"es": "Otro ciclo"}, state=CycleState.RUNNING, is_sensitive=False)
    other.save()
    Adoption.objects.update(cycle=other)

    assert lines(scoped) == [("PE", "Decide whether your country is named: Uruguay adopted RE-3")]
    assert lines(other) == []
    [due] = credits_to_decide({scoped.pk: scoped})
    assert due.pages == [f"/en/team/c/{scoped.slug}/practice/adoptions/"]

"""Outcomes are harvested: observed, substantiated, shown by their country, withdrawn."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.outcomes.actions import (
    Observed,
    decide_outcome_publication,
    edit_outcome,
    record_outcome,
    substantiate_outcome,
    withdraw_outcome,
)
from tinkuy.practice.outcomes.models import Outcome, OutcomeState
from tinkuy.practice.outcomes.queries import public_outcomes

OBSERVED = Observed(
    actor="authority",
    who_changed="Los dos servicios de atención",
    what_changed="Abren el servicio el mismo día.",
    changed_on=date(2026, 9, 20),
    significance="Nadie cuenta dos veces lo que vivió.",
    contribution="El instructivo de Perú se adaptó.",
)
TELEPHONE = "Llame a Rosa Quispe, +51 987 654 321."


@pytest.fixture
def outcome(recommendation, focal_point_uy: Person) -> Outcome:
    return record_outcome(
        actor=focal_point_uy, cycle=recommendation.cycle, finding=recommendation, country="UY", observed=OBSERVED
    )


def test_capability_R6_an_outcome_says_who_changed_what_changed_and_what_contributed(outcome):
    assert outcome.state == OutcomeState.REPORTED
    assert (outcome.who_changed, outcome.what_changed) == (OBSERVED.who_changed, OBSERVED.what_changed)


@pytest.mark.parametrize("part", ["who_changed", "what_changed", "significance", "contribution"])
def test_capability_R6_no_part_of_what_was_observed_is_missing(outcome, focal_point_uy, part):
    with pytest.raises(Refused, match="Write"):
        edit_outcome(actor=focal_point_uy, outcome=outcome, observed=replace(OBSERVED, **{part: " "}))


def test_capability_R6_it_is_substantiated_with_its_source_alone(outcome, focal_point_uy):
    with pytest.raises(Refused, match="Write both"):
        substantiate_outcome(actor=focal_point_uy, outcome=outcome, substantiation="Un acta lo cuenta.", source="")

    substantiated = substantiate_outcome(
        actor=focal_point_uy, outcome=outcome, substantiation="Un acta lo cuenta.", source="Acta de una página"
    )
    assert (substantiated.state, substantiated.substantiated_on) == (OutcomeState.SUBSTANTIATED, date(2026, 9, 28))
    taken_out = substantiate_outcome(actor=focal_point_uy, outcome=outcome, substantiation="", source="")
    assert (taken_out.state, taken_out.substantiated_on) == (OutcomeState.REPORTED, None)


def test_capability_R6_a_day_to_come_and_another_country_are_refused(recommendation, outcome, focal_point_uy):
    with pytest.raises(Refused, match="still to come"):
        edit_outcome(actor=focal_point_uy, outcome=outcome, observed=replace(OBSERVED, changed_on=date(2026, 9, 29)))
    with pytest.raises(Refused, match="Only this country's focal point"):
        record_outcome(
            actor=focal_point_uy, cycle=recommendation.cycle, finding=recommendation, country="PE", observed=OBSERVED
        )


def test_capability_R6_an_adoption_of_another_country_contributed_nothing(recommendation, outcome, focal_point_uy):
    theirs = Adoption.objects.create(
        cycle=recommendation.cycle, finding=recommendation, country="PE", origin_country="EC"
    )
    with pytest.raises(Refused, match="another country's"):
        record_outcome(
            actor=focal_point_uy, cycle=recommendation.cycle, finding=recommendation, country="UY",
            observed=OBSERVED, adoption=theirs,
        )  # fmt: skip


def test_capability_R6_only_its_country_opens_it_and_what_may_name_somebody_is_read_again(
    outcome, focal_point_uy, focal_point_pe, coordination
):
    for other in (focal_point_pe, coordination):
        with pytest.raises(Refused, match="Only a focal point of this country"):
            decide_outcome_publication(actor=other, outcome=outcome, is_public=True)
    decide_outcome_publication(actor=focal_point_uy, outcome=outcome, is_public=True)
    assert [one.pk for one in public_outcomes()] == [outcome.pk]

    substantiate_outcome(actor=focal_point_uy, outcome=outcome, substantiation="Lo confirma.", source=TELEPHONE)
    assert public_outcomes() == []
    with pytest.raises(Refused, match="This may say who somebody is"):
        decide_outcome_publication(actor=focal_point_uy, outcome=outcome, is_public=True)
    decide_outcome_publication(actor=focal_point_uy, outcome=outcome, is_public=True, names_nobody=True)
    assert len(public_outcomes(country="UY")) == 1


def test_capability_R6_what_is_withdrawn_is_on_no_public_page_and_keeps_its_reason(outcome, focal_point_uy):
    decide_outcome_publication(actor=focal_point_uy, outcome=outcome, is_public=True)
    withdrawn = withdraw_outcome(actor=focal_point_uy, outcome=outcome, reason="Se contó dos veces.")

    assert (withdrawn.state, withdrawn.reason, public_outcomes()) == (OutcomeState.WITHDRAWN, "Se contó dos veces.", [])
    with pytest.raises(Refused, match="This outcome was withdrawn"):
        decide_outcome_publication(actor=focal_point_uy, outcome=outcome, is_public=True)


def test_capability_R6_a_focal_point_records_it_on_a_page_and_another_country_reads_it(
    printed, focal_point_uy, focal_point_pe
):
    team, client = "/en/team/c/ciclo-de-prueba/practice/outcomes/", Client()
    client.force_login(focal_point_uy)
    sent = {name: str(getattr(OBSERVED, name)) for name in OBSERVED.__dataclass_fields__}
    recorded = client.post(f"{team}new/", sent | {"country": "UY", "finding": printed.finding.public_id})
    own = recorded.headers["Location"]
    source = {"substantiation": "Un acta lo cuenta.", "source": "Acta", "source_address": "https://example.org/acta"}
    assert client.post(f"{own}source/", source).status_code == 302
    assert client.post(f"{own}publication/", {"is_public": "yes"}).status_code == 302

    client.force_login(focal_point_pe)
    read = client.get(own).content.decode()
    assert OBSERVED.what_changed in read
    assert not re.search(r"/(words|source|withdraw|publication)/", read)
    assert client.post(f"{own}withdraw/", {"reason": "No."}).status_code == 422
    public = Client().get(f"/en/practices/{printed.finding.public_id}/").content.decode()
    assert 'href="https://example.org/acta"' in public

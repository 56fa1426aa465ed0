"""A country takes over what another one does: analysis, record, end; from whom, when, and who may."""

from dataclasses import replace
from datetime import date

import pytest

from tinkuy.core.errors import Refused
from tinkuy.practice.adoptions.actions.adopting import (
    adopt,
    decline_adoption,
    edit_adoption,
    end_adoption,
    withdraw_adoption,
)
from tinkuy.practice.adoptions.actions.analysis import Analysis, begin_adoption, edit_analysis
from tinkuy.practice.adoptions.models import Adoption, AdoptionState
from tinkuy.practice.adoptions.queries import origins_of
from tinkuy.practice.adoptions.tests.conftest import ANALYSIS, PRACTISED
from tinkuy.practice.responses.models import Openness
from tinkuy.systematisation.evidence.models.finding import Finding


def test_capability_R5_what_another_country_does_is_taken_over_after_an_analysis(analysed, in_practice, focal_point_uy):
    assert (analysed.origin, analysed.origin_country, analysed.credit) == (in_practice, "PE", Openness.WHOLE)

    done = adopt(actor=focal_point_uy, adoption=analysed, practised=PRACTISED)

    assert (done.state, done.adopted_on, done.openness) == (AdoptionState.ADOPTED, date(2026, 9, 27), "closed")


def test_capability_R5_nothing_is_adopted_before_the_analysis_is_whole(analysed, focal_point_uy):
    edit_analysis(actor=focal_point_uy, adoption=analysed, analysis=replace(ANALYSIS, core_elements=""))

    with pytest.raises(Refused, match="Write the analysis first"):
        adopt(actor=focal_point_uy, adoption=analysed, practised=PRACTISED)


def test_capability_R5_the_country_that_it_comes_from_cannot_adopt_it(printed, in_practice, focal_point_pe):
    with pytest.raises(Refused, match="A country adopts from another one"):
        begin_adoption(
            actor=focal_point_pe, cycle=in_practice.cycle, finding=in_practice.finding, country="PE",
            origin=in_practice.public_id, analysis=ANALYSIS,
        )  # fmt: skip


def test_capability_R5_a_country_adopts_once_at_a_time(analysed, in_practice, focal_point_uy):
    again = {"cycle": in_practice.cycle, "finding": in_practice.finding, "country": "UY"}
    again |= {"origin": in_practice.public_id, "analysis": Analysis()}
    with pytest.raises(Refused, match="This country is adopting it already"):
        begin_adoption(actor=focal_point_uy, **again)

    decline_adoption(actor=focal_point_uy, adoption=analysed, reason="No hay personal de noche.")
    assert begin_adoption(actor=focal_point_uy, **again).state == AdoptionState.ANALYSIS


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 9, 29), "still to come"), (date(2026, 8, 20), "was published on 25 August 2026")],
)
def test_capability_R5_a_day_before_the_sheet_or_still_to_come_is_refused(analysed, focal_point_uy, day, sentence):
    with pytest.raises(Refused, match=sentence):
        adopt(actor=focal_point_uy, adoption=analysed, practised=replace(PRACTISED, adopted_on=day))


def test_capability_R5_only_its_own_country_or_the_coordination_records(analysed, focal_point_pe, coordination):
    with pytest.raises(Refused, match="Only this country's focal point"):
        adopt(actor=focal_point_pe, adoption=analysed, practised=PRACTISED)

    assert adopt(actor=coordination, adoption=analysed, practised=PRACTISED).state == AdoptionState.ADOPTED


def test_capability_R5_what_ends_says_why_and_stays(adopted, focal_point_uy):
    ended = end_adoption(actor=focal_point_uy, adoption=adopted, ended_on=date(2026, 9, 28), reason="Cerró un centro.")

    assert (ended.state, ended.reason) == (AdoptionState.ENDED, "Cerró un centro.")
    edited = edit_adoption(actor=focal_point_uy, adoption=ended, practised=replace(PRACTISED, result="Duró un día."))
    assert (edited.state, edited.result) == (AdoptionState.ENDED, "Duró un día.")
    with pytest.raises(Refused, match="has changed meanwhile"):
        adopt(actor=focal_point_uy, adoption=ended, practised=PRACTISED)


def test_capability_R5_the_words_of_what_was_withdrawn_can_still_be_taken_out(adopted, focal_point_uy):
    withdrawn = withdraw_adoption(actor=focal_point_uy, adoption=adopted, reason="Se anotó por error.")

    edit_analysis(actor=focal_point_uy, adoption=withdrawn, analysis=Analysis())
    assert Adoption.objects.get().context == ""


def test_capability_R5_what_its_country_has_not_begun_offers_no_answer_to_adopt(printed, agreed):
    offered = [one.key for one in origins_of(agreed.finding, agreed.cycle)]

    assert agreed.public_id not in offered
    assert "PE" in offered


def test_capability_R5_another_cycle_is_offered_what_everybody_reads(printed, in_practice, peru_shows, other_cycle):
    assert [one.key for one in origins_of(in_practice.finding, other_cycle)] == ["EC", "PE"]

    peru_shows(Openness.STATE)
    assert [one.key for one in origins_of(in_practice.finding, other_cycle)] == [in_practice.public_id, "EC"]
    first = origins_of(in_practice.finding, other_cycle)[0]
    assert (first.words, first.institution) == ("Peru", None)
    assert origins_of(in_practice.finding, in_practice.cycle)[0].words == "Ministerio – Peru"

    peru_shows(Openness.WHOLE)
    assert origins_of(in_practice.finding, other_cycle)[0].words == "Ministerio – Peru"


def test_capability_R5_a_draft_cannot_be_adopted(in_practice, focal_point_uy):
    with pytest.raises(Refused, match="Only a practice or a recommendation of a published sheet"):
        begin_adoption(
            actor=focal_point_uy, cycle=in_practice.cycle, finding=Finding.objects.get(), country="UY",
            origin=in_practice.public_id, analysis=ANALYSIS,
        )  # fmt: skip

"""What a country answers, step by step, until the recommendation is in practice."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Governance
from tinkuy.practice.responses.actions.communicating import name_counterpart
from tinkuy.practice.responses.actions.recording import agree_on_review, record_response
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.responses.queries import responses_to


def test_capability_R1_a_response_goes_turn_by_turn_until_it_is_in_practice(response, step, focal_point_pe):
    for day, state in enumerate(("in_dialogue", "agreed", "under_way", "in_practice"), start=1):
        step(response, state, day=day, note=f"Paso {day}")

    steps = list(ResponseStep.objects.values_list("state", "taken_on", "note"))
    assert Response.objects.get().state == "in_practice"
    assert steps[0] == ("in_dialogue", date(2026, 9, 1), "Paso 1")
    assert [state for state, _, _ in steps] == ["in_dialogue", "agreed", "under_way", "in_practice"]
    assert Entry.objects.filter(deed="recorded", actor=focal_point_pe).count() == 4


@pytest.mark.parametrize("state", ["agreed", "under_way", "in_practice", "stalled", "nothing-known"])
def test_a_turn_is_not_skipped(response, step, state):
    with pytest.raises(Refused, match="A response goes step by step"):
        step(response, state)

    assert Response.objects.get().state == "no_answer"
    assert ResponseStep.objects.count() == 0


def test_the_words_of_the_country_stay_until_it_writes_others(agreed, step):
    step(agreed, "under_way")
    assert Response.objects.get().text == "Atender el mismo día, con o sin documento."

    step(agreed, "in_practice", text="Atender en tres provincias.")
    assert Response.objects.get().text == "Atender en tres provincias."


def test_invariant_14_a_rejection_needs_its_reason(response, step):
    with pytest.raises(Refused, match="a rejection needs its reason"):
        step(response, "rejected", reason="   ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.update(state="rejected", reason="")

    step(response, "rejected", reason="La ley no lo permite todavía.")

    assert Response.objects.get().reason == "La ley no lo permite todavía."


def test_invariant_14_a_recommendation_is_always_addressed_to_somebody(response):
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.update(country=None)


def test_a_rejection_may_be_talked_about_again(response, step):
    step(response, "rejected", reason="La ley no lo permite todavía.")

    step(response, "in_dialogue", day=5)

    assert Response.objects.get().state == "in_dialogue"


def test_what_stalled_goes_back_to_where_it_was_and_no_further(agreed, step):
    step(agreed, "stalled", day=5, note="Cambió la contraparte.")

    with pytest.raises(Refused, match="step by step"):
        step(agreed, "under_way", day=6)
    step(agreed, "agreed", day=6)

    assert Response.objects.get().state == "agreed"


def test_news_without_a_new_state_is_recorded_once(agreed, step):
    step(agreed, "agreed", day=5, note="Se envió el instructivo.")

    with pytest.raises(Refused, match="already recorded"):
        step(agreed, "agreed", day=5, note="Se envió el instructivo.")

    assert ResponseStep.objects.filter(note="Se envió el instructivo.").count() == 1


def test_the_same_step_twice_is_refused(response, step):
    step(response, "in_dialogue")

    with pytest.raises(Refused, match="already recorded"):
        step(response, "in_dialogue")

    assert ResponseStep.objects.count() == 1


def test_a_stale_page_does_not_step_from_where_the_response_no_longer_is(response, step):
    stale = Response.objects.get()
    step(response, "rejected", reason="La ley no lo permite todavía.")

    with pytest.raises(Refused, match="step by step"):
        step(stale, "agreed")


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 9, 29), "cannot lie ahead"), (date(2026, 8, 27), "before the last step")]
)
def test_a_step_is_dated_between_the_last_one_and_today(response, focal_point_pe, day, sentence):
    with pytest.raises(Refused, match=sentence):
        record_response(actor=focal_point_pe, response=response, state="in_dialogue", taken_on=day)


def test_invariant_24_each_country_speaks_for_itself_and_the_coordination_for_all(
    response, coordination, focal_point_uy, observer, systematisation
):
    day = date(2026, 9, 4)
    for person in (focal_point_uy, observer, systematisation):
        with pytest.raises(Refused, match="Only this country's focal point"):
            record_response(actor=person, response=response, state="in_dialogue", taken_on=day)

    record_response(actor=coordination, response=response, state="in_dialogue", taken_on=day)

    assert ResponseStep.objects.get().recorded_by == coordination


def test_invariant_15_only_a_government_institution_endorses_under_governments_only(
    scoped, response, step, focal_point_pe, network, ministry
):
    scoped.governance = Governance.GOVERNMENTS_ONLY
    scoped.save()
    name_counterpart(actor=focal_point_pe, response=response, institution=network)
    step(response, "in_dialogue", text="La red propone un piloto.")

    with pytest.raises(Refused, match="only a government institution endorses"):
        step(response, "agreed")
    assert Response.objects.get().state == "in_dialogue"
    name_counterpart(actor=focal_point_pe, response=response, institution=ministry)
    step(response, "agreed")

    assert Response.objects.get().state == "agreed"


def test_invariant_15_an_endorsement_is_not_handed_on_to_who_only_proposes(scoped, agreed, focal_point_pe, network):
    scoped.governance = Governance.GOVERNMENTS_ONLY
    scoped.save()
    agreed.refresh_from_db()

    with pytest.raises(Refused, match="only a government institution endorses"):
        name_counterpart(actor=focal_point_pe, response=agreed, institution=network)


def test_where_everyone_proposes_any_institution_may_agree(response, step, focal_point_pe, network):
    name_counterpart(actor=focal_point_pe, response=response, institution=network)
    step(response, "in_dialogue")

    step(response, "agreed")

    assert Response.objects.get().state == "agreed"


def test_the_country_says_how_it_will_know_that_it_works(agreed, focal_point_pe, focal_point_uy):
    day = date(2026, 10, 15)
    with pytest.raises(Refused, match="how the country will know"):
        agree_on_review(actor=focal_point_pe, response=agreed, indicator=" ")
    with pytest.raises(Refused, match="Only this country's focal point"):
        agree_on_review(actor=focal_point_uy, response=agreed, indicator="9 de cada 10")

    agree_on_review(actor=focal_point_pe, response=agreed, indicator="9 de cada 10", review_on=day)

    assert Response.objects.values_list("indicator", "review_on").get() == ("9 de cada 10", day)


def test_the_trail_leads_forward_from_a_finding_to_its_responses(response, recommendation, make_finding):
    assert list(responses_to(recommendation)) == [response]
    assert list(responses_to(make_finding(4))) == []

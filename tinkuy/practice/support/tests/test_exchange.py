"""Support from its first word to its result: who says which step, in which order, and what cannot be said."""

from datetime import date, timedelta

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.practice.support.actions.asking import offer_support, request_support, take_offer
from tinkuy.practice.support.actions.following import (
    agree_support,
    answer_request,
    close_support,
    decline_offer,
    mark_given,
    withdraw_support,
)
from tinkuy.practice.support.actions.openness import decide_support_openness
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.support.queries import answers_of, offers_to, public_supports
from tinkuy.practice.support.rows import register_of, row_of
from tinkuy.practice.support.rules import turn_of

TODAY = date(2026, 9, 28)


def test_capability_R9_support_is_followed_from_the_first_word_to_its_result(
    request_of_peru, focal_point_pe, focal_point_uy
):
    one, turns = request_of_peru, [turn_of(request_of_peru)]

    one = answer_request(actor=focal_point_uy, support=one, country="UY", helps=True, note="La enviamos en octubre.")
    turns.append(turn_of(one))
    one = agree_support(actor=focal_point_pe, support=one)
    turns.append(turn_of(one))
    one = mark_given(actor=focal_point_uy, support=one, country="UY", taken_on=TODAY)
    turns.append(turn_of(one))
    one = close_support(actor=focal_point_pe, support=one, result="Se usa en tres provincias.")

    assert turns == ["UY", "PE", "UY", "PE"]
    assert (one.state, turn_of(one), one.result) == ("closed", "", "Se usa en tres provincias.")
    assert [step.state for step in one.steps.all()] == ["asked", "offered", "agreed", "given", "closed"]
    deeds = [entry.deed for entry in Entry.objects.filter(subject="peersupport").order_by("pk")]
    assert deeds == ["asked for", "answered", "agreed on", "gave", "closed"]


def test_who_declines_says_so_in_a_word(request_of_peru, focal_point_uy):
    with pytest.raises(Refused, match="Write in a word why"):
        answer_request(actor=focal_point_uy, support=request_of_peru, country="UY", helps=False)

    one = answer_request(
        actor=focal_point_uy, support=request_of_peru, country="UY", helps=False, note="Este año no alcanzamos."
    )

    assert (one.state, one.reason) == ("declined", "Este año no alcanzamos.")


def test_a_focal_point_speaks_for_their_own_country_alone(request_of_peru, focal_point_pe, focal_point_uy, terms):
    with pytest.raises(Refused, match="Only this country's focal point"):
        request_support(actor=focal_point_pe, country="UY", terms=terms)
    with pytest.raises(Refused, match="Only this country's focal point"):
        answer_request(actor=focal_point_pe, support=request_of_peru, country="UY", helps=True, note="Sí.")
    with pytest.raises(Refused, match="Only this country's focal point"):
        withdraw_support(actor=focal_point_uy, support=request_of_peru, country="PE")


def test_the_coordination_asks_in_a_country_s_name_and_that_is_marked(
    coordination, focal_point_pe, focal_point_uy, terms
):
    by_coordination = request_support(actor=coordination, country="PE", terms=terms, to="UY")
    by_peru = request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")

    assert (by_coordination.is_on_behalf, by_coordination.steps.get().is_on_behalf) == (True, True)
    assert (by_peru.is_on_behalf, by_peru.steps.get().is_on_behalf) == (False, False)


def test_an_observer_neither_asks_nor_answers(request_of_peru, observer, terms):
    with pytest.raises(Refused):
        request_support(actor=observer, country="PE", terms=terms)
    with pytest.raises(Refused):
        answer_request(actor=observer, support=request_of_peru, country="UY", helps=True, note="Sí.")


def test_two_who_answer_an_open_request_are_both_read_and_one_is_chosen(
    open_request, focal_point_pe, focal_point_uy, focal_point_bo
):
    answer_request(actor=focal_point_uy, support=open_request, country="UY", helps=True, note="Una página.")
    one = answer_request(actor=focal_point_bo, support=open_request, country="BO", helps=True, note="La nuestra.")
    assert [step.country for step in offers_to(one)] == ["UY", "BO"]
    with pytest.raises(Refused, match="Choose one of the countries"):
        agree_support(actor=focal_point_pe, support=one)

    one = agree_support(actor=focal_point_pe, support=one, giving="BO")

    assert (one.state, one.giving) == ("agreed", "BO")
    with pytest.raises(Refused, match="somebody may have been quicker"):
        answer_request(actor=focal_point_uy, support=one, country="UY", helps=True, note="Otra.")


def test_an_open_request_stays_open_whoever_declines_it(open_request, focal_point_uy, focal_point_bo):
    answer_request(actor=focal_point_bo, support=open_request, country="BO", helps=True, note="La nuestra.")
    one = answer_request(actor=focal_point_bo, support=open_request, country="BO", helps=False, note="Ya no.")

    assert one.state == "asked"
    assert [(step.country, step.state) for step in answers_of(one)] == [("BO", "declined")]


def test_the_same_answer_twice_is_one(open_request, focal_point_uy):
    for _again in range(2):
        answer_request(actor=focal_point_uy, support=open_request, country="UY", helps=True, note="Una página.")

    assert open_request.steps.filter(country="UY").count() == 1


def test_an_offer_to_all_is_taken_once_by_each_country(offer_of_uruguay, focal_point_pe, focal_point_bo):
    once = take_offer(actor=focal_point_pe, offer=offer_of_uruguay, country="PE")
    again = take_offer(actor=focal_point_pe, offer=offer_of_uruguay, country="PE")
    other = take_offer(actor=focal_point_bo, offer=offer_of_uruguay, country="BO")

    assert (once, again.pk == once.pk, other.pk == once.pk) == (once, True, False)
    assert PeerSupport.objects.filter(origin=offer_of_uruguay).count() == 2
    assert once.steps.count() == 1


def test_who_offered_it_to_all_agrees_by_its_answer(offer_of_uruguay, focal_point_pe, focal_point_uy):
    one = take_offer(actor=focal_point_pe, offer=offer_of_uruguay, country="PE")

    assert answer_request(actor=focal_point_uy, support=one, country="UY", helps=True).state == "agreed"


def test_what_was_withdrawn_is_taken_no_more(offer_of_uruguay, focal_point_uy, focal_point_pe):
    withdraw_support(actor=focal_point_uy, support=offer_of_uruguay, country="UY")

    with pytest.raises(Refused, match="no longer open"):
        take_offer(actor=focal_point_pe, offer=offer_of_uruguay, country="PE")


def test_an_offer_to_one_country_is_accepted_or_declined_by_it(focal_point_pe, focal_point_uy, terms):
    one = offer_support(actor=focal_point_uy, country="UY", terms=terms, to="PE")
    other = offer_support(actor=focal_point_uy, country="UY", terms=terms, to="PE")

    assert agree_support(actor=focal_point_pe, support=one).state == "agreed"
    with pytest.raises(Refused, match="somebody may have been quicker"):
        agree_support(actor=focal_point_pe, support=one)
    assert decline_offer(actor=focal_point_pe, support=other, reason="Ya la tenemos.").state == "declined"


def test_what_is_agreed_is_withdrawn_with_a_word_by_either_side(request_of_peru, focal_point_pe, focal_point_uy):
    one = answer_request(actor=focal_point_uy, support=request_of_peru, country="UY", helps=True, note="En octubre.")
    with pytest.raises(Refused, match="Only the country that asked"):
        withdraw_support(actor=focal_point_uy, support=one, country="UY")
    one = agree_support(actor=focal_point_pe, support=one)
    with pytest.raises(Refused, match="write in a word why"):
        withdraw_support(actor=focal_point_uy, support=one, country="UY")

    one = withdraw_support(actor=focal_point_uy, support=one, country="UY", reason="Cambió el equipo.")

    assert (one.state, one.reason) == ("withdrawn", "Cambió el equipo.")


def test_a_country_that_left_the_cycle_is_asked_nothing_and_answers_nothing(
    request_of_peru, focal_point_pe, focal_point_uy, terms
):
    InvitedCountry.objects.filter(country="UY").delete()

    with pytest.raises(Refused, match="does not take part"):
        request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")
    with pytest.raises(Refused, match="does not take part"):
        answer_request(actor=focal_point_uy, support=request_of_peru, country="UY", helps=True, note="Sí.")
    assert row_of(request_of_peru, TODAY, ["PE"]).left == ["UY"]
    one = withdraw_support(actor=focal_point_pe, support=request_of_peru, country="PE")
    assert one.state == "withdrawn"


def test_words_that_may_name_somebody_are_read_again_before_another_country_reads_them(request_of_peru, focal_point_uy):
    note = "Llame a María Quispe Mamani, +51 987 654 321."
    answer = {"actor": focal_point_uy, "support": request_of_peru, "country": "UY", "helps": True, "note": note}
    with pytest.raises(Refused, match="may say who somebody is"):
        answer_request(**answer)

    assert answer_request(**answer, names_nobody=True).state == "offered"


def test_no_day_lies_ahead_nor_before_the_last_word(request_of_peru, focal_point_pe, focal_point_uy):
    one = answer_request(actor=focal_point_uy, support=request_of_peru, country="UY", helps=True, note="En octubre.")
    one = agree_support(actor=focal_point_pe, support=one)

    for day, sentence in ((TODAY + timedelta(days=1), "cannot lie ahead"), (TODAY - timedelta(days=1), "lies before")):
        with pytest.raises(Refused, match=sentence):
            mark_given(actor=focal_point_uy, support=one, country="UY", taken_on=day)


def test_a_silence_shows_after_two_weeks(request_of_peru):
    invited = ["PE", "UY"]

    assert not row_of(request_of_peru, TODAY + timedelta(days=13), invited).is_quiet
    row = row_of(request_of_peru, TODAY + timedelta(days=14), invited)
    assert (row.is_quiet, row.days, row.awaited) == (True, 14, "UY")


def test_the_register_says_what_waits_for_whom(open_request, request_of_peru, offer_of_uruguay):
    supports, invited = [open_request, request_of_peru, offer_of_uruguay], ["PE", "UY", "BO"]

    register = register_of(supports, ["BO"], TODAY, invited)

    assert [row.support for row in register.mine] == [open_request]
    assert [row.support for row in register.others] == [request_of_peru]
    assert [row.support for row in register.standing] == [offer_of_uruguay]


def test_capability_R9_each_country_opens_its_own_side_and_the_coordination_none(
    request_of_peru, focal_point_pe, focal_point_uy, coordination
):
    with pytest.raises(Refused, match="Only a focal point"):
        decide_support_openness(actor=coordination, support=request_of_peru, opens=True)

    decide_support_openness(actor=focal_point_pe, support=request_of_peru, opens=True)
    assert public_supports([request_of_peru.cycle]) == []
    decide_support_openness(actor=focal_point_uy, support=request_of_peru, opens=True)
    assert len(public_supports([request_of_peru.cycle])) == 1
    decide_support_openness(actor=focal_point_uy, support=request_of_peru, opens=False)
    assert public_supports([request_of_peru.cycle]) == []


def test_who_made_it_may_leave_and_the_request_stays_the_country_s(request_of_peru, focal_point_pe: Person):
    focal_point_pe.delete()

    request_of_peru.refresh_from_db()
    assert (request_of_peru.made_by, request_of_peru.asking) == (None, "PE")

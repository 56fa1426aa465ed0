"""What everybody reads of an adoption, and whom it credits."""

from datetime import date

import pytest

from tinkuy.core.errors import Refused
from tinkuy.practice.adoptions.actions.adopting import edit_adoption, end_adoption, withdraw_adoption
from tinkuy.practice.adoptions.actions.opening import decide_adoption_openness, decide_credit
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.adoptions.queries import adoptions_elsewhere, public_adoptions
from tinkuy.practice.adoptions.tests.conftest import PRACTISED
from tinkuy.practice.responses.models import Openness

TELEPHONE = "Llame a Rosa Quispe, +51 987 654 321."


def credits() -> list[tuple[str, str]]:
    return [(one.from_country, one.from_institution) for one in public_adoptions()]


@pytest.fixture
def public_adoption(adopted: Adoption, focal_point_uy) -> Adoption:
    return decide_adoption_openness(actor=focal_point_uy, adoption=adopted, openness=Openness.WHOLE)


def test_capability_R5_nothing_is_public_until_the_adopting_country_says_so(adopted, focal_point_uy):
    assert public_adoptions() == []

    decide_adoption_openness(actor=focal_point_uy, adoption=adopted, openness=Openness.STATE)
    (one,) = public_adoptions()
    assert (one.country, one.adopted_on, one.words) == ("UY", date(2026, 9, 27), None)


def test_capability_R5_credit_follows_what_the_country_that_it_came_from_shows(public_adoption, peru_shows):
    assert credits() == [("", "")]

    peru_shows(Openness.STATE)
    assert credits() == [("PE", "")]

    peru_shows(Openness.WHOLE)
    assert credits() == [("PE", "Ministerio")]

    peru_shows(Openness.CLOSED)
    assert credits() == [("", "")]


def test_capability_R5_that_country_may_be_named_less_than_its_answer(public_adoption, peru_shows, focal_point_pe):
    peru_shows()
    decide_credit(actor=focal_point_pe, adoption=public_adoption, credit=Openness.CLOSED)

    assert credits() == [("", "")]
    assert public_adoptions(given_by="PE") == []
    decide_credit(actor=focal_point_pe, adoption=public_adoption, credit=Openness.STATE)
    assert credits() == [("PE", "")]


def test_capability_R5_nobody_else_decides(public_adoption, focal_point_pe, focal_point_uy, coordination):
    with pytest.raises(Refused, match="Only a focal point of this country"):
        decide_adoption_openness(actor=coordination, adoption=public_adoption, openness=Openness.CLOSED)
    with pytest.raises(Refused, match="Only a focal point of this country"):
        decide_adoption_openness(actor=focal_point_pe, adoption=public_adoption, openness=Openness.CLOSED)
    with pytest.raises(Refused, match="Only a focal point of the country that it came from"):
        decide_credit(actor=focal_point_uy, adoption=public_adoption, credit=Openness.CLOSED)


def test_capability_R5_words_that_may_name_somebody_are_read_again_first(adopted, focal_point_uy):
    edit_adoption(actor=focal_point_uy, adoption=adopted, practised=PRACTISED.__class__(
        adopted_on=PRACTISED.adopted_on, adaptations=TELEPHONE
    ))  # fmt: skip
    with pytest.raises(Refused, match="This may say who somebody is"):
        decide_adoption_openness(actor=focal_point_uy, adoption=adopted, openness=Openness.WHOLE)

    decide_adoption_openness(actor=focal_point_uy, adoption=adopted, openness=Openness.WHOLE, names_nobody=True)
    assert public_adoptions()[0].words.adaptations == TELEPHONE


def test_capability_R5_a_reason_that_may_name_somebody_takes_the_words_off_public_pages(
    public_adoption, focal_point_uy
):
    end_adoption(actor=focal_point_uy, adoption=public_adoption, ended_on=date(2026, 9, 28), reason=TELEPHONE)

    (one,) = public_adoptions()
    assert (one.ended_on, one.words) == (date(2026, 9, 28), None)


def test_capability_R5_what_is_withdrawn_is_on_no_public_page(public_adoption, focal_point_uy):
    withdraw_adoption(actor=focal_point_uy, adoption=public_adoption, reason="Se anotó por error.")

    assert public_adoptions() == []
    with pytest.raises(Refused, match="once it is adopted"):
        decide_adoption_openness(actor=focal_point_uy, adoption=public_adoption, openness=Openness.STATE)


def test_capability_R5_its_own_cycle_lists_no_adoption_of_its_own_as_elsewhere(public_adoption):
    assert adoptions_elsewhere(public_adoption.cycle) == []


def test_capability_R5_public_adoptions_are_one_query(public_adoption, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [one.from_country for one in public_adoptions(findings=[public_adoption.finding], taken_by="UY")] == [""]

"""What everybody may read of support between two countries: only what both of them let them."""

import pytest
from django.db import IntegrityError, transaction

from tinkuy.practice.support.models import PeerSupport, PeerSupportStep
from tinkuy.practice.support.queries import public_supports


@pytest.fixture
def support(recommendation) -> PeerSupport:
    """Peru has asked Uruguay."""
    one = PeerSupport.objects.create(
        cycle=recommendation.cycle, finding=recommendation, kind="request", asking="PE", giving="UY",
        form="document", subject="La plantilla de contrapartes", state="asked",
    )  # fmt: skip
    PeerSupportStep.objects.create(
        cycle=one.cycle, support=one, country="PE", state="asked", taken_on=one.cycle.today()
    )
    return one


def test_capability_R9_everybody_reads_it_once_both_countries_say_so(support):
    for asking, giving in ((False, False), (True, False), (False, True)):
        PeerSupport.objects.update(asking_opens=asking, giving_opens=giving)
        assert public_supports([support.cycle]) == []

    PeerSupport.objects.update(asking_opens=True, giving_opens=True)

    [one] = public_supports([support.cycle], country="UY")
    assert (one.asking, one.giving, one.subject, one.state) == ("PE", "UY", "La plantilla de contrapartes", "asked")
    assert one.is_pending
    assert one.other_than("UY") == "PE"
    assert public_supports([support.cycle], country="BO") == []


def test_of_what_everybody_reads_no_row_of_a_person_is_asked(support, django_assert_num_queries):
    PeerSupport.objects.update(asking_opens=True, giving_opens=True)

    with django_assert_num_queries(1) as statements:
        public_supports([support.cycle])
    assert "people_person" not in statements.captured_queries[0]["sql"]


def test_capability_R9_an_offer_to_all_is_its_country_s_alone_to_open(support):
    PeerSupport.objects.update(kind="offer", asking="", state="offered", giving_opens=True)

    assert [one.giving for one in public_supports([support.cycle])] == ["UY"]


@pytest.mark.parametrize("state", ["declined", "withdrawn"])
def test_what_came_to_nothing_is_never_public(support, state):
    PeerSupport.objects.update(state=state, reason="Ya no hace falta.", asking_opens=True, giving_opens=True)

    assert public_supports([support.cycle]) == []


@pytest.mark.parametrize(
    "fault",
    [{"giving": "PE"}, {"asking": "", "giving": ""}, {"state": "agreed", "giving": ""}, {"state": "closed"}],
)
def test_the_database_keeps_what_support_is(support, fault):
    with pytest.raises(IntegrityError), transaction.atomic():
        PeerSupport.objects.filter(pk=support.pk).update(**fault)

"""A next cycle may take over what was asked for and is not there yet."""

from tinkuy.practice.support.actions.following import withdraw_support
from tinkuy.practice.support.left_open import UNFINISHED_SUPPORT


def test_capability_R7_support_that_is_not_there_yet_may_be_taken_over(
    request_of_peru, offer_of_uruguay, scoped, focal_point_pe
):
    [asked, offered] = UNFINISHED_SUPPORT.left_open(scoped)

    assert (asked.key, asked.code, asked.words) == (request_of_peru.public_id, "UY→PE", {"es": request_of_peru.subject})
    assert asked.facts == ["Request, RE-3", "Peru and Uruguay", "Asked for, 28 September 2026"]
    assert (asked.is_urged, offered.is_urged) == (True, False)


def test_what_ended_is_named_as_such_and_left_out(request_of_peru, scoped, focal_point_pe):
    withdraw_support(actor=focal_point_pe, support=request_of_peru, country="PE")

    assert UNFINISHED_SUPPORT.left_open(scoped) == []
    [point] = UNFINISHED_SUPPORT.named([request_of_peru.public_id]).values()
    assert not point.is_open

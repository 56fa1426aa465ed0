"""Support that waits for a country's word is named once in the mail of the day of whoever speaks for it."""

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.practice.check_ins.digest import KIND, send_digests
from tinkuy.practice.conftest import NOON
from tinkuy.practice.support.actions.following import answer_request


def reminded() -> list[tuple[str, list[str]]]:
    return [(notice.opened()[0], notice.opened()[1]["waiting"]) for notice in Notice.objects.filter(kind=KIND)]


def after(days: int):
    return clock.at(NOON + timedelta(days=days))


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


def test_capability_R9_after_two_weeks_the_country_whose_turn_it_is_reads_of_it_once(request_of_peru, focal_point_uy):
    with after(13):
        assert (send_digests(), reminded()) == (0, [])
    for days in (14, 15, 40):
        with after(days):
            send_digests()

    assert reminded() == [(focal_point_uy.email, ["RE-3"])]


def test_capability_R9_a_word_moves_it_on_and_then_it_waits_for_the_other_country(
    request_of_peru, focal_point_uy, focal_point_pe
):
    with after(14):
        send_digests()
        answer_request(actor=focal_point_uy, support=request_of_peru, country="UY", helps=True, note="En octubre.")
    with after(27):
        assert send_digests() == 0
    with after(28):
        assert send_digests() == 1

    request_of_peru.refresh_from_db()
    waits = {"offered": focal_point_pe, "agreed": focal_point_uy}[request_of_peru.state]
    assert [email for email, _labels in reminded()] == [focal_point_uy.email, waits.email]

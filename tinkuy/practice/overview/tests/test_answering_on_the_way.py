"""A focal point in a hurry: from the card to the form, from one answer to the next."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from tinkuy.core import clock
from tinkuy.practice.conftest import NOON
from tinkuy.practice.key_actions.actions import plan_action
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.models import Response

HOME, MATRIX = "/en/team/cycles/", "/en/team/c/ciclo-de-prueba/practice/"


def _address(response: Response) -> str:
    return reverse("practice:response", args=[response.cycle.slug, response.public_id])


def _also_asked(coordination, make_finding) -> Response:
    words = {"es": "Formar a quienes atienden en las fronteras terrestres y en los puertos del país cada año."}
    return communicate_recommendation(
        actor=coordination, finding=make_finding(5, text=words), country="PE", communicated_on=date(2026, 8, 28)
    )


def test_the_card_of_several_answers_leads_to_the_form_of_the_first_and_says_its_words(
    signed_in, focal_point_pe, coordination, make_finding, response
):
    _also_asked(coordination, make_finding)

    page = signed_in(focal_point_pe).get(HOME).content.decode()

    assert "RE-3 and RE-5" in page
    assert f'href="{_address(response)}#record"' in page
    assert "RE-3: Atender a las víctimas" in page


def test_an_answered_recommendation_leads_to_the_next_that_waits(
    signed_in, focal_point_pe, observer, coordination, make_finding, response, step
):
    other, client = _also_asked(coordination, make_finding), signed_in(focal_point_pe)
    assert "Next: answer" not in client.get(_address(response)).content.decode()

    step(response, "in_dialogue")

    page = client.get(_address(response)).content.decode()
    assert f'href="{_address(other)}#record">Next: answer RE-5</a>' in page
    assert "Next: answer" not in signed_in(observer).get(_address(response)).content.decode()


def test_in_the_matrix_ones_own_country_stands_first_with_what_waits(
    signed_in, focal_point_uy, coordination, recommendation, response
):
    new_response = communicate_recommendation(
        actor=coordination, finding=recommendation, country="UY", communicated_on=date(2026, 8, 28)
    )

    page = signed_in(focal_point_uy).get(MATRIX).content.decode()

    assert page.index('class="own"><abbr title="Uruguay"') < page.index('<abbr title="Peru"')
    assert "Your country has still to answer" in page
    assert f'href="{_address(new_response)}#record">RE-3: ' in page
    assert "Your country has still" not in signed_in(coordination).get(MATRIX).content.decode()


def test_the_first_answer_is_asked_as_one_and_says_what_comes_before_an_agreement(
    signed_in, focal_point_pe, response, step
):
    client = signed_in(focal_point_pe)
    first = client.get(_address(response)).content.decode()
    step(response, "in_dialogue")
    later = client.get(_address(response)).content.decode()

    form = first.partition('id="record"')[2].partition("</form>")[0]
    assert "RE-3: " in form
    assert "What does the country answer?" in form
    assert "can be chosen once" in first
    assert "Reason (required if it is rejected)</label>" in first
    assert "What happened since?" in later
    assert "can be chosen once" not in later


def test_the_card_of_an_action_leads_to_its_open_form_beside_its_name(signed_in, focal_point_pe, agreed):
    action = plan_action(actor=focal_point_pe, response=agreed, text="Elegir", due_on=date(2026, 10, 2))
    client, address = signed_in(focal_point_pe), f"{_address(agreed)}?action={action.public_id}"

    home, page = client.get(HOME).content.decode(), client.get(address).content.decode()

    assert f'href="{address}#action-{action.public_id}"' in home
    assert page.partition(f'id="action-{action.public_id}"')[2].partition("</li>")[0].count("<details open>") == 1


def test_an_action_of_what_is_in_practice_is_planned_until_its_day_and_not_open(
    signed_in, focal_point_pe, agreed, step
):
    plan_action(actor=focal_point_pe, response=agreed, text="Elegir", due_on=date(2026, 10, 2))
    step(agreed, "under_way", day=5)
    step(agreed, "in_practice", day=6)

    client = signed_in(focal_point_pe)
    before = client.get(_address(agreed)).content.decode()
    with clock.at(datetime(2026, 10, 4, 15, tzinfo=UTC)):
        after = client.get(_address(agreed)).content.decode()

    assert ("No longer awaited" in before, "No longer awaited" in after) == (False, True)
    assert "It is under way" not in before + after


@pytest.mark.parametrize(("hours", "is_said"), [(0, False), (11, True)], ids=["by day", "in the evening"])
def test_who_communicates_in_the_evening_reads_that_the_mail_goes_out_in_the_morning(
    signed_in, coordination, focal_point_pe, recommendation, hours, is_said
):
    with clock.at(NOON + timedelta(hours=hours)):
        sent = {"finding": recommendation.public_id, "country": "PE", "communicated_on": "2026-09-28"}
        page = signed_in(coordination).post(f"{MATRIX}communicate/", sent | {"send_mail": "on"}, follow=True).text
        assert ("Where it is night now, the mail goes out in the morning." in page) == is_said

        page = signed_in(coordination).post(f"{_address(Response.objects.get())}send/", follow=True).text
        assert ("It is night there" in page) == is_said

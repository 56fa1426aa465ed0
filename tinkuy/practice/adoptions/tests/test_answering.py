"""What a country adopted becomes its own answer to the recommendation, if it wants so."""

from datetime import date

import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.models import Organisation
from tinkuy.practice.adoptions.actions.adopting import end_adoption
from tinkuy.practice.adoptions.actions.answering import answer_by_adoption
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Response, ResponseStep

OWN = "/en/team/c/ciclo-de-prueba/practice/adoptions/"


def test_capability_R5_an_adoption_becomes_the_answer_of_a_country_that_was_not_asked(adopted, focal_point_uy):
    response = answer_by_adoption(actor=focal_point_uy, adoption=adopted)

    assert (response.country, response.state, response.openness) == ("UY", "in_practice", "closed")
    assert (response.text, response.communicated_on) == ("Un mismo código para dos servicios.", date(2026, 9, 27))
    steps = ResponseStep.objects.filter(response=response).order_by("id")
    assert list(steps.values_list("state", "taken_on", "note")) == [
        ("in_dialogue", date(2026, 9, 27), ""),
        ("agreed", date(2026, 9, 27), ""),
        ("under_way", date(2026, 9, 27), ""),
        ("in_practice", date(2026, 9, 27), "Se adoptó de otro país."),
    ], "the other country decides itself whether it is named"


def test_capability_R5_an_answer_that_exists_goes_on_from_where_it_stands(adopted, focal_point_uy):
    new_response = Response.objects.create(
        cycle=adopted.cycle, finding=adopted.finding, country="UY", state="agreed", text="Lo haremos.",
        communicated_on=date(2026, 9, 20),
    )  # fmt: skip

    answer_by_adoption(actor=focal_point_uy, adoption=adopted)

    new_response.refresh_from_db()
    assert (new_response.state, new_response.text) == ("in_practice", "Lo haremos.")
    assert list(new_response.steps.order_by("id").values_list("state", flat=True)) == ["under_way", "in_practice"]


def test_capability_R5_the_answer_of_an_institution_is_not_moved_by_its_country(adopted, focal_point_uy):
    ministry = Organisation.objects.create(slug="ministerio", name="Ministerio de Salud", sector="government")
    new_response = Response.objects.create(
        cycle=adopted.cycle, finding=adopted.finding, country="UY", institution=ministry, state="in_dialogue",
        communicated_on=date(2026, 9, 20),
    )  # fmt: skip

    own = answer_by_adoption(actor=focal_point_uy, adoption=adopted)

    new_response.refresh_from_db()
    assert (own.institution, own.state, new_response.state) == (None, "in_practice", "in_dialogue")


def test_capability_R5_it_becomes_an_answer_once_by_its_own_country_while_it_is_adopted(
    adopted, focal_point_uy, focal_point_pe
):
    with pytest.raises(Refused):
        answer_by_adoption(actor=focal_point_pe, adoption=adopted)
    answer_by_adoption(actor=focal_point_uy, adoption=adopted)
    with pytest.raises(Refused, match="already"):
        answer_by_adoption(actor=focal_point_uy, adoption=adopted)
    end_adoption(actor=focal_point_uy, adoption=adopted, ended_on=date(2026, 9, 28), reason="Cerró un centro.")
    with pytest.raises(Refused, match="Only an adopted recommendation"):
        answer_by_adoption(actor=focal_point_uy, adoption=Adoption.objects.get())

    assert Response.objects.filter(country="UY").count() == 1


def test_capability_R5_the_page_of_an_adoption_offers_it_to_whoever_speaks_for_the_country(
    signed_in, adopted, focal_point_uy, focal_point_pe
):
    own, button = f"{OWN}{adopted.public_id}/", "Make it the country's answer"
    assert button not in signed_in(focal_point_pe).get(own).text
    client = signed_in(focal_point_uy)
    assert button in client.get(own).text

    assert client.post(f"{own}answer/").status_code == 302

    html, response = client.get(own).text, Response.objects.get(country="UY")
    assert (button in html, f"/practice/{response.public_id}/" in html) == (False, True)

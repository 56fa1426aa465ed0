"""The pages of adoptions: from choosing a practice to what everybody reads, by whoever may; two who write at once."""

import re

import pytest
from django.test import Client
from django_scopes import scope

from tinkuy.people.models import Person
from tinkuy.practice.adoptions.actions.opening import decide_adoption_openness
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Openness, Response

TEAM = "/en/team/c/ciclo-de-prueba/practice/"
RECORD = {
    "adopted_on": "2026-09-27",
    "adaptations": "Un mismo código.",
    "place": "",
    "adaptation_reason": "",
    "result": "",
}
ANALYSIS = {"context": "Dos servicios.", "planned_changes": "Un código.", "core_elements": "Nadie muestra papeles."}


@pytest.fixture
def page(client: Client):
    """`page(person, "adoptions/", **sent)`: what *person* reads there, or what a post of theirs answers."""

    def open_page(person: Person, path: str, **sent: str):
        client.force_login(person)
        return client.post(TEAM + path, sent) if sent else client.get(TEAM + path)

    return open_page


def test_capability_R5_a_focal_point_goes_from_choice_to_public_page(page, printed, in_practice, focal_point_uy):
    chosen = page(focal_point_uy, "adoptions/choose/").content.decode()
    address = re.search(r"adoptions/begin/\?practice=[\w-]+", chosen.replace("%3F", "?"))
    assert address, chosen[-2000:]

    begun = page(focal_point_uy, address[0], country="UY", origin=in_practice.public_id, **ANALYSIS)
    own = begun.headers["Location"].removeprefix(TEAM)
    assert page(focal_point_uy, own + "record/", **RECORD).status_code == 302
    assert page(focal_point_uy, own + "openness/", openness="whole").status_code == 302

    assert "Un mismo código." in page(focal_point_uy, own).content.decode()
    public = Client().get(f"/en/practices/{in_practice.finding.public_id}/").content.decode()
    assert "Un mismo código." in public
    assert "Taken over from another country" in public


def test_capability_R5_whoever_does_not_speak_for_the_country_reads_and_writes_nothing(page, adopted, focal_point_pe):
    own = f"adoptions/{adopted.public_id}/"
    read = page(focal_point_pe, own).content.decode()

    assert "Un mismo código para dos servicios." in read
    assert "/record/" not in read
    assert page(focal_point_pe, own + "record/", **RECORD).status_code == 422
    assert page(focal_point_pe, own + "openness/", openness="whole").status_code == 422


def test_capability_R5_the_country_that_it_comes_from_decides_its_credit_there(page, adopted, focal_point_pe):
    own = f"adoptions/{adopted.public_id}/"
    assert "/credit/" in page(focal_point_pe, own).content.decode()

    assert page(focal_point_pe, own + "credit/", credit="closed").status_code == 302
    assert Adoption.objects.get().credit == Openness.CLOSED


def test_capability_R5_another_cycle_offers_what_was_found_there_its_credit(
    page, printed, in_practice, adopted, focal_point_pe, focal_point_uy, other_cycle
):
    decide_adoption_openness(actor=focal_point_uy, adoption=adopted, openness=Openness.WHOLE)
    Adoption.objects.filter(pk=adopted.pk).update(cycle=other_cycle, country="CL")

    listed = page(focal_point_pe, "adoptions/").content.decode()
    assert f"adoptions/{adopted.public_id}/credit/" in listed
    assert page(focal_point_pe, f"adoptions/{adopted.public_id}/").status_code == 404
    assert page(focal_point_pe, f"adoptions/{adopted.public_id}/credit/", credit="closed").status_code == 302
    with scope(cycle=other_cycle):
        assert Adoption.objects.get().credit == Openness.CLOSED


def test_capability_R5_of_two_who_edit_at_once_the_second_reads_both(page, adopted, focal_point_uy, coordination):
    own = f"adoptions/{adopted.public_id}/"
    opened = page(focal_point_uy, own).content.decode()
    basis = re.findall(r'name="basis" value="([^"]+)"', opened)[1].replace("&quot;", '"')
    sent = RECORD | {"place": "Dos regiones del norte", "adaptation_reason": "Comparten el registro."}
    first = page(coordination, own + "record/", basis=basis, **sent | {"adaptations": "De la coordinación."})
    assert first.status_code == 302

    second = page(focal_point_uy, own + "record/", basis=basis, **sent | {"adaptations": "De la referente."})
    assert second.status_code == 422
    assert "De la coordinación." in second.content.decode()
    assert Adoption.objects.get().adaptations == "De la coordinación."


def test_capability_R5_the_list_grows_by_no_query(page, adopted, focal_point_uy, django_assert_max_num_queries):
    page(focal_point_uy, "adoptions/")
    with scope(cycle=adopted.cycle), django_assert_max_num_queries(25) as one:
        page(focal_point_uy, "adoptions/")
    row = Adoption.objects.get()
    for country in ("CL", "BO"):
        row.pk, row.public_id, row.country = None, f"{country}-adoption", country
        row.save(force_insert=True)
    with django_assert_max_num_queries(len(one)):
        page(focal_point_uy, "adoptions/")


def test_capability_R5_an_answer_that_is_not_begun_is_no_origin_on_the_form(page, printed, agreed, focal_point_uy):
    form = page(focal_point_uy, f"adoptions/begin/?practice={agreed.finding.public_id}").content.decode()

    assert Response.objects.get().public_id not in form
    assert page(focal_point_uy, "adoptions/begin/?practice=nadie").status_code == 404


def test_a_team_reads_its_own_translation_of_what_it_takes_over_and_is_no_origin_itself(
    client, printed, in_practice, focal_point_uy
):
    finding = in_practice.finding
    finding.text = finding.text | {"pt-br": "Atender as vítimas sem exigir documento."}
    finding.save()
    client.force_login(focal_point_uy)
    team = TEAM.replace("/en/", "/pt-br/")
    pages = [client.get(f"{team}{path}").content.decode() for path in ("adoptions/choose/", "outcomes/new/")]
    begun = client.get(f"{team}adoptions/begin/?practice={finding.public_id}").content.decode()

    assert all("Atender as vítimas sem exigir documento" in page for page in [*pages, begun])
    origins = re.search(r'<select name="origin".*?</select>', begun, re.DOTALL)
    assert origins
    assert "Uruguai" not in origins[0]

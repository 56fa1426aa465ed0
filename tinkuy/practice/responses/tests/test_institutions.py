"""An institution that is missing is made where an answer asks for it; a merge respects what countries answered."""

import pytest
from django.utils.html import escape

from tinkuy.core.errors import Refused
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle, Governance
from tinkuy.planning.institutions.actions import NewInstitution, correct_institution, merge_institutions
from tinkuy.practice.key_actions.actions import plan_action
from tinkuy.practice.responses.models import Response

ADDRESS = "/es/team/c/ciclo-de-prueba/practice/"
NAME = "Defensoría del Pueblo"


@pytest.fixture
def communicate(signed_in, coordination, recommendation):
    def send(**values: str):
        sent = {"finding": recommendation.public_id, "country": "PE", "communicated_on": "2026-08-28", **values}
        return signed_in(coordination).post(f"{ADDRESS}communicate/", sent)

    return send


def test_an_unknown_institution_is_asked_about_in_the_same_field(communicate):
    answer = communicate(institution=NAME)

    assert answer.status_code == 422
    html = answer.content.decode()
    assert escape(f"Crear «{NAME}»") in html
    assert '<option value="PE" selected>Perú</option>' in html.partition("institution_country")[2]
    assert not Organisation.objects.exists()


def test_a_new_one_is_of_the_only_country_of_its_cycle(scoped, signed_in, coordination, recommendation):
    scoped.invited_countries.exclude(country="PE").delete()

    page = signed_in(coordination).get(f"{ADDRESS}communicate/").text

    assert '<option value="PE" selected>Perú</option>' in page.partition("institution_country")[2]


def test_create_makes_it_with_the_deed(communicate, recommendation):
    sent = {"institution_asked": NAME, "institution_answer": "create", "institution_sector": "government"}

    answer = communicate(institution=NAME, institution_country="PE", **sent)

    assert answer.status_code == 302
    made = Organisation.objects.get()
    assert (made.name, made.sector, made.country) == (NAME, "government", "PE")
    assert recommendation.responses.get().institution == made


def test_a_new_one_wants_its_sector(communicate):
    answer = communicate(institution=NAME, institution_asked=NAME, institution_answer="create")

    assert answer.status_code == 422
    assert escape(f"Elija el sector de «{NAME}».") in answer.content.decode()


def test_an_answer_about_another_name_counts_for_nothing(communicate):
    sent = {"institution_asked": "Otra", "institution_answer": "create", "institution_sector": "government"}

    assert communicate(institution=NAME, **sent).status_code == 422
    assert not Organisation.objects.exists()


def test_a_known_name_in_other_letters_is_the_known_institution(communicate, recommendation, ministry):
    assert communicate(institution="MINISTERIO (perú)").status_code == 302
    assert recommendation.responses.get().institution == ministry


def test_the_one_that_was_meant_is_chosen_instead(communicate, recommendation, ministry):
    mailed_response = communicate(institution="Ministerios").content.decode()

    assert f'value="{ministry.slug}"' in mailed_response
    sent = {"institution_asked": "Ministerios", "institution_answer": ministry.slug}
    assert communicate(institution="Ministerios", **sent).status_code == 302
    assert recommendation.responses.get().institution == ministry


def test_a_refused_deed_makes_no_institution(communicate, response):
    sent = {"institution_asked": NAME, "institution_answer": "create", "institution_sector": "government"}

    assert communicate(institution=NAME, communicated_on="2026-12-01", **sent).status_code == 422
    assert not Organisation.objects.filter(name=NAME).exists()


def test_answers_and_actions_follow_a_merge(administrator, coordination, response, ministry):
    action = plan_action(actor=coordination, response=response, text="Escribir la guía", responsible=ministry)
    other = Organisation.objects.create(slug="pe-otro", name="Ministerio de Salud", sector="government", country="PE")

    merge_institutions(actor=administrator, institution=ministry, into=other)

    response.refresh_from_db()
    action.refresh_from_db()
    assert (response.institution, action.responsible) == (other, other)


def test_who_answers_for_a_country_does_not_become_of_another(administrator, response, ministry):
    with pytest.raises(Refused, match="answers for Peru"):
        correct_institution(
            actor=administrator, institution=ministry, name=ministry.name, sector="government", country="UY"
        )


def test_an_endorsement_of_governments_stays_a_governments(administrator, agreed, ministry, network):
    agreed.cycle.governance = Governance.GOVERNMENTS_ONLY
    agreed.cycle.save()

    with pytest.raises(Refused, match="leaves this to governments"):
        merge_institutions(actor=administrator, institution=ministry, into=network)
    assert network.sector == Sector.CIVIL_SOCIETY


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_what_a_country_types_in_a_discreet_cycle_is_not_in_every_cycles_directory(
    response, focal_point_pe, scoped, is_sensitive
):
    Cycle.objects.update(is_sensitive=is_sensitive)
    response.cycle.refresh_from_db()
    new = NewInstitution("Casa refugio", Sector.CIVIL_SOCIETY, "PE")

    if is_sensitive:
        with pytest.raises(Refused, match="its coordination adds «Casa refugio»"):
            plan_action(actor=focal_point_pe, response=response, text="Abrir una casa", responsible=new)
    else:
        plan_action(actor=focal_point_pe, response=response, text="Abrir una casa", responsible=new)

    assert Organisation.objects.filter(name="Casa refugio").exists() is not is_sensitive


def test_the_coordination_of_a_discreet_cycle_adds_it(response, coordination):
    new = NewInstitution("Casa refugio", Sector.CIVIL_SOCIETY, "PE")

    action = plan_action(actor=coordination, response=response, text="Abrir una casa", responsible=new)

    assert action.responsible == Organisation.objects.get(name="Casa refugio")


def test_capability_R1_a_whole_kind_of_institutions_and_all_countries_are_chosen_at_once(
    signed_in, coordination, scoped, recommendation, make_finding, ministry
):
    """Those who were asked about another recommendation; the name of a country stands once."""
    court = Organisation.objects.create(slug="fiscalia", name="Fiscalía – Uruguay", sector="government", country="UY")
    network = Organisation.objects.create(slug="red", name="Red de apoyo", sector="civil_society", country="PE")
    other = make_finding(9)
    for one in (ministry, court, network):
        Response.objects.create(cycle=scoped, finding=other, country=one.country, institution=one)
    client = signed_in(coordination)
    html = client.get(f"{ADDRESS}communicate/").text
    assert ("Gobierno (2)" in html, "Sociedad civil (" in html, "Uruguay – Uruguay" in html) == (True, False, False)

    sent = {"finding": recommendation.public_id, "group": ["government"], "communicated_on": "2026-08-28"}
    assert client.post(f"{ADDRESS}communicate/", sent).status_code == 302
    assert {one.institution for one in recommendation.responses.all()} == {ministry, court}

    assert client.post(f"{ADDRESS}communicate/", sent | {"group": ["countries"]}).status_code == 302
    mailed_response = recommendation.responses.filter(institution=None)
    assert {one.country for one in mailed_response} == set(scoped.invited_countries.values_list("country", flat=True))

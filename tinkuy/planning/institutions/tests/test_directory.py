"""An institution is added by whoever needs one, found again, and corrected by who keeps the hub."""

import re

import pytest

from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.institutions.actions import correct_institution, create_institution
from tinkuy.planning.institutions.queries import directory, similar
from tinkuy.planning.institutions.uses import registered_uses
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding

PAGE = "/es/team/institutions/"
NEW = {"name": "Defensoría del Pueblo", "sector": "government", "country": "PE"}


def test_whoever_works_on_a_cycle_adds_an_institution_and_the_journal_keeps_it(coordination):
    made = create_institution(actor=coordination, **NEW)

    assert (made.name, made.sector, made.country) == ("Defensoría del Pueblo", "government", "PE")
    assert [(entry.deed, entry.actor) for entry in Entry.objects.filter(subject="organisation")] == [
        ("created institution", coordination)
    ]


def test_the_same_name_in_other_letters_is_the_same_institution(coordination):
    made = create_institution(actor=coordination, **NEW)

    assert create_institution(actor=coordination, **NEW | {"name": "DEFENSORIA  del pueblo"}) == made
    assert create_institution(actor=coordination, **NEW | {"country": "UY"}) != made
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Escriba el nombre"),
        ({"name": "a" * 201}, "200 caracteres"),
        ({"name": "Oficina oficina@example.org"}, "solo un nombre"),
        ({"sector": "otro"}, "sector de la lista"),
        ({"country": "XX"}, "país de la lista"),
    ],
)
def test_what_is_no_institution_is_refused_in_words(coordination, wrong, words):
    with pytest.raises(Refused, match=words):
        create_institution(actor=coordination, **NEW | wrong)
    assert not Organisation.objects.exists()


def test_only_who_keeps_the_hub_corrects_one(coordination, administrator, make_institution):
    office = make_institution("Defensoria")

    with pytest.raises(Refused):
        correct_institution(actor=coordination, institution=office, **NEW)
    correct_institution(actor=administrator, institution=office, **NEW)

    office.refresh_from_db()
    assert office.name == "Defensoría del Pueblo"
    assert Entry.objects.get(deed="corrected institution").details == {
        "name": "Defensoría del Pueblo",
        "former": "Defensoria",
    }


def test_no_name_is_given_twice_in_a_country(administrator, make_institution):
    make_institution("Ministerio")
    other = make_institution("Ministerio de Justicia")

    with pytest.raises(Refused, match="Únalas"):
        correct_institution(
            actor=administrator, institution=other, name="ministerio", sector="government", country="PE"
        )


def test_the_directory_is_searched_without_accents_and_by_country(make_institution):
    office = make_institution("Defensoría del Pueblo")
    make_institution("Defensoría del Niño", country="UY")

    assert list(directory("DEFENSORIA", "PE")) == [office]
    assert len(directory("defensoria")) == 2


def test_the_directory_is_turned_over_at_fifty_and_stays_narrowed(signed_in, coordination, make_institution):
    for place in range(51):
        make_institution(f"Oficina {place:02}")

    pages = [signed_in(coordination).get(f"{PAGE}?q=oficina&page={number}").text for number in (1, 2)]

    assert [page.count('/record/">Oficina') for page in pages] == [50, 1]
    assert all("51 instituciones" in page for page in pages)
    assert 'rel="next" href="?q=oficina&amp;page=2">Siguiente</a>' in pages[0]


def test_almost_the_same_name_is_offered(make_institution):
    office, other = make_institution("Defensoría del Pueblo"), make_institution("Ministerio de Salud")

    assert similar("Defensoria del Puebo", [office, other]) == [office]
    assert similar("Defensoría", [office, other]) == [office]
    assert similar("Red de mujeres", [office, other]) == []


def test_capability_X10_everything_that_points_to_an_institution_is_registered():
    """Also what it has no name for (`related_name="+"`): a merge that forgets it loses it, or ends in a fault."""
    relations = Organisation._meta.get_fields(include_hidden=True)
    pointing = {(one.related_model, one.field.name) for one in relations if one.auto_created and not one.concrete}

    assert {(use.model, use.field) for use in registered_uses()} == pointing


def test_the_page_lists_adds_and_counts_for_who_keeps_the_hub(signed_in, coordination, administrator, make_institution):
    office = make_institution("Ministerio de Salud")
    coordination.organisation = office
    coordination.save()

    assert signed_in(coordination).post(PAGE, NEW).status_code == 302
    seen_by_team = signed_in(coordination).get(PAGE).content.decode()
    seen_by_keeper = signed_in(administrator).get(PAGE).content.decode()

    assert "Defensoría del Pueblo" in seen_by_team
    assert ("se usa" in seen_by_team, f'"{PAGE}{office.pk}/"' in seen_by_team) == (False, False)
    assert "se usa 1 vez" in seen_by_keeper
    assert "todavía no se usa" in seen_by_keeper


def test_nobody_learns_here_that_somebody_registered(register_for, administrator, signed_in, make_institution):
    office = make_institution("Ministerio de Salud")
    register_for(office)
    register_for(office)

    client = signed_in(administrator)

    assert "todavía no se usa" in client.get(PAGE).content.decode()
    _, _, uses = client.get(f"{PAGE}{office.pk}/").content.decode().partition('id="uses"')
    assert "<li>" not in uses.partition("</section>")[0]


def test_the_list_costs_the_same_with_more_institutions(
    signed_in, administrator, make_institution, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(administrator)
    make_institution("Una")
    with django_assert_max_num_queries(25) as first:
        client.get(PAGE)
    make_institution("Dos")
    make_institution("Tres")

    with django_assert_num_queries(len(first.captured_queries)):
        client.get(PAGE)


@pytest.fixture
def named_everywhere(scoped, make_institution) -> Organisation:
    """A ministry that answers RE-1 and makes an agreement of the cycle."""
    office = make_institution("Ministerio de Salud")
    finding = Finding.objects.create(cycle=scoped, kind="recommendation", number=1, text={"es": "Atender"})
    Response.objects.create(cycle=scoped, finding=finding, country="PE", institution=office, state="agreed")
    agreement = Agreement.objects.create(cycle=scoped, number=1, text="Enviar el protocolo", state="open")
    AgreementParty.objects.create(cycle=scoped, agreement=agreement, institution=office)
    return office


def test_capability_X10_an_institution_has_a_page_with_what_it_answers_and_agrees_to(
    signed_in, coordination, named_everywhere, register_for
):
    register_for(named_everywhere)

    page = signed_in(coordination).get(f"{PAGE}{named_everywhere.pk}/record/").text

    lines = re.findall(r"<li><a href=\"(/es/team/c/[^\"]+)\">([^<]+)</a></li>", page)
    assert [words for _path, words in lines] == ["A1: Enviar el protocolo (Abierto)", "RE-1: Atender (Acordado)"]
    assert all(signed_in(coordination).get(path).status_code == 200 for path, _words in lines)


def test_of_an_institution_nobody_reads_more_than_their_own_cycles_open_to_them(
    signed_in, administrator, make_person, scoped, named_everywhere
):
    speaker = make_person("Ponente")
    TeamRole.objects.create(cycle=scoped, person=speaker, role=Role.SPEAKER)

    for person in (administrator, speaker):
        page = signed_in(person).get(f"{PAGE}{named_everywhere.pk}/record/").text
        assert ("Ministerio de Salud" in page, "protocolo" in page, "Atender" in page) == (True, False, False)

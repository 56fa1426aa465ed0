"""C10: the registrations person by person, for who may read names, and what they do not say."""

import re

import pytest

from tinkuy.attendance.registrants.actions import LOOKED
from tinkuy.attendance.tests.made import registered
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registrations.models import Registration
from tinkuy.journal.models import Entry

PAGE = "/es/team/c/ciclo-de-prueba/registrations/"


@pytest.fixture
def people(scoped):
    """Ana and Álvaro of Peru, Bia of Brazil by an alias, Rosa of Peru without a name."""
    ana, alvaro, rosa = registered(scoped, "Ana Quispe", "Álvaro Núñez", "Rosa Luna")
    (bia,) = registered(scoped, "Bia", country="BR")
    Registration.objects.filter(pk=bia.pk).update(appears_as="alias", sector="government")
    Registration.objects.filter(pk=rosa.pk).update(appears_as="none", sealed_name=b"")
    return ana, alvaro, bia, rosa


def names_on(answer) -> list[str]:
    assert answer.status_code == 200
    return [one.name for one in answer.context["people"].rows]


def test_capability_C10_the_coordination_finds_a_name_whatever_accents_and_case(signed_in, coordination, people):
    browser = signed_in(coordination)

    assert names_on(browser.get(PAGE, {"words": "nunez alvaro"})) == ["Álvaro Núñez"]
    assert names_on(browser.get(PAGE, {"words": "quispe", "country": "BR"})) == []
    assert names_on(browser.get(PAGE, {"country": "BR"})) == ["Bia"]
    assert names_on(browser.get(PAGE, {"sector": "government"})) == ["Bia"]
    assert names_on(browser.get(PAGE, {"order": "name"})) == ["Álvaro Núñez", "Ana Quispe", "Bia"]
    assert "Nadie coincide" in browser.get(PAGE, {"words": "zzz"}).text


def test_who_appears_without_a_name_is_on_no_page_and_no_address_is(signed_in, coordination, people):
    page = signed_in(coordination).get(PAGE).text

    assert "Ana Quispe" in page
    for hidden in ("Rosa", "@example.org", "rosa luna", "Participante "):
        assert hidden not in page


def test_capability_C10_an_address_is_found_whole_by_the_coordination_alone_and_stands_in_no_page_address(
    signed_in, coordination, focal_point_uy, scoped, people
):
    browser = signed_in(coordination)
    response = browser.post(PAGE, {"words": "bia@example.org"})
    assert names_on(response) == ["Bia"]
    assert "%40" not in response.text
    assert names_on(browser.post(PAGE, {"words": "@example.org"})) == []
    assert names_on(browser.get(PAGE, {"words": "bia@example.org"})) == names_on(browser.get(PAGE))
    assert "solo funciona con el botón" in browser.get(PAGE, {"words": "bia@example.org"}).text

    registered(scoped, *[f"Uma {letter}" for letter in "abcdef"], country="UY")
    registered(scoped, *[f"Ana {letter}" for letter in "abcdefgh"])
    assert names_on(signed_in(focal_point_uy).post(PAGE, {"words": "uma a@example.org"})) == []


def test_what_is_looked_for_is_posted_and_all_but_an_address_goes_into_that_of_the_page(
    signed_in, coordination, people
):
    answer = signed_in(coordination).post(PAGE, {"words": "Ana", "country": "PE", "sector": "", "order": "name"})

    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?words=Ana&country=PE&order=name")


def test_capability_C10_who_waits_for_a_place_or_for_the_team_stands_in_the_list(
    signed_in, coordination, focal_point_uy, scoped, people, webinars
):
    ana, alvaro, _bia, _rosa = people
    ana.awaited.add(webinars[2])
    Registration.objects.filter(pk=alvaro.pk).update(state="applied", number=0)
    browser = signed_in(coordination)

    assert names_on(browser.get(PAGE, {"state": "waits_for_place"})) == ["Ana Quispe"]
    assert "espera un lugar en la sesión 3" in browser.get(PAGE).text
    assert names_on(browser.get(PAGE, {"state": "applied"})) == ["Álvaro Núñez"]


def test_capability_C10_the_list_is_taken_away_as_the_page_is_narrowed(signed_in, coordination, people):
    browser = signed_in(coordination)
    link = re.search(r'href="([^"]*registrations/list/[^"]*)"', browser.get(PAGE, {"country": "BR"}).text).group(1)

    page = browser.get(link).text
    answer = browser.post(link, {"reason": "Armar los grupos de la sesión 5", "ending": "csv"})
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert "País: Brasil" in page
    assert [row.split(";")[1] for row in rows[1:2]] == ['"Bia"']
    assert "Ana" not in "".join(rows)
    assert browser.post(link, {"reason": "", "ending": "csv"}).status_code == 422
    assert Entry.objects.get(deed="exported the registrations of").details["text"] == "Armar los grupos de la sesión 5"


def test_a_session_and_a_source_narrow_it(signed_in, coordination, people, webinars):
    ana, alvaro, _bia, _rosa = people
    ana.webinars.set([webinars[2]])
    Registration.objects.filter(pk=alvaro.pk).update(source="walk_in")
    browser = signed_in(coordination)

    assert names_on(browser.get(PAGE, {"session": "3"})) == ["Ana Quispe"]
    assert names_on(browser.get(PAGE, {"source": "walk_in"})) == ["Álvaro Núñez"]
    assert names_on(browser.get(PAGE, {"session": "x", "order": "<", "country": "zz"})) != []


def test_a_focal_point_reads_their_own_country_alone(signed_in, focal_point_uy, scoped, people):
    registered(scoped, *[f"Uma {letter}" for letter in "abcdef"], country="UY")
    registered(scoped, *[f"Ana {letter}" for letter in "abcdefgh"])
    browser = signed_in(focal_point_uy)

    answer = browser.get(PAGE, {"order": "name"})

    assert names_on(answer) == [f"Uma {letter}" for letter in "abcdef"]
    assert names_on(browser.get(PAGE, {"source": "walk_in", "state": "pending"})) != []  # how each came is not said
    assert "vino sin" not in answer.text.casefold()
    assert "Ana" not in browser.get(PAGE, {"words": "ana"}).text
    assert "Confirmar a mano" not in answer.text
    assert browser.get(f"{PAGE}chosen/", {"deed": "withdraw"}).status_code == 403


def test_a_look_is_noted_once_an_hour_and_each_person_on_the_page_reads_it(signed_in, coordination, people):
    ana, _alvaro, _bia, rosa = people
    browser = signed_in(coordination)
    browser.get(PAGE)
    browser.get(PAGE, {"words": "ana"})

    entry = Entry.objects.get(deed=LOOKED)
    assert (entry.actor, entry.details) == (coordination, {"countries": ""})

    def deeds(person) -> list[str]:
        person.refresh_from_db()
        return [row["deed"] for row in own_data(person, "es")["journal"]]

    assert LOOKED in deeds(ana)
    assert LOOKED not in deeds(rosa)


def test_the_list_is_read_in_pages_with_the_same_questions_for_three_and_for_thirty(
    signed_in, coordination, scoped, people, django_assert_max_num_queries
):
    browser = signed_in(coordination)
    browser.get(PAGE)
    with django_assert_max_num_queries(60) as few:
        browser.get(PAGE)
    registered(scoped, *[f"Persona {number}" for number in range(52)], country="CL")
    with django_assert_max_num_queries(60) as many:
        answer = browser.get(PAGE)

    assert len(many) == len(few)
    assert answer.context["page"].paginator.num_pages == 2
    assert len(names_on(browser.get(PAGE, {"page": "2"}))) == 5


def test_nobody_else_of_the_team_reads_it(signed_in, systematisation, observer, people):
    for person in (systematisation, observer):
        assert signed_in(person).get(PAGE).status_code == 403


def test_a_focal_point_reads_no_list_that_would_count_the_few_who_are_not_in_it(
    signed_in, focal_point_uy, scoped, people
):
    registered(scoped, *[f"Uma {letter}" for letter in "abcdef"], country="UY")
    page = signed_in(focal_point_uy).get(PAGE).text

    assert "Esta lista no se puede mostrar" in page
    assert "Ana" not in page

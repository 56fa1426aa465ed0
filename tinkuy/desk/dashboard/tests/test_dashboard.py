"""The dashboard: what needs the team today."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.practice.key_actions.actions import plan_action
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.models import Response

ADDRESS = "/en/team/c/ciclo-de-prueba/"


@pytest.fixture
def page(signed_in, coordination):
    """The dashboard as the coordination sees it, in one line."""

    def read(language: str = "en") -> str:
        html = signed_in(coordination).get(f"/{language}/team/c/ciclo-de-prueba/").content.decode()
        return " ".join(html.split())

    return read


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["Tablero del ciclo", "Chequeo del ciclo", "La sesión 2 conservó el 67 % de la asistencia"]),
        ("pt-br", ["Painel do ciclo", "Checagem do ciclo", "A sessão 2 manteve 67% da presença"]),
        ("en", ["Dashboard of the cycle", "Check-up of the cycle", "Session 2 kept 67% of the attendance"]),
    ],
)
def test_capability_P16_the_dashboard_speaks_three_languages_and_its_title_says_the_conclusion(
    page, attended, language, words
):
    html = page(language).replace("\u202f", " ").replace("\xa0", " ")

    assert [word for word in words if word not in html] == []


def test_capability_P16_it_says_where_the_cycle_stands_and_the_one_main_next_step(scoped, page, webinars):
    html = page()

    assert "Monday 20 April. " in html
    assert "2 of 3 sessions were held." in html
    assert html.count('class="button"') == 1


def test_capability_P16_what_is_due_stands_in_order_of_date(page, scoped, coordination, make_finding):
    finding = make_finding(3, quotes=["PE", "UY"], state="published")
    response = communicate_recommendation(
        actor=coordination, finding=finding, country="PE", communicated_on=date(2026, 4, 1)
    )
    for text, day in (("Escribir la guía", 25), ("Elegir provincias", 18)):
        plan_action(actor=coordination, response=response, text=text, due_on=date(2026, 4, day))

    html = page()

    assert "Overdue since 18 April." in html
    assert html.index("Elegir provincias</a>") < html.index("Escribir la guía</a>")


def test_capability_P16_a_validation_is_due_by_the_country_that_owes_it(page, scoped, make_finding):
    make_finding(3, quotes=["PE"], state="contrasted")
    scoped.validate_by = date(2026, 4, 20)
    scoped.save()

    assert "Validate RE-3" in page()


def test_the_weave_has_a_table_with_the_same_numbers(page, attended):
    html = page()

    assert html.count("<svg") > 1
    assert '<th scope="row">2</th><td class="num">20 </td><td class="num">20 </td><td class="num">10 </td>' in html


def test_the_funnel_says_each_share_and_of_what(page, attended, invited):
    html = page()

    for words in ("75% of those invited", "40% of those who opened it", "100% of those registered", "67% of those who"):
        assert words in html


def test_the_heat_table_prints_numbers_marks_the_floor_and_flags_a_fall(page, attended, make_finding):
    make_finding(1, quotes=["PE", "PE"])

    html = page()

    assert 'spoke">20<span class="visually-hidden">, took the floor</span>' in html
    assert "fell: </span>50%" in html


def test_invariant_11_a_country_that_spoke_under_the_chatham_house_rule_has_no_dot(page, attended, make_finding):
    from tinkuy.systematisation.evidence.models.excerpt import Excerpt

    make_finding(1, quotes=["PE", "PE"])
    Excerpt.objects.update(regime="chatham_house")

    assert "took the floor</span>" not in page()


def test_invariant_09_the_page_shows_no_small_number(page, make_registrations, attend, webinars):
    attend(webinars[0], [*make_registrations("PE", 20), *make_registrations("UY", 9), *make_registrations("BO", 3)])

    html = page()

    assert html.count('class="hidden-count"') == 2
    assert ">3</td>" not in html


def test_the_findings_are_counted_by_state(page, make_finding):
    make_finding(1, quotes=["PE", "UY"], state="published")
    make_finding(2, quotes=["PE", "UY"], state="published")
    make_finding(1, quotes=["PE"], kind="risk", state="proposed")

    html = page()

    assert '<td class="num">0</td><td class="num">0</td><td class="num">2</td><td class="num"><b>2</b></td>' in html


def test_invariant_24_every_country_has_the_same_five_steps(page, invited, make_finding):
    make_finding(1, quotes=["PE", "UY"])

    html = page()

    assert html.count('aria-label="3 of 5 steps"') == 2


def test_an_empty_cycle_says_what_comes(page, scoped):
    scoped.state = CycleState.DESIGN
    scoped.save()

    html = page()

    assert "The cycle has no sessions yet." in html
    assert "Once the report of a session is imported" in html


def test_the_dashboard_reads_each_presence_once(signed_in, coordination, attended):
    client = signed_in(coordination)
    with CaptureQueriesContext(connection) as read:
        client.get(ADDRESS)

    rows = [query["sql"] for query in read if 'FROM "attendance_presence"' in query["sql"]]
    assert len(rows) == 1
    countries = [query["sql"] for query in read if query["sql"].startswith('SELECT DISTINCT "convening_registration"')]
    assert len(countries) == 1
    assert "made_at" not in countries[0], "an order would make each person a row of its own"


def test_the_query_count_of_the_dashboard_does_not_grow_with_its_rows(
    signed_in, coordination, attended, make_finding, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(coordination)

    def fill(number: int) -> None:
        finding = make_finding(number, quotes=["PE", "UY"], state="published")
        for country in ("PE", "UY"):
            response = communicate_recommendation(
                actor=coordination, finding=finding, country=country, communicated_on=date(2026, 3, 1)
            )
            plan_action(actor=coordination, response=response, text="Elegir", due_on=date(2026, 4, 18))

    fill(1)
    client.get(ADDRESS)  # what a process reads once is read
    with django_assert_max_num_queries(94) as first:
        client.get(ADDRESS)
    for number in (2, 3):
        fill(number)

    with django_assert_num_queries(len(first.captured_queries)):
        client.get(ADDRESS)
    assert Response.objects.count() == 6


def test_only_the_team_sees_the_dashboard(signed_in, scoped, outsider, administrator, observer):
    for person, status in ((outsider, 404), (administrator, 404), (observer, 200)):
        assert signed_in(person).get(ADDRESS).status_code == status
        assert signed_in(person).get(f"{ADDRESS}attendance-figures.csv").status_code == status
    assert Client().get(ADDRESS).status_code == 302


def test_capability_P8_no_remark_offers_a_page_that_the_readers_role_does_not_open(
    signed_in, coordination, observer, webinars
):
    pages = {
        person: signed_in(person).get(f"{ADDRESS}check-up/").content.decode() for person in (coordination, observer)
    }

    for html in pages.values():
        assert "Session 3 has no agenda" in html
    assert "agenda/#id_title" in pages[coordination]
    assert "agenda/#id_title" not in pages[observer]


def test_the_presences_of_the_cycle_are_read_once_for_the_whole_dashboard(
    signed_in, coordination, attended, django_assert_max_num_queries
):
    client = signed_in(coordination)

    with django_assert_max_num_queries(82) as read:
        client.get(ADDRESS)

    of_presences = [query["sql"] for query in read.captured_queries if 'FROM "attendance_presence"' in query["sql"]]
    assert len([sql for sql in of_presences if "COUNT(" not in sql]) == 1

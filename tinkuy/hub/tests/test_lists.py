"""The pages that the public navigation leads to, from what exists; and open cycles among what the hub finds."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from tinkuy.hub.practice.queries import practice_by_sheet, sheets_with_answers
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.practice.responses.models import Response
from tinkuy.publication.sheets.models import SheetKind, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding

from .versions import retire, version_of


def read(address: str) -> str:
    return " ".join(Client().get(address).text.split())


@pytest.fixture
def open_cycle(scoped: Cycle) -> Cycle:
    Cycle.objects.filter(pk=scoped.pk).update(title={"es": "Migración y salud", "pt-br": "Migração e saúde"})
    scoped.refresh_from_db()
    return scoped


@pytest.mark.parametrize("address", ["/es/cycles/", "/es/practice/", "/es/countries/", "/es/hub/"])
def test_each_entry_of_the_public_navigation_opens_and_says_where_one_is(db, address):
    header = read(address).partition("</header>")[0]

    assert f'<a href="{address}" aria-current="page">' in header
    assert [label in header for label in (">Ciclos<", ">Fichas<", ">Práctica<", ">Países<")] == [True] * 4


def test_who_registered_finds_the_way_to_their_page_from_the_hub_and_from_the_entrance_of_the_team(db):
    hub, entrance = read("/es/"), read("/es/sign-in/")

    assert hub.count('<a href="/es/me/">Mi página</a>') == 2
    assert '<a href="/es/me/">Abrir mi página o pedir un código</a>' in entrance


def test_who_is_of_the_team_comes_back_to_its_area_from_each_public_page(coordination, open_cycle):
    client = Client()
    back = f'<a href="{reverse("desk:home")}">Equipo</a>'
    address = f"/es/c/{open_cycle.slug}/"
    assert back not in client.get(address).content.decode()
    client.force_login(coordination)

    pages = ("/es/", "/es/cycles/", "/es/hub/", "/es/practice/", "/es/countries/", address)
    assert [page for page in pages if back not in client.get(page).content.decode()] == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/es/cycles/", "Todavía no se anunció ningún ciclo"),
        ("/es/practice/", "Todavía no hay acuerdos"),
        ("/es/countries/", "Todavía no participa ningún país"),
    ],
)
def test_an_empty_hub_says_what_will_stand_there(db, address, words):
    assert words in read(address)


def test_cycles_are_listed_the_open_ones_first_and_none_that_is_not_public(open_cycle, webinars, make_cycle_in):
    make_cycle_in("terminado", CycleState.DOCUMENTED)
    make_cycle_in("borrador", CycleState.DESIGN)

    page = read("/es/cycles/")

    assert page.index("Migración y salud") < page.index("Ciclos que ya terminaron sus sesiones")
    assert page.index("Ciclos que ya terminaron sus sesiones") < page.index("terminado</")
    assert "borrador" not in page


def test_cycles_are_turned_over_at_fifty(db, make_cycle_in):
    for place in range(50):
        make_cycle_in(f"terminado-{place}", CycleState.DOCUMENTED)

    first, last = read("/es/cycles/"), read("/es/cycles/?page=2")

    assert (first.count('href="/es/c/'), last.count('href="/es/c/')) == (50, 1)
    assert 'rel="next" href="?page=2">Siguiente</a>' in first
    assert "Página 2 de 2" in last
    assert "Página 2 de 2" in read("/es/cycles/?page=99")


def test_a_country_stands_with_its_cycles_and_only_the_focal_points_that_agreed(
    open_cycle, focal_point_pe, focal_point_uy
):
    since = open_cycle.today() - timedelta(days=1)
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=since)
    TeamRole.objects.filter(person=focal_point_uy).update(public_since=since + timedelta(days=9))
    assert InvitedCountry.objects.count() == 2

    page = read("/es/countries/")

    assert "Referente local: Referente – Perú" in page
    assert "Referente – Uruguay" not in page
    assert page.index(">Perú</a></h3>") < page.index(">Uruguay</a></h3>")
    assert page.count("Migración y salud") == 2


@pytest.fixture
def answer(open_cycle):
    """`answer(PE="agreed")`: a recommendation of a published sheet, and what each country answered to it."""
    version = version_of(open_cycle)

    def make(**states: str) -> Finding:
        number = Finding.objects.count() + 1
        finding = Finding.objects.create(
            cycle=open_cycle, number=number, kind="recommendation", state="published", text={"es": "Atender"}
        )
        PublishedFinding.objects.create(version=version, finding=finding, code=finding.label)
        for country, state in states.items():
            Response.objects.create(
                cycle=open_cycle, finding=finding, country=country, state=state, text="Se hará en Lima"
            )
        return finding

    return make


def main_of(address: str) -> str:
    return read(address).partition("<main")[2].partition("</main>")[0]


def test_practice_counts_the_answers_of_countries_and_names_none(answer):
    answer(PE="in_practice", UY="no_answer", CL="in_dialogue")

    main = main_of("/es/practice/")

    assert "1 acuerdo, 1 en práctica." in main
    assert "Se consultó a los países 3 veces" in main
    assert 'href="/es/hub/ficha/#RE-1">Recomendación RE-1</a>' in main
    assert main.count('<b class="num">1</b> <span>Sin respuesta</span>') == 2, "of all together, and of RE-1"
    assert '<b class="num">1</b> <span>En práctica</span>' in main
    for hidden in ("Perú", "Uruguay", "Se hará en Lima"):
        assert hidden not in main


def test_no_count_says_what_the_only_country_asked_answered(answer):
    answer(PE="in_practice")

    listed = main_of("/es/practice/")

    assert "podría revelar lo que respondió uno de ellos" in listed
    assert "practice-states" not in listed
    assert "practice-findings" not in listed
    assert "acuerdo salió" not in main_of("/es/hub/ficha/")
    assert "Qué respondieron los países" not in main_of("/es/hub/ficha/trail/RE-1/")


def test_a_sheet_stands_among_practice_with_any_answer_that_is_not_counted(answer):
    answer(PE="no_answer")

    assert "podría revelar lo que respondió uno de ellos" in main_of("/es/practice/")


def test_answers_to_a_retired_sheet_do_not_stand_under_the_sheet_on_the_method(answer):
    finding = answer(PE="in_practice", UY="no_answer", CL="in_dialogue")
    method = version_of(finding.cycle, slug="metodo", title="Cómo se hizo").sheet
    method.kind = SheetKind.METHOD
    method.save(update_fields=["kind"])
    assert 'href="/es/hub/ficha/#RE-1"' in main_of("/es/practice/")

    retire(SheetVersion.objects.get(slug="ficha"))

    listed = main_of("/es/practice/")
    assert "Cómo se hizo" not in listed
    assert "RE-1" not in listed


def test_what_is_no_longer_counted_says_nothing_of_how_the_countries_answered(answer):
    answer(PE="agreed", UY="agreed", CL="agreed")
    alike = main_of("/es/practice/")

    Response.objects.filter(country="CL").update(state="stalled")

    assert main_of("/es/practice/") == alike
    assert "misma respuesta" not in alike


def test_recommendations_are_counted_where_their_sum_is_not(answer):
    answer(PE="agreed", UY="in_dialogue", CL="stalled")
    answer(PE="agreed", UY="agreed", CL="agreed")

    main = main_of("/es/practice/")

    assert "practice-states" not in main
    assert ("#RE-1" in main, "#RE-2" in main) == (True, False)


def test_a_trail_counts_what_several_countries_answered(answer):
    answer(PE="in_practice", UY="agreed", CL="no_answer")

    trail = main_of("/es/hub/ficha/trail/RE-1/")

    assert "Qué respondieron los países" in trail
    assert '<b class="num">1</b> En práctica' in trail


@pytest.mark.parametrize("words", ["migracion", "SALUD migración", "saúde"])
def test_the_hub_finds_an_open_cycle_by_its_title(open_cycle, webinars, words):
    page = read(f"/es/hub/?q={words}")

    assert 'id="found-cycles">Ciclos abiertos</h2>' in page
    assert f'href="/es/c/{open_cycle.slug}/"' in page
    assert "Nada sobre" not in page


def test_the_hub_finds_no_cycle_by_other_words_and_none_that_is_not_open(open_cycle):
    assert "found-cycles" not in read("/es/hub/?q=vivienda")
    Cycle.objects.update(state=CycleState.DESIGN)
    assert "found-cycles" not in read("/es/hub/?q=salud")
    assert "found-cycles" not in read("/es/hub/")


@pytest.mark.parametrize("address", ["/es/cycles/", "/es/countries/", "/es/practice/"])
def test_many_cycles_cost_what_one_costs(open_cycle, webinars, make_cycle_in, django_assert_num_queries, address):
    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as first:
        client.get(address)
    for slug in ("uno", "dos", "tres"):
        make_cycle_in(slug, CycleState.RUNNING)

    with django_assert_num_queries(len(first.captured_queries)):
        client.get(address)


@pytest.fixture
def make_cycle_in(coordination):
    """`make_cycle_in("otro", state)`: a cycle of that state with Peru invited."""

    def make(slug: str, state: str) -> Cycle:
        cycle = Cycle.objects.create(slug=slug, title={"es": slug}, state=state)
        with scope(cycle=cycle):
            InvitedCountry.objects.create(cycle=cycle, country="PE")
        return cycle

    return make


@pytest.mark.django_db
def test_practice_reads_the_cards_of_sheets_and_not_their_text():
    with CaptureQueriesContext(connection) as queries:
        practice_by_sheet(sheets_with_answers(), "es")

    assert not [query["sql"] for query in queries if "publication_sheetversion" in query["sql"]]


def test_capability_H2_the_archive_of_cycles_is_narrowed_by_year_state_and_country(db):
    for slug, state, year, country in (
        ("uno", "convening", 2025, "PE"),
        ("dos", "documented", 2026, "PE"),
        ("tres", "documented", 2026, "UY"),
        ("oculto", "design", 2026, "PE"),
    ):
        cycle = Cycle.objects.create(slug=slug, title={"es": f"Ciclo {slug}"}, state=state)
        with scope(cycle=cycle):
            InvitedCountry.objects.create(cycle=cycle, country=country)
            day = datetime(year, 4, 1, 15, tzinfo=UTC)
            Webinar.objects.create(cycle=cycle, ordinal=1, title={"es": "Una"}, starts_at=day)

    def listed(words: str) -> list[str]:
        page = read(f"/es/cycles/?{words}")
        return [slug for slug in ("uno", "dos", "tres", "oculto") if f"/es/c/{slug}/" in page]

    assert listed("") == ["uno", "dos", "tres"]
    assert (listed("year=2025"), listed("state=documented"), listed("country=UY")) == (
        ["uno"],
        ["dos", "tres"],
        ["tres"],
    )
    assert listed("year=2026&country=PE") == ["dos"]
    assert listed("country=CL") == []
    assert "Ningún ciclo coincide con estos filtros" in read("/es/cycles/?country=CL")

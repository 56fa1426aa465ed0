"""What the example's pages show, as the database tells it."""

import re

import pytest
from django.test import Client

from tinkuy.people.models import Person

TEAM = "/es/team/c/trata-covid-19/"


def text_of(response) -> str:
    """The page's words, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def client(example) -> Client:
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def coordination(client: Client) -> Client:
    client.force_login(Person.objects.get(email="coordinacion@example.org"))
    return client


@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
@pytest.mark.parametrize(
    "path", ["", "hub/", "c/trata-covid-19/", "c/trata-covid-19/s/3/", "hub/ficha-trata-covid-19/"]
)
def test_public_pages_open_in_three_languages(client, language, path):
    assert client.get(f"/{language}/{path}").status_code == 200


def test_capability_P2_the_cycle_page_shows_sessions_attendance_and_quotes(client):
    page = text_of(client.get("/es/c/trata-covid-19/"))

    for count in (238, 221, 207, 196, 189):
        assert f"{count} asistentes" in page
    assert "17 riesgos" in page
    assert "16 buenas prácticas" in page


def test_capability_S12_the_trail_leads_from_a_lesson_to_its_quotes_and_minutes(client):
    page = text_of(client.get("/es/hub/ficha-trata-covid-19/trail/LE-1/"))

    assert "5 citas" in page
    assert page.count("minuto") == 5


def test_capability_R1_the_trail_of_a_recommendation_shows_what_the_countries_answered(client):
    page = text_of(client.get("/es/hub/ficha-trata-covid-19/trail/RE-1/"))

    assert "Qué respondieron los países" in page


@pytest.mark.parametrize("query", ["planificación", "planificacion", "PLANIFICACION progresiva", "tratas"])
def test_capability_H1_the_sheet_is_found_with_or_without_accents(client, query):
    page = text_of(client.get("/es/hub/", {"q": query}))

    assert "Ciclo de Webinarios: Trata de personas en tiempos de la COVID-19" in page


def test_capability_H1_other_words_find_nothing_and_say_so(client):
    assert "Nada sobre «helicóptero»" in text_of(client.get("/es/hub/", {"q": "helicóptero"}))


@pytest.mark.parametrize("narrowed", ["theme=trafficking", "gcm=10", "sdg=8.7"])
def test_capability_H1_the_sheet_is_found_by_its_theme_and_by_the_objectives_it_serves(client, narrowed):
    assert "Ciclo de Webinarios" in text_of(client.get(f"/es/hub/?show=sheets&{narrowed}"))
    assert "Ciclo de Webinarios" not in text_of(client.get("/es/hub/?show=sheets&theme=climate"))


def test_invariant_09_small_counts_are_not_shown_to_the_public(client):
    page = client.get("/es/hub/ficha-trata-covid-19/").content.decode()

    assert "9 nuevas" not in page
    assert "28 vuelven" not in page


def test_capability_C12_the_dashboard_shows_the_figures_of_the_query(coordination):
    page = text_of(coordination.get(TEAM))

    for words in ("238", "siguieron 178", "faltaron 60", "43 nuevas", "9 nuevas", "28 vuelven", "412", "328"):
        assert words in page


@pytest.mark.parametrize(
    "path",
    ["", "plan/", "attendance/", "systematise/s/3/", "systematise/quipu/", "sheet/", "sheet/preview/es/", "practice/"],
)
def test_team_pages_open(coordination, path):
    assert coordination.get(TEAM + path).status_code == 200


@pytest.mark.parametrize("form", ["pdf", "docx", "md", "json"])
def test_capability_U4_the_sheet_downloads_in_every_form(client, form):
    response = client.get(f"/es/hub/ficha-trata-covid-19.{form}")

    assert response.status_code == 200
    assert len(response.content) > 1000


def test_capability_U7_a_form_is_made_once_and_stays_the_same(client):
    first = client.get("/es/hub/ficha-trata-covid-19.pdf").content

    assert client.get("/es/hub/ficha-trata-covid-19.pdf").content == first

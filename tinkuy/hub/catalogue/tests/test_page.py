"""The page of the catalogue: its lists, its facets, its addresses, and what it says where nothing was found."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.publication.content.parts import Item, Quote, Scope


def finding(code: str, text: str, countries=("PE",), quotes: int = 1, evidence=()) -> Item:
    return Item(code, text=text, quotes=quotes, countries=countries, evidence=evidence)


@pytest.fixture
def read(client):
    def read(**asked: object) -> str:
        answer = client.get("/es/hub/", asked)
        assert answer.status_code == 200, answer
        return answer.text

    return read


def titles(page: str) -> list[str]:
    """Of the findings that are listed, without the marks of what was asked for."""
    listed = page.partition('<ol class="finding-list">')[2].partition("</ol>")[0]
    return [re.sub("<[^>]+>", "", title) for title in re.findall(r"<h3>.*?</h3>", listed, re.S)]


def counts(page: str, facet: str) -> dict[str, int]:
    options = re.findall(rf'name="{facet}" value="([^"]+)".*?class="num">(\d+)</span>', page, re.S)
    return {value: int(number) for value, number in options}


@pytest.fixture
def shelters(cycle):
    version_of(
        cycle,
        tags=("gcm:10", "sdg:16.2", "theme:trafficking", "sector:government"),
        grade="Buena práctica",
        practices=(finding("BP-1", "Alojamiento puente antes del refugio.", ("EC", "PE"), 3),),
        risks=(finding("RI-1", "Refugios cerrados dejaron a víctimas sin alojamiento.", ("BR", "PE", "VE"), 4),),
        lessons=(finding("LE-1", "La escuela avisa a tiempo.", ("UY",)),),
        recommendations=(finding("RE-1", "Acordar cupos.", ("PE",), evidence=(Quote(text="Sin alojamiento, nada."),)),),
    )


def test_capability_H1_findings_are_found_by_themselves_those_of_most_countries_first(shelters, read):
    page = read(q="alojamientos")

    assert titles(page) == [
        "Refugios cerrados dejaron a víctimas sin alojamiento",
        "Alojamiento puente antes del refugio",
        "Acordar cupos",
    ]
    assert "sin <mark>alojamiento</mark>" in page
    assert "“Sin <mark>alojamiento</mark>, nada.”" in page
    assert counts(page, "kind") == {"risk": 1, "good_practice": 1, "recommendation": 1}
    assert counts(page, "country") == {"PE": 3, "BR": 1, "EC": 1, "VE": 1}
    assert (counts(page, "gcm"), counts(page, "sdg"), counts(page, "sector")) == (
        {"10": 3},
        {"16.2": 3},
        {"government": 3},
    )
    assert (counts(page, "grade"), counts(page, "theme")) == ({"good_practice": 3}, {"trafficking": 3})
    assert "Objetivo 10, trata" in page


def test_capability_H1_a_long_facet_says_how_many_more_it_has(cycle, read):
    countries = ("AR", "BO", "BR", "CL", "CO", "EC", "PE")
    version_of(cycle, lessons=(finding("LE-1", "La escuela avisa a tiempo.", countries),))

    page = re.sub("<[^>]+>", "", read(show="findings"))

    assert "Ver 2 más: País" in page


def test_capability_H1_facets_combine_and_each_choice_may_be_taken_back(shelters, read, client):
    page = read(q="alojamiento", country=["EC", "BR"], kind="risk")

    assert titles(page) == ["Refugios cerrados dejaron a víctimas sin alojamiento"]
    assert '<details class="facets"><summary>Filtrar' in page, "on a telephone what was found stands first"
    assert counts(page, "kind") == {"risk": 1, "good_practice": 1}
    without = [
        parse_qs(urlsplit(address.replace("&amp;", "&")).query)
        for address in re.findall(r'href="([^"]+)" aria-label="Quitar el filtro', page)
    ]
    assert without == [
        {"q": ["alojamiento"], "country": ["BR", "EC"]},
        {"q": ["alojamiento"], "kind": ["risk"], "country": ["EC"]},
        {"q": ["alojamiento"], "kind": ["risk"], "country": ["BR"]},
    ]


def test_capability_H1_a_query_in_one_language_finds_the_others_says_so_and_may_stop(cycle, read):
    version_of(
        cycle, "brasil", language="pt-br", lessons=(finding("LE-1", "Abrigo e município assinam um acordo.", ("BR",)),)
    )

    page = read(q="alojamiento")

    assert titles(page) == ["Abrigo e município assinam um acordo"]
    assert "También se buscó en portugués:" in page
    assert '<b lang="pt-br">abrigo</b>' in page
    assert "<mark>Abrigo</mark>" in page
    alone = read(q="alojamiento", words="exact")
    assert titles(alone) == []
    assert "También se buscó" not in alone
    assert "/es/hub/?q=alojamiento&quot;" not in alone
    assert 'href="/es/hub/?q=alojamiento"' in alone


def test_capability_H1_the_newest_come_first_for_whoever_asks(cycle, read):
    version_of(cycle, "vieja", year=2020, lessons=(finding("LE-1", "Frontera de antes.", ("AR", "BO", "PE")),))
    version_of(cycle, "nueva", year=2026, lessons=(finding("LE-1", "Frontera de hoy.", ("PE",)),))

    assert titles(read(q="frontera", show="findings"))[:2] == ["Frontera de antes", "Frontera de hoy"]
    assert [t for t in titles(read(q="frontera", order="newest", show="findings")) if "de" in t][:1] == [
        "Frontera de hoy"
    ]


def test_capability_H1_every_hit_stands_on_a_page_and_each_page_has_one_address(cycle, client):
    lessons = tuple(finding(f"LE-{n}", f"Frontera número {n}.") for n in range(1, 46))
    version_of(cycle, lessons=lessons, risks=(), practices=(), recommendations=())

    pages = [
        client.get(
            "/es/hub/",
            {"q": "frontera", "show": "findings", "page": n} if n > 1 else {"q": "frontera", "show": "findings"},
        ).text
        for n in (1, 2, 3)
    ]
    onward = re.findall(r'rel="(\w+)" href="([^"]*)"', pages[1])
    assert [(way, address[0]) for way, address in onward if way in ("prev", "next")] == [("prev", "?"), ("next", "?")]
    assert [title for page in pages for title in titles(page)] == [f"Frontera número {n}" for n in range(1, 46)]
    for wrong, right in (("0", ""), ("1", ""), ("x", ""), ("99", "&page=3"), ("-1", "")):
        answer = client.get(f"/es/hub/?q=frontera&show=findings&page={wrong}")
        assert (answer.status_code, answer.url) == (302, f"/es/hub/?q=frontera&show=findings{right}"), wrong


def test_promise_I11_a_page_with_thousands_of_digits_is_the_last_one(cycle, client):
    version_of(cycle)

    answers = [client.get(f"/es/hub/?{words}page={'9' * 5000}") for words in ("", "q=ficha&show=sheets&")]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_capability_H1_where_nothing_is_found_the_page_says_what_to_try_with_what_it_would_show(shelters, read):
    page = read(q="alojamiento helicóptero", country="PE")

    assert "Nada sobre «alojamiento helicóptero»" in page
    assert '<a href="/es/write/">Preguntar al hub</a>' in page
    ways = re.findall(r'<li><a href="[^"]+">([^<]+)</a> <span class="muted num">([^<]+)</span>', page)
    assert ways == [("Buscar solo «alojamiento»", "4 resultados"), ("Ver todas las fichas", "1")]


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "query",
    [
        "a" * 2_000,
        "frontera " * 300,
        '" OR 1=1; --',
        "NEAR(a, b) NOT title:*",
        "de la el los y en que",
        "a & b | !c <-> d:*",
        "((((((",
        "<script>alert(1)</script>",
        "ﷺ ٣ ½",
        "\x1f\u200b",
    ],
)
def test_promise_I11_whatever_is_written_the_page_answers_plainly(shelters, read, query):
    page = read(q=query)

    assert "<script>alert" not in page


def test_invariant_18_what_is_retired_is_found_no_more_from_that_moment(cycle, read):
    version = version_of(cycle, lessons=(finding("LE-1", "Singularidad fronteriza."),))
    assert titles(read(q="singularidad")) == ["Singularidad fronteriza"]

    retire(version)

    page = read(q="singularidad")
    assert titles(page) == []
    assert "Singularidad fronteriza" not in page


def test_a_page_of_the_catalogue_takes_as_many_queries_with_three_sheets_as_with_one(cycle, read):
    asked_for = []
    for slug in ("una", "dos", "tres"):
        version_of(cycle, slug, scope=Scope(countries=("PE",)))
        read(q="planificar")
        with CaptureQueriesContext(connection) as statements:
            read(q="planificar")
        asked_for.append(len(statements))

    assert len(set(asked_for)) == 1, asked_for


def test_capability_H6_countries_and_themes_of_a_search_are_had_by_mail_as_they_are_chosen(shelters, read, client):
    page = read(country="PE", theme="trafficking", sector="government")

    address = re.search(r'class="target" href="([^"]+)">Recibir', page)[1].replace("&amp;", "&")
    body = client.get(address).text

    assert address == "/es/subscribe/?country=PE&theme=trafficking"
    assert re.findall(r'value="([^"]+)"[^>]* checked', body) == ["theme:trafficking", "country:PE"]
    assert "/es/subscribe/?" not in read(sector="government")

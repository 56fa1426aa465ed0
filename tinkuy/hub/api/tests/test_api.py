"""Capability H3: what is published, as JSON; each list in pages, each refusal a problem with its name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import CycleState, InvitedCountry
from tinkuy.publication.content.parts import Item, Scope

API = "/api/v1"


def get(client, path: str, status: int = 200):
    answer = client.get(f"{API}{path}")
    kind = "application/json" if status == 200 else "application/problem+json"
    assert (answer.status_code, answer["Content-Type"]) == (status, kind), answer.content
    return answer.json()


def slugs(page) -> list[str]:
    return [item["slug"] for item in page["items"]]


def test_capability_H3_the_list_of_sheets_tells_each_in_its_languages(client, cycle):
    version_of(cycle, "una", title="En español", summary="Uno")
    version_of(cycle, "una", language="pt-br", title="Em português", summary="Um")

    page = get(client, "/sheets")

    (sheet,) = page["items"]
    assert (page["total"], page["page"], page["pages"], page["next"]) == (1, 1, 1, None)
    assert sheet["title"] == {"es": "En español", "pt-br": "Em português"}
    assert sheet["addresses"]["pt-br"] == "http://localhost:8000/pt-br/hub/una/"
    assert (sheet["identifier"], sheet["countries"]) == ("oai:localhost:sheets/una", ["AR", "BR", "PE"])
    assert (sheet["risks"], sheet["lessons"], sheet["sessions"]) == (1, 4, 5)


def test_capability_H3_sheets_are_narrowed_as_in_the_catalogue_and_found_by_words(client, cycle):
    version_of(cycle, "del-peru", scope=Scope(countries=("PE",)), title="Fronteras abiertas")
    version_of(cycle, "de-chile", scope=Scope(countries=("CL",)), title="Puertos", year=2020)

    assert slugs(get(client, "/sheets?country=CL")) == ["de-chile"]
    assert slugs(get(client, "/sheets?country=CL&country=PE")) == ["del-peru", "de-chile"]
    assert slugs(get(client, "/sheets?year=2026")) == ["del-peru"]
    assert slugs(get(client, "/sheets?q=puerto")) == ["de-chile"]


def test_capability_H3_a_list_comes_in_pages_that_lead_to_each_other(client, cycle):
    for number in range(3):
        version_of(cycle, f"ficha-{number}", year=2020 + number)

    answer = client.get(f"{API}/sheets?per_page=2&language=es")
    second = get(client, "/sheets?per_page=2&page=2")

    assert slugs(answer.json()) == ["ficha-2", "ficha-1"]
    assert answer["Link"] == '<http://localhost:8000/api/v1/sheets?per_page=2&language=es&page=2>; rel="next"'
    assert (slugs(second), second["next"]) == (["ficha-0"], None)
    assert get(client, "/sheets?page=9", 404)["detail"] == "There are 1 pages."


def test_capability_H3_a_sheet_tells_its_texts_files_and_findings(client, cycle):
    version_of(cycle, "una", licence="CC-BY-4.0")

    sheet = get(client, "/sheets/una")

    (text,) = sheet["texts"]
    assert (text["language"], text["licence"], sheet["cycle"]) == ("es", "CC-BY-4.0", cycle.slug)
    assert "http://localhost:8000/es/hub/una.pdf" in [file["address"] for file in text["files"]]
    assert [one["kind"] for one in sheet["findings"]].count("lesson") == 4
    assert "Oficina de Perú" not in str(sheet)


def test_invariant_18_a_retired_sheet_is_in_no_list_and_says_that_it_is_gone(client, cycle):
    retire(version_of(cycle, "retirada", title="Se retira"))

    assert get(client, "/sheets")["items"] == get(client, "/findings")["items"] == []
    gone = get(client, "/sheets/retirada", 410)
    assert gone["detail"].startswith("The sheet was retired on 20")
    assert "Se retira" not in str(gone)


def test_capability_H3_findings_of_many_sheets_come_in_pages_without_a_gap(client, cycle):
    for number in range(3):
        lessons = tuple(Item(code=f"LE-{n}", text=f"{number}.{n}") for n in (1, 2))
        version_of(cycle, f"ficha-{number}", year=2020 + number, lessons=lessons)

    pages = [get(client, f"/findings?kind=lesson&per_page=4&page={page}") for page in (1, 2)]

    expected = [f"{number}.{n}" for number in (2, 1, 0) for n in (1, 2)]
    assert [item["text"]["es"] for page in pages for item in page["items"]] == expected
    assert {page["total"] for page in pages} == {6}


def test_findings_without_a_code_are_each_told_with_their_words(client, cycle):
    version_of(cycle, "una", lessons=(Item(text="Primera"), Item(text="Segunda")))

    items = get(client, "/findings?kind=lesson")["items"]

    assert [item["text"]["es"] for item in items] == ["Primera", "Segunda"]


def test_a_finding_has_the_words_of_each_language_by_its_code(client, cycle):
    version_of(cycle, "una", lessons=(Item(code="LE-1", text="Uno"),))
    version_of(cycle, "una", language="pt-br", lessons=(Item(code="LE-1", text="Um"), Item(code="LE-2", text="Dois")))

    (lesson,) = get(client, "/findings?kind=lesson")["items"]

    assert lesson["text"] == {"es": "Uno", "pt-br": "Um"}


@pytest.fixture
def announced(cycle):
    cycle.state = CycleState.RUNNING
    cycle.save()
    with scope(cycle=cycle):
        InvitedCountry.objects.get_or_create(cycle=cycle, country="PE")
    return cycle


def test_capability_H3_public_cycles_and_countries_are_told(client, announced):
    version_of(announced, "una", scope=Scope(countries=("PE",)))

    (listed,) = get(client, "/cycles")["items"]
    whole = get(client, f"/cycles/{announced.slug}")
    peru = get(client, "/countries/PE")

    assert (listed["slug"], listed["state"], listed["sheet"]) == (announced.slug, "running", "una")
    assert "PE" in listed["countries"]
    assert whole["title"] == announced.title
    assert (peru["name"]["pt-br"], peru["sheets"], peru["cycles"]) == ("Peru", 1, [announced.slug])


def test_a_cycle_that_is_not_announced_is_not_there(client, cycle):
    cycle.state = CycleState.DESIGN
    cycle.save()

    assert get(client, "/cycles")["items"] == []
    get(client, f"/cycles/{cycle.slug}", 404)


def test_what_cannot_be_asked_is_refused_by_name(client, cycle):
    wrong = ("/sheets?x=1", "/sheets?page=0", "/sheets?page=²", "/sheets?per_page=101", "/sheets?country=XX")
    wrong += ("/sheets?page=1&page=2", "/sheets/una?x=1", "/recommendations?state=nothing", "/sheets?q=" + "a" * 2000)
    wrong += ("/sheets?q=%00",)

    assert {get(client, path, 400)["status"] for path in wrong} == {400}
    get(client, "/nothing", 404)
    get(client, "/countries/XX", 404)
    get(client, "/recommendations/nothing", 404)


def test_capability_H3_programs_of_other_sites_may_read_it_and_nobody_may_write(client, db):
    answers = [client.get(f"{API}/{path}") for path in ("sheets", "nothing", "openapi.json")]
    written = client.post(f"{API}/sheets", {})

    assert [answer["Access-Control-Allow-Origin"] for answer in answers] == ["*"] * 3
    assert [answer["Cross-Origin-Resource-Policy"] for answer in answers] == ["cross-origin"] * 3
    assert (written.status_code, written["Content-Type"]) == (405, "application/problem+json")
    assert "GET" in written["Allow"]


@pytest.mark.parametrize("path", ["/sheets", "/findings", "/cycles", "/countries", "/recommendations"])
def test_three_rows_take_as_many_queries_as_one(client, announced, path):
    def queries() -> int:
        client.get(API + path)  # the catalogue reads into memory what changed
        with CaptureQueriesContext(connection) as noted:
            client.get(API + path)
        return len(noted)

    version_of(announced, "a")
    of_one = queries()
    version_of(announced, "b")
    version_of(announced, "c")

    assert queries() == of_one

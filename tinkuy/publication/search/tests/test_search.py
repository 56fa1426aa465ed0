import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.sheets.models import Sheet, SheetVersion


@pytest.fixture
def versions(cycle) -> None:
    """Two published sheets, one in Spanish and one in Portuguese."""
    texts = {
        "es": ("Trata de personas", "La planificación progresiva."),
        "pt-br": ("Tráfico de pessoas", "A proteção."),
    }
    for language, (title, summary) in texts.items():
        with scope(cycle=cycle):
            sheet = Sheet.objects.create(cycle=cycle, slug=f"ficha-{language}")
        SheetVersion.objects.create(
            sheet=sheet,
            slug=sheet.slug,
            cycle_slug=cycle.slug,
            number=1,
            language=language,
            content=SheetContent(language=language, title=title, summary=summary).to_json(),
            content_hash="x",
        )
        write_card(sheet)


def slugs(query: str) -> list[str]:
    return [card.slug for card in CardSearch(query)[:]]


@pytest.mark.parametrize(
    "query", ["planificación", "PLANIFICACION", "planificaciones progresivas", "trata planificación"]
)
def test_capability_H1_a_sheet_is_found_with_or_without_accents(versions, query):
    assert slugs(query) == ["ficha-es"]


def test_capability_H1_portuguese_is_found_too(versions):
    assert slugs("protecao") == ["ficha-pt-br"]


def test_every_word_must_be_there(versions):
    assert slugs("planificación refugio") == []


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(versions, cycle):
    with scope(cycle=cycle):
        sheet = Sheet.objects.get(slug="ficha-es")
    SheetVersion.objects.filter(slug="ficha-pt-br").update(
        content=SheetContent(language="pt-br", title="Outra", summary="Trata de outra coisa.").to_json()
    )
    with scope(cycle=cycle):
        write_card(Sheet.objects.get(slug="ficha-pt-br"))

    assert slugs("trata") == [sheet.slug, "ficha-pt-br"]


@pytest.mark.parametrize(
    "query",
    ["\ufdfa", "\u037a refugio", "a \ufdfa b", "⁄ ½", '"', "AND OR NOT", "title:x*", "a' | b & !c", "(((", "-- ;"],
)
def test_no_query_can_command_the_index(versions, query):
    assert slugs(query) == []


@pytest.mark.one_database
def test_what_is_counted_of_all_sheets_is_read_from_indexes(versions, client):
    """A row holds the texts of its sheet: a hundred thousand of them took half a second for the home page."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/es/").status_code == 200
    counts = [
        one["sql"] for one in asked if "sheetcard" in one["sql"] and ("SUM(" in one["sql"] or "count(" in one["sql"])
    ]
    counts += [one["sql"] for one in asked if '"is_example" = 1' in one["sql"]]

    plans = []
    with connection.cursor() as cursor:
        for sql in counts:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plans += [row[3] for row in cursor.fetchall()]

    assert len(counts) == 3
    assert [plan for plan in plans if "COVERING INDEX" not in plan] == []


@pytest.mark.one_database
def test_cards_are_put_in_order_without_their_facets_where_none_is_chosen(versions):
    with CaptureQueriesContext(connection) as asked:
        assert len(CardSearch("planificación")[:30]) == 1
        assert len(CardSearch("planificación", {"language": ["es"]})[:30]) == 1

    in_order = [one["sql"] for one in asked if "bm25" in one["sql"]]
    assert ["publication_card_facets" in sql for sql in in_order] == [False, True]

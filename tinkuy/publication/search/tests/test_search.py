import pytest
from django_scopes import scope

from tinkuy.publication.search.actions import index_version
from tinkuy.publication.search.queries import search_versions
from tinkuy.publication.sheets.models import Sheet, SheetVersion


@pytest.fixture
def versions(cycle) -> dict[str, SheetVersion]:
    """Two published sheets, one in Spanish and one in Portuguese."""
    texts = {
        "es": ("Trata de personas", "La planificación progresiva."),
        "pt-br": ("Tráfico de pessoas", "A proteção."),
    }
    made = {}
    for language, (title, body) in texts.items():
        with scope(cycle=cycle):
            sheet = Sheet.objects.create(cycle=cycle, slug=f"ficha-{language}")
        made[language] = SheetVersion.objects.create(
            sheet=sheet,
            slug=sheet.slug,
            cycle_slug=cycle.slug,
            number=1,
            language=language,
            content={},
            content_hash="x",
        )
        index_version(made[language], title=title, body=body)
    return made


@pytest.mark.parametrize(
    "query", ["planificación", "PLANIFICACION", "planificaciones progresivas", "trata planificación"]
)
def test_capability_H1_a_sheet_is_found_with_or_without_accents(versions, query):
    assert search_versions(query, languages=["es"]) == [versions["es"].pk]


def test_capability_H1_portuguese_is_found_too(versions):
    assert search_versions("protecao", languages=["es", "pt-br", "en"]) == [versions["pt-br"].pk]


def test_every_word_must_be_there(versions):
    assert search_versions("planificación refugio", languages=["es"]) == []


@pytest.mark.parametrize("query", ["", "   ", '"', "AND OR NOT", "title:x*", "a' | b & !c", "(((", "-- ;"])
def test_no_query_can_command_the_index(versions, query):
    assert search_versions(query, languages=["es", "pt-br", "en"]) == []

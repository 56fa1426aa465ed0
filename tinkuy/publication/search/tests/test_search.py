from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.dialogue.tests.races import at_once
from tinkuy.language.stemming import searchable
from tinkuy.publication.content.parts import Scope
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.search.models import CardEntry, CardGroup, SheetCard
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


def card_of(cycle, slug: str, title: str, text: str, *, country: str = "PE", lessons: int = 1) -> SheetCard:
    with scope(cycle=cycle):
        sheet = Sheet.objects.create(cycle=cycle, slug=slug)
    return SheetCard.objects.create(
        sheet=sheet,
        slug=slug,
        facets=f" country:{country} language:es ",
        texts={"es": {"title": title, "summary": text}},
        lessons=lessons,
        title_stems=searchable(title, "es"),
        body_stems=searchable(text, "es"),
    )


def entered() -> list[tuple[str, int, int, int]]:
    """Of each group its facets, sheets, lessons, and how many entries it has."""
    groups = CardGroup.objects.annotate(count=Count("entries")).order_by("facets")
    return list(groups.values_list("facets", "sheets", "lessons", "count"))


def test_all_words_in_the_title_come_first_then_some_then_none_and_of_each_the_newest(cycle):
    card_of(cycle, "ninguna", "Otra cosa", "Retorno y refugio.")
    card_of(cycle, "ambas", "Retorno y refugio", "Algo.")
    card_of(cycle, "una", "Retorno", "De refugio.")
    card_of(cycle, "otra-una", "Refugio", "Y retorno.")
    card_of(cycle, "ambas-tambien", "Refugio, retorno", "")
    card_of(cycle, "sin", "Retorno", "Una sola de las palabras.")

    in_order = ["ambas-tambien", "ambas", "otra-una", "una", "ninguna"]
    found = CardSearch("retorno refugio")
    assert [card.slug for card in found[:]] == in_order
    assert [[card.slug for card in found[place : place + 2]] for place in range(6)] == [
        in_order[place : place + 2] for place in range(6)
    ]
    assert slugs("retorno") == ["sin", "ambas-tambien", "una", "ambas", "otra-una", "ninguna"]


def test_of_a_chosen_facet_each_place_has_the_same_card_whatever_is_asked_with_it(cycle):
    for place in range(9):
        title, text = ("Retorno", "Algo") if place % 2 else ("Algo", "Retorno")
        card_of(cycle, f"ficha-{place}", title, text, country="PE" if place % 3 else "UY")

    found = CardSearch("retorno", {"country": ["PE"]})
    in_order = ["ficha-7", "ficha-5", "ficha-1", "ficha-8", "ficha-4", "ficha-2"]
    assert len(found) == 6
    assert [found[place : place + 1][0].slug for place in range(6)] == in_order
    assert [card.slug for card in CardSearch("", {"country": ["PE"]})[2:4]] == ["ficha-5", "ficha-4"]
    assert list(CardSearch("retorno", {"country": ["Narnia"]})[:5]) == []


def test_groups_and_entries_follow_the_cards_whoever_writes_them(cycle):
    first = card_of(cycle, "una", "Una", "", lessons=2)
    second = card_of(cycle, "dos", "Dos", "", lessons=3)
    card_of(cycle, "tres", "Tres", "", country="UY")
    assert entered() == [(" country:PE language:es ", 2, 5, 2), (" country:UY language:es ", 1, 1, 1)]

    SheetCard.objects.filter(pk=second.pk).update(facets=" country:UY language:es ", lessons=4)
    assert entered() == [(" country:PE language:es ", 1, 2, 1), (" country:UY language:es ", 2, 5, 2)]
    assert (len(CardSearch("dos", {"country": ["UY"]})), len(CardSearch("dos", {"country": ["PE"]}))) == (1, 0)

    with scope(cycle=cycle):
        first.sheet.delete()
    assert entered() == [(" country:UY language:es ", 2, 5, 2)]
    assert set(CardEntry.objects.values_list("pk", flat=True)) == set(SheetCard.objects.values_list("pk", flat=True))


def test_what_is_counted_of_all_sheets_is_read_of_no_card(versions, client):
    """A row holds the texts of its sheet, and there is one for each: of groups there are few."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/es/").status_code == 200

    of_cards = [one["sql"].lower() for one in asked if 'from "publication_sheetcard"' in one["sql"].lower()]
    assert [sql for sql in of_cards if "count(" in sql or "sum(" in sql] == []
    assert len([one for one in asked if "publication_cardgroup" in one["sql"]]) == 3


def test_no_words_of_a_card_are_read_to_find_hits(versions):
    """PostgreSQL looks through the words of every card, unless it is told not to, where most cards hold a word."""
    with CaptureQueriesContext(connection) as asked:
        assert (len(CardSearch("planificación")), len(CardSearch("planificación")[:30])) == (1, 1)

    statements = [one["sql"] for one in asked]
    by_words = [place for place, sql in enumerate(statements) if "to_tsquery" in sql]
    assert len(by_words) == (3 if connection.vendor == "postgresql" else 0)
    assert all("enable_seqscan = off" in statements[place - 1] for place in by_words)


@pytest.mark.one_database
def test_hits_are_counted_and_put_in_order_without_reading_or_sorting_cards(versions):
    with CaptureQueriesContext(connection) as asked:
        for chosen in ({}, {"language": ["es"]}):
            found = CardSearch("planificación", chosen)
            assert (len(found), len(found[:30])) == (1, 1)

    plans = [read_plan(one["sql"]) for one in asked if "MATCH" in one["sql"]]
    assert len(plans) == 6
    assert [plan for plan in plans if "sheetcard" in plan or "TEMP B-TREE" in plan] == []


def read_plan(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        return str(cursor.fetchall())


def in_the_other_language(sheet: Sheet, may_write: Barrier) -> Callable[[], None]:
    """The card of *sheet* leaves its group, and enters one once the other's card has left its own."""

    def wait(execute: Any, statement: str, *others: Any) -> Any:
        if statement.startswith('INSERT INTO "publication_sheetcard"'):
            with suppress(BrokenBarrierError):
                may_write.wait(1)
        return execute(statement, *others)

    def write() -> None:
        with connection.execute_wrapper(wait), transaction.atomic():
            (language,) = {"es", "pt-br"} - set(sheet.versions.values_list("language", flat=True))
            sheet.versions.update(language=language)
            write_card(sheet)

    return write


@pytest.mark.django_db(transaction=True)
def test_two_sheets_that_change_groups_with_each_other_do_not_wait_for_each_other(versions, cycle):
    with scope(cycle=cycle):
        sheets, may_write = list(Sheet.objects.order_by("slug")), Barrier(2)
        at_once(*[in_the_other_language(sheet, may_write) for sheet in sheets])

    assert sorted(SheetCard.objects.values_list("slug", "facets")) == [
        ("ficha-es", f" language:pt-br year:{SheetCard.objects.first().year} "),
        ("ficha-pt-br", f" language:es year:{SheetCard.objects.first().year} "),
    ]
    assert set(CardGroup.objects.values_list("sheets", flat=True)) == {1}


def test_a_country_that_a_sheet_names_twice_counts_once(versions, cycle):
    content = SheetContent(language="es", title="Trata", scope=Scope(countries=("PE", "CL", "PE"))).to_json()
    SheetVersion.objects.filter(slug="ficha-es").update(content=content)
    with scope(cycle=cycle):
        write_card(Sheet.objects.get(slug="ficha-es"))

    assert CardSearch("trata").facet_counts()["country"] == {"PE": 1, "CL": 1}

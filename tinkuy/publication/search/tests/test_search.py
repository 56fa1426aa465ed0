from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.dialogue.tests.races import at_once
from tinkuy.language.stemming import searchable
from tinkuy.publication.content.parts import Scope
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.search import entries as kept_entries
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.search.models import CardEntry, SheetCard
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


def searched(query: str = "", chosen: dict[str, list[str]] | None = None) -> CardSearch:
    return CardSearch(query, chosen)


def slugs(query: str) -> list[str]:
    return [card.slug for card in searched(query)[:]]


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


def card_of(cycle, slug: str, title: str, text: str, *, country: str = "PE", **fields: Any) -> SheetCard:
    with scope(cycle=cycle):
        sheet = Sheet.objects.create(cycle=cycle, slug=slug)
    return SheetCard.objects.create(
        sheet=sheet,
        slug=slug,
        facets=f" country:{country} language:es ",
        texts={"es": {"title": title, "summary": text}},
        title_stems=searchable(title, "es"),
        body_stems=searchable(text, "es"),
        **fields,
    )


def entered() -> list[tuple[str, str]]:
    """Of each entry the slug of its card, and its facets."""
    slugs_by_key = dict(SheetCard.objects.values_list("pk", "slug"))
    return [(slugs_by_key[key], facets) for key, facets in CardEntry.objects.order_by("pk").values_list("pk", "facets")]


def test_all_words_in_the_title_come_first_then_some_then_none_and_of_each_the_newest(cycle):
    card_of(cycle, "ninguna", "Otra cosa", "Retorno y refugio.")
    card_of(cycle, "ambas", "Retorno y refugio", "Algo.")
    card_of(cycle, "una", "Retorno", "De refugio.")
    card_of(cycle, "otra-una", "Refugio", "Y retorno.")
    card_of(cycle, "ambas-tambien", "Refugio, retorno", "")
    card_of(cycle, "sin", "Retorno", "Una sola de las palabras.")

    in_order = ["ambas-tambien", "ambas", "otra-una", "una", "ninguna"]
    results = searched("retorno refugio")
    assert [card.slug for card in results[:]] == in_order
    assert [[card.slug for card in results[place : place + 2]] for place in range(6)] == [
        in_order[place : place + 2] for place in range(6)
    ]
    assert slugs("retorno") == ["sin", "ambas-tambien", "una", "ambas", "otra-una", "ninguna"]


def test_of_a_chosen_facet_each_place_has_the_same_card_whatever_is_asked_with_it(cycle):
    for place in range(9):
        title, text = ("Retorno", "Algo") if place % 2 else ("Algo", "Retorno")
        card_of(cycle, f"ficha-{place}", title, text, country="PE" if place % 3 else "UY")

    results = searched("retorno", {"country": ["PE"]})
    in_order = ["ficha-7", "ficha-5", "ficha-1", "ficha-8", "ficha-4", "ficha-2"]
    assert len(results) == 6
    assert [results[place : place + 1][0].slug for place in range(6)] == in_order
    assert [card.slug for card in searched("", {"country": ["PE"]})[2:4]] == ["ficha-5", "ficha-4"]
    assert list(searched("retorno", {"country": ["Narnia"]})[:5]) == []


def test_entries_follow_the_cards_whoever_writes_them(cycle):
    first = card_of(cycle, "una", "Una", "")
    second = card_of(cycle, "dos", "Dos", "")
    assert entered() == [("una", " country:PE language:es "), ("dos", " country:PE language:es ")]

    SheetCard.objects.filter(pk=second.pk).update(facets=" country:UY language:es ")
    assert entered() == [("una", " country:PE language:es "), ("dos", " country:UY language:es ")]
    assert (len(searched("dos", {"country": ["UY"]})), len(searched("dos", {"country": ["PE"]}))) == (1, 0)

    with scope(cycle=cycle):
        first.sheet.delete()
    assert entered() == [("dos", " country:UY language:es ")]


def test_what_is_kept_in_memory_is_what_would_be_read_anew_whatever_was_written(cycle, monkeypatch):
    monkeypatch.setattr(kept_entries, "FEW", 2)  # so that few of these are many
    for number in range(6):
        card_of(cycle, f"primera-{number}", "Retorno", "", country="PE" if number % 2 else "UY")
    assert in_memory() == read_anew()

    card_of(cycle, "nueva", "Retorno", "", country="CL")
    assert in_memory() == read_anew()
    SheetCard.objects.get(slug="primera-3").delete()
    SheetCard.objects.filter(slug="primera-4").update(facets=" country:BO ")
    assert in_memory() == read_anew()
    card_of(cycle, "vieja", "Retorno", "", country="CL", published_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert in_memory() == read_anew()
    SheetCard.objects.filter(slug__startswith="primera").delete()
    assert in_memory() == read_anew()
    assert len(in_memory()) == 2


def in_memory() -> list[tuple[str, list[str]]]:
    """Each card in the order of a list, with what it is narrowed by."""
    return [(card.slug, narrowed_by(card)) for card in searched()[:]]


def narrowed_by(card: SheetCard) -> list[str]:
    entries = kept_entries.card_entries()
    return sorted(word for word, bits in entries.facets.items() if bits >> entries.place_of(card.pk) & 1)


def read_anew() -> list[tuple[str, list[str]]]:
    return [(card.slug, sorted(card.facets.split())) for card in SheetCard.objects.order_by("-published_at", "-pk")]


def test_no_search_is_answered_from_what_was_before_a_write_or_from_what_was_rolled_back(cycle):
    card_of(cycle, "una", "Retorno", "")
    assert len(searched("retorno")) == 1
    with suppress(ZeroDivisionError), transaction.atomic():
        card_of(cycle, "nunca", "Retorno", "", country="UY")
        assert len(searched("retorno", {"country": ["UY"]})) == 1
        raise ZeroDivisionError
    assert len(searched("retorno")) == 1

    card_of(cycle, "otra", "Retorno", "", country="CL")

    assert [len(searched("retorno", {"country": [code]})) for code in ("PE", "UY", "CL")] == [1, 0, 1]


def test_what_is_counted_of_all_sheets_is_read_of_no_card(versions, client):
    """A row holds the texts of its sheet, and there is one for each: what is counted of all lies in memory."""
    client.get("/es/hub/")
    with CaptureQueriesContext(connection) as captured_statements:
        assert client.get("/es/").status_code == 200

    of_cards = [
        one["sql"].lower() for one in captured_statements if 'from "publication_sheetcard"' in one["sql"].lower()
    ]
    assert [sql for sql in of_cards if "count(" in sql or "sum(" in sql] == []
    assert [one["sql"] for one in captured_statements if "publication_cardentry" in one["sql"]] == []


def test_no_words_of_a_card_are_read_to_find_hits(versions):
    """PostgreSQL looks through the words of every card, unless it is told not to, where most cards hold a word."""
    with CaptureQueriesContext(connection) as captured_statements:
        assert (len(searched("planificación")), len(searched("planificación")[:30])) == (1, 1)

    statements = [one["sql"] for one in captured_statements]
    by_words = [place for place, sql in enumerate(statements) if "to_tsquery" in sql]
    assert len(by_words) == (2 if connection.vendor == "postgresql" else 0)  # once in texts, once in titles
    assert all("enable_seqscan = off" in statements[place - 1] for place in by_words)


@pytest.mark.one_database
def test_hits_are_counted_and_put_in_order_without_reading_or_sorting_cards(versions):
    with CaptureQueriesContext(connection) as captured_statements:
        for chosen in ({}, {"language": ["es"]}):
            results = searched("planificación", chosen)
            assert (len(results), len(results[:30])) == (1, 1)

    plans = [read_plan(one["sql"]) for one in captured_statements if "MATCH" in one["sql"]]
    assert len(plans) == 2  # a word is asked for once in each state of the catalogue
    assert [plan for plan in plans if "sheetcard" in plan or "TEMP B-TREE" in plan] == []


def read_plan(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        return str(cursor.fetchall())


def in_the_other_language(sheet: Sheet, may_write: Barrier) -> Callable[[], None]:
    """The card of *sheet* goes, and comes again once the other's is gone."""

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
def test_two_sheets_whose_cards_are_written_at_once_do_not_wait_for_each_other(versions, cycle):
    with scope(cycle=cycle):
        sheets, may_write = list(Sheet.objects.order_by("slug")), Barrier(2)
        at_once(*[in_the_other_language(sheet, may_write) for sheet in sheets])

    assert sorted(SheetCard.objects.values_list("slug", "facets")) == [
        ("ficha-es", f" language:pt-br year:{SheetCard.objects.first().year} "),
        ("ficha-pt-br", f" language:es year:{SheetCard.objects.first().year} "),
    ]
    assert CardEntry.objects.count() == 2


def test_a_country_that_a_sheet_names_twice_counts_once(versions, cycle):
    content = SheetContent(language="es", title="Trata", scope=Scope(countries=("PE", "CL", "PE"))).to_json()
    SheetVersion.objects.filter(slug="ficha-es").update(content=content)
    with scope(cycle=cycle):
        write_card(Sheet.objects.get(slug="ficha-es"))

    assert searched("trata").facet_counts()["country"] == {"PE": 1, "CL": 1}

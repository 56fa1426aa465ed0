"""The catalogue: one card for each sheet in force, found by words, narrowed by facets."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.hub.cycle_page.queries import published_sheet_of
from tinkuy.hub.home.queries import most_confirmed, participating_countries
from tinkuy.hub.sheets.catalogue import Catalogue
from tinkuy.hub.sheets.versions import published_sheet
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.publication.content.parts import Item, Scope
from tinkuy.publication.search.queries import findings_of_all_sheets


def slugs(query: str = "", chosen=None) -> list[str]:
    return [card.slug for card in Catalogue("es", query, chosen)[:]]


def test_capability_H1_a_card_is_the_newest_version_in_the_readers_language(cycle):
    version_of(cycle, number=1, title="Primera")
    version_of(cycle, number=2, title="Segunda")
    version_of(cycle, number=2, language="pt-br", title="Segunda, em português")

    (es,), (pt,) = Catalogue("es")[:], Catalogue("pt-br")[:]

    assert (es.title, pt.title) == ("Segunda", "Segunda, em português")
    assert es.languages == pt.languages == ["es", "pt-br"]


def test_capability_H1_without_the_readers_language_it_is_shown_in_another(cycle):
    version_of(cycle, title="Solo en español")

    (card,) = Catalogue("en")[:]

    assert (card.title, card.language, card.languages) == ("Solo en español", "es", ["es"])


def test_the_newest_sheet_is_the_first(cycle):
    version_of(cycle, "vieja", year=2020)
    version_of(cycle, "nueva", year=2026)

    assert slugs() == ["nueva", "vieja"]


def test_a_card_counts_findings_sessions_and_countries(cycle):
    version_of(cycle)

    (card,) = Catalogue("es")[:]

    assert card.counts == {"risk": 1, "good_practice": 1, "lesson": 4, "recommendation": 3}
    assert (card.row.webinars, card.countries, card.row.year) == (5, ["AR", "BR", "PE"], 2026)


def test_invariant_18_a_retired_sheet_is_in_no_list_and_in_no_search(cycle):
    retire(version_of(cycle, "retirada"))
    version_of(cycle, "vigente")

    assert slugs() == slugs("planificar") == ["vigente"]


@pytest.mark.parametrize("query", ["planificar", "PLANIFICAR temas", "frontera"])
def test_capability_H1_a_sheet_is_found_by_its_words(cycle, query):
    version_of(cycle)

    assert slugs(query) == ["ficha"]
    assert slugs("helicóptero") == []


@pytest.mark.parametrize("query", ["", "   ", "¿?", '"', "' OR 1=1 --", "a AND", "*", "NEAR("])
def test_promise_I11_what_is_no_word_asks_for_everything_or_finds_nothing(cycle, query):
    version_of(cycle)

    assert slugs(query) in (["ficha"], [])


def test_capability_H1_a_sheet_is_found_by_the_words_of_any_of_its_languages_once(cycle):
    version_of(cycle, summary="Primero, las fronteras.")
    version_of(cycle, language="pt-br", summary="Primeiro, as fronteiras.")

    assert slugs("fronteiras") == slugs("fronteras") == ["ficha"]
    assert slugs("ciclo") in (["ficha"], [])


def test_capability_H1_facets_count_the_sheets_that_each_option_would_show_with_what_is_chosen_elsewhere(cycle):
    version_of(cycle, "una", scope=Scope(countries=("PE", "UY")), year=2020)
    version_of(cycle, "dos", scope=Scope(countries=("PE",)), risks=(), year=2026)
    version_of(cycle, "dos", language="pt-br", scope=Scope(countries=("PE",)), risks=(), year=2026)

    counts = Catalogue("es", chosen={"country": ["UY"]}).search.facet_counts()

    assert counts["country"] == {"PE": 2, "UY": 1}
    assert counts["kind"]["risk"] == 1
    assert counts["language"] == {"es": 1}
    assert counts["year"] == {"2020": 1}


def test_capability_H1_each_option_of_a_facet_shows_what_it_counts(cycle):
    version_of(cycle, "una", scope=Scope(countries=("PE", "UY")), year=2020)
    version_of(cycle, "dos", scope=Scope(countries=("PE",)), risks=())

    for facet, counts in Catalogue("es").search.facet_counts().items():
        for value, count in counts.items():
            results = Catalogue("es", chosen={facet: [value]})
            assert len(results) == len(results[:]) == count


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({}, ["dos", "una"]),
        ({"country": ["UY"]}, ["una"]),
        ({"country": ["UY", "PE"]}, ["dos", "una"]),
        ({"country": ["PE"], "year": ["2026"]}, ["dos"]),
        ({"country": ["UY"], "year": ["2026"]}, []),
        ({"country": ["Narnia"]}, []),
        ({"country": ["%", "_E", "pe"]}, []),
        ({"kind": []}, ["dos", "una"]),
    ],
)
def test_capability_H1_within_a_facet_any_between_facets_all(cycle, chosen, shown):
    version_of(cycle, "una", scope=Scope(countries=("PE", "UY")), year=2020)
    version_of(cycle, "dos", scope=Scope(countries=("PE",)))

    assert slugs(chosen=chosen) == shown


def test_the_home_counts_findings_and_countries_of_all_sheets(cycle):
    version_of(cycle, "una", scope=Scope(countries=("PE", "UY")))
    version_of(cycle, "dos", scope=Scope(countries=("PE",)), risks=())

    assert findings_of_all_sheets() == {"risk": 1, "good_practice": 2, "lesson": 8, "recommendation": 6}
    assert participating_countries(Catalogue("es")) == [("PE", 2), ("UY", 1)]


def test_the_most_confirmed_finding_is_that_of_most_countries_then_of_most_quotes(cycle):
    items = (
        Item("LE-1", "", "De dos", 9, ("AR", "UY")),
        Item("LE-2", "", "De tres", 3, ("AR", "PE", "UY")),
        Item("LE-3", "", "De tres y más citas", 5, ("AR", "PE", "UY")),
    )
    version_of(cycle, risks=(), practices=(), recommendations=(Item("RE-1", "", "De nadie", 4, ()),), lessons=items)

    (lesson,) = most_confirmed("es")

    assert (lesson.kind, lesson.item["code"], lesson.slug) == ("lesson", "LE-3", "ficha")


def test_the_most_confirmed_finding_is_told_in_the_readers_language(cycle):
    version_of(cycle, lessons=(Item("LE-1", "", "La frase", 4, ("AR", "UY")),))
    version_of(cycle, language="pt-br", lessons=(Item("LE-1", "", "A frase", 4, ("AR", "UY")),))

    lessons = {
        language: {one.kind: (one.item["text"], one.language) for one in most_confirmed(language)}["lesson"]
        for language in ("es", "pt-br", "en")
    }

    assert lessons == {"es": ("La frase", "es"), "pt-br": ("A frase", "pt-br"), "en": ("La frase", "es")}


def test_the_most_confirmed_finding_is_read_from_an_index_and_none_is_sorted(cycle):
    version_of(cycle, "una")
    version_of(cycle, "dos")

    with CaptureQueriesContext(connection) as statements:
        slug = {one.slug for one in most_confirmed("es")}

    assert slug == {"dos"}
    if connection.vendor == "sqlite":
        plans = [read_plan(one["sql"]) for one in statements if "publication_cardfinding" in one["sql"]]
        assert len(plans) == 4
        assert not [plan for plan in plans if "TEMP B-TREE" in plan]


def read_plan(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        return str(cursor.fetchall())


def test_capability_H1_of_all_versions_of_a_sheet_the_text_of_one_is_read(cycle):
    for number in (1, 2, 3):
        version_of(cycle, number=number, title=f"Versión {number}")
        version_of(cycle, number=number, language="pt-br")

    with CaptureQueriesContext(connection) as statements:
        sheet = published_sheet("ficha", "es")
        titles = [sheet.version.content["title"], published_sheet_of(cycle, "es").content["title"]]

    assert titles == ["Versión 3", "Versión 3"]
    assert [other.language for other in sheet.others] == ["pt-br"]
    with_text = [one["sql"] for one in statements if '"publication_sheetversion"."content"' in one["sql"]]
    assert len(with_text) == 2
    assert all('"id" = ' in sql for sql in with_text)


def test_without_any_sheet_there_is_nothing_and_no_error(db):
    assert (slugs(), slugs("algo"), most_confirmed("es"), participating_countries(Catalogue("es"))) == ([], [], [], [])
    assert set(findings_of_all_sheets().values()) == {0}


def test_what_a_page_of_the_catalogue_costs_does_not_grow(cycle):
    queries = []
    for count, slug in enumerate(("una", "dos", "tres"), start=1):
        version_of(cycle, slug)
        with CaptureQueriesContext(connection) as statements:
            results = Catalogue("es", "planificar")
            assert (len(results), len(results[:2]), len(results.search.facet_counts())) == (count, min(count, 2), 9)
        queries.append(len([one for one in statements if one["sql"].startswith("SELECT")]))

    assert queries == [8, 8, 8]  # two of them for the passages of the page, one for the paths of recommendations


def test_capability_H1_more_than_a_hundred_hits_are_all_counted_and_stand_on_several_pages(cycle, client):
    for n in range(104):
        version_of(cycle, f"ficha-{n}", year=2020 + n % 4)

    first = client.get("/es/hub/?q=planificar&year=2021&year=2022&year=2023&show=sheets").text
    last = client.get("/es/hub/?q=planificar&year=2021&year=2022&year=2023&show=sheets&page=3").text

    assert '<b class="num">78</b>' in first
    assert "Página 1 de 3" in first
    assert ("Siguiente" in first, "Siguiente" in last) == (True, False)
    assert [len(set(re.findall(r"/ficha-\d+/", page))) for page in (first, last)] == [30, 18]
    assert list(Catalogue("es", "planificar").search.facet_counts()["year"].values()) == [26] * 4


def passage_of(query: str, language: str = "es") -> str:
    """The passage of the only hit: its finding, then its words with those asked for between stars."""
    (card,) = Catalogue(language, query)[:]
    if card.passage is None:
        return ""
    words = "".join(f"*{text}*" if is_asked else text for text, is_asked in card.passage.pieces)
    return f"{card.passage.code} {card.passage.language}: {words}"


def test_a_hit_shows_the_finding_in_which_the_words_stand_and_marks_them(cycle):
    long = f"Atender en {'el puesto sanitario de cada pueblo, ' * 9}y en las fronteras."
    version_of(
        cycle,
        lessons=(Item("LE-1", text="Las mujeres piden ayuda en la escuela."), Item("LE-2", text="Otra lección.")),
        risks=(Item("RI-1", text="La frontera se cruza de noche, sin que nadie pregunte."),),
        recommendations=(Item("RE-1", text=long),),
    )

    assert passage_of("nóche fronteras") == "RI-1 es: La *frontera* se cruza de *noche*, sin que nadie pregunte."
    assert passage_of("escuelas") == "LE-1 es: Las mujeres piden ayuda en la *escuela*."
    assert passage_of("atender fronteras").startswith("RE-1 es: *Atender* en el puesto sanitario")
    assert passage_of("fronteras").startswith("RE-1 es: … ")
    assert passage_of("fronteras").endswith(" y en las *fronteras*.")


def test_words_that_stand_in_no_finding_are_shown_where_they_stand_and_those_of_a_title_need_nothing(cycle):
    version_of(cycle, title="Singularidad", context="Un contexto con montañas altas.", summary="Resumen con lagunas.")

    assert passage_of("montaña") == " es: Un contexto con *montañas* altas."
    assert passage_of("laguna") == " es: Resumen con *lagunas*."
    assert passage_of("singularidad") == ""
    assert passage_of("") == ""


def test_words_that_stand_only_in_another_language_are_shown_in_it(cycle):
    version_of(cycle, lessons=(Item("LE-1", text="Se cruza de noche."),))
    version_of(cycle, language="pt-br", lessons=(Item("LE-1", text="A padaria abre à noite."),))

    assert passage_of("noche", "pt-br") == "LE-1 es: Se cruza de *noche*."
    assert passage_of("padaria") == "LE-1 pt-br: A *padaria* abre à noite."


def test_a_former_version_shows_nothing(cycle):
    version_of(cycle, number=1, lessons=(Item("LE-1", text="Palabra borrada, y refugio."),))
    version_of(cycle, number=2, lessons=(Item("LE-1", text="Un refugio abierto."),))

    assert passage_of("refugio") == "LE-1 es: Un *refugio* abierto."
    assert slugs("borrada") == []


def test_the_page_of_a_search_leads_to_the_finding_and_reads_the_texts_of_its_page_alone(client, cycle):
    for place in range(33):
        version_of(cycle, f"ficha-{place}", lessons=(Item("LE-1", text="La <b>frontera</b> de noche."),))

    with CaptureQueriesContext(connection) as statements:
        page = client.get("/es/hub/", {"q": "frontera", "show": "sheets"}).text

    assert 'href="/es/hub/ficha-32/#LE-1"' in page
    assert page.count("La &lt;b&gt;<mark>frontera</mark>&lt;/b&gt; de noche.") == 30
    (texts,) = [one["sql"] for one in statements if '"publication_sheetversion"."content"' in one["sql"]]
    assert texts.partition(" IN ")[2].count(",") == 29

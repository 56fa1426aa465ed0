"""The hub as anyone reads it: home, search, a sheet, its forms, its trail, its tombstone."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.publication.content.parts import Item, Quote, Scope, Thread
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.sheets.models import SheetVersion

HUB = "/es/hub/"
SHEET = "/es/hub/ficha/"
LANGUAGES = ("es", "pt-br", "en")


def get(path: str, **query):
    return Client().get(path, query)


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_hub_says_so_in_three_languages(db, language):
    home, search = get(f"/{language}/"), get(f"/{language}/hub/")

    assert (home.status_code, search.status_code) == (200, 200)
    words = {
        "es": "Todavía no hay fichas publicadas",
        "pt-br": "Ainda não há fichas publicadas",
        "en": "No sheet is published yet",
    }
    assert words[language] in text_of(home)


def test_an_announced_cycle_without_anything_stands_on_the_home(cycle):
    home = get("/es/")

    assert home.status_code == 200
    assert "Ciclo de prueba" in text_of(home)


@pytest.mark.parametrize("state", [CycleState.IDEA, CycleState.DESIGN, CycleState.CANCELLED])
def test_a_cycle_that_is_not_announced_does_not(cycle, state):
    Cycle.objects.update(state=state)

    assert "Ciclo de prueba" not in get("/es/").text


def test_the_home_shows_the_sheets_and_what_most_countries_confirm(cycle):
    version_of(cycle, summary="Lo que dejó la COVID-19.")

    home = get("/es/")
    page = text_of(home)

    assert '<span class="nowrap">COVID-19</span>.' in home.text, "no line of the summary ends within it"
    assert "Trata de personas en tiempos de la COVID-19" in page
    assert "Lo que más países confirman" in page
    assert "3 países" in page


def test_capability_H1_search_keeps_the_words_and_the_choices(cycle):
    version_of(cycle)

    page = get(HUB, q="planificar", country="PE", year="2026")

    assert "1 ficha" in text_of(page)
    assert 'value="planificar"' in page.text
    assert re.search(r'name="country" value="PE"\s+checked', page.text)


@pytest.mark.parametrize("query", [{"q": "helicóptero"}, {"country": "CL"}, {"q": "trata", "year": "1999"}])
def test_capability_H1_when_nothing_is_found_the_page_says_what_to_do(cycle, query):
    version_of(cycle)

    page = get(HUB, **query)

    assert page.status_code == 200
    assert ("Nada sobre" if "q" in query else "Nada con estos filtros") in text_of(page)
    assert "Ver todas las fichas" in text_of(page)


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "x" * 5000, "' OR 1=1", "%F0%28"]
)
def test_promise_I06_what_is_asked_is_text(cycle, query):
    version_of(cycle)

    page = get(HUB, q=query)

    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text


def test_promise_I05_an_empty_byte_is_refused(cycle):
    assert get(HUB, q="\x00").status_code == 400


def test_capability_U4_a_sheet_is_a_page_with_its_forms_and_its_other_languages(cycle):
    version_of(cycle)
    version_of(cycle, language="pt-br", title="Tráfico de pessoas em tempos da COVID-19")

    page = get(SHEET)

    assert page.status_code == 200
    for words in ("Resumen de la práctica", "Lecciones aprendidas", "Recomendaciones", "Escríbanos", "Propuesta"):
        assert words in text_of(page)
    assert 'href="/pt-br/hub/ficha/"' in page.text
    assert 'href="/es/hub/ficha.pdf"' in page.text


def test_a_sheet_that_is_not_in_the_readers_language_says_so(cycle):
    version_of(cycle)

    page = get("/en/hub/ficha/")

    assert "This sheet is not in this language yet." in text_of(page)
    assert 'lang="es"' in page.text


def test_a_newer_version_takes_the_address(cycle):
    version_of(cycle, number=1, title="Primera")
    version_of(cycle, number=2, title="Segunda")

    page = text_of(get(SHEET))

    assert "Segunda" in page
    assert "Primera" not in page


@pytest.mark.parametrize("path", ["/es/hub/nada/", "/es/hub/nada.pdf", "/es/hub/ficha.exe", "/es/hub/nada/trail/LE-1/"])
def test_what_is_not_there_is_not_found(cycle, path):
    version_of(cycle)

    assert get(path).status_code == 404


@pytest.mark.parametrize(
    ("form", "kind", "place"),
    [
        ("md", "text/markdown", "attachment"),
        ("json", "application/ld+json", "inline"),
        ("docx", "application/vnd.openxmlformats", "attachment"),
        ("pdf", "application/pdf", "inline"),
    ],
)
def test_capability_U4_each_form_downloads_under_its_name(cycle, form, kind, place):
    version_of(cycle)

    file = get(f"/es/hub/ficha.{form}")

    assert file.status_code == 200
    assert file["Content-Type"].startswith(kind)
    assert file["Content-Disposition"] == f'{place}; filename="ficha.{form}"'
    assert len(file.content) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_invariant_18_a_tombstone_stands_at_the_address_of_a_retired_sheet(cycle, language):
    retire(version_of(cycle), "Contenía un dato que no debía publicarse.")

    page = get(f"/{language}/hub/ficha/")

    assert page.status_code == 410
    assert "Contenía un dato que no debía publicarse." in text_of(page)
    assert "Planificar los temas" not in page.text


def test_invariant_18_its_forms_and_trails_are_gone(cycle):
    retire(version_of(cycle))

    assert {get(f"/es/hub/ficha.{form}").status_code for form in ("pdf", "docx", "md", "json")} == {410}
    assert get(f"{SHEET}trail/LE-1/").status_code == 410
    assert get("/es/hub/ficha.exe").status_code == 404


LESSON = Item(
    "LE-1",
    "Planificar juntos",
    "La planificación fue de todos.",
    3,
    ("PE", "UY"),
    evidence=(
        Quote(1, "12:30", "Planificamos entre todos.", "PE", "es"),
        Quote(2, "05:00", "Planejamos juntos.", "UY", "pt-br"),
    ),
)


def test_capability_S12_a_trail_goes_from_a_sentence_to_its_quotes(cycle, webinars):
    version_of(cycle, lessons=(LESSON,))

    page = get(f"{SHEET}trail/LE-1/")

    assert "Planificamos entre todos." in page.text
    assert '<blockquote lang="pt-br">“Planejamos juntos.”</blockquote>' in page.text
    for words in ("3 citas", "minuto 12:30", "Perú", "Uruguay", "se cuentan y no se muestran"):
        assert words in text_of(page)
    assert f'href="/es/c/{cycle.slug}/s/1/"' in page.text


def test_capability_S6_a_trail_says_which_quote_was_a_question_a_poll_or_a_note(cycle):
    live = [Quote(1, "10:00", "¿Quién paga?", "PE", "es", source) for source in ("question", "poll", "note", "other")]
    version_of(cycle, lessons=(replace(LESSON, evidence=tuple(live)),))

    page = text_of(get(f"{SHEET}trail/LE-1/"))

    for words in ("Pregunta en vivo · Perú", "Encuesta · Perú", "Nota compartida · Perú"):
        assert words in page
    assert "other" not in page


def test_a_trail_whose_quotes_all_stand_under_a_stricter_regime_shows_none(cycle):
    version_of(cycle, lessons=(replace(LESSON, evidence=(), countries=()),))

    page = get(f"{SHEET}trail/LE-1/")

    assert page.status_code == 200
    assert "se cuentan y no se muestran" in text_of(page)
    assert "<blockquote" not in page.text


@pytest.mark.parametrize("code", ["LE-9", "XX-1", "x", "%3Cscript%3E"])
def test_a_trail_of_nothing_is_not_found(cycle, code):
    version_of(cycle)

    assert get(f"{SHEET}trail/{code}/").status_code == 404


def test_the_trail_of_an_item_with_a_code_of_its_own_opens(cycle):
    version_of(cycle, lessons=(replace(LESSON, code="Anexo-1"),))

    assert "Planificamos entre todos." in get(f"{SHEET}trail/Anexo-1/").text


def test_an_imported_text_without_sessions_or_codes_is_a_page_too(cycle):
    from tinkuy.publication.content.tests.sheets import words_only

    version = version_of(cycle)
    SheetVersion.objects.filter(pk=version.pk).update(content=words_only().to_json())

    page = get(SHEET)

    assert page.status_code == 200
    assert "Lección número 1" in page.text


def test_an_old_content_with_less_in_it_is_still_a_page(cycle):
    version = version_of(cycle)
    SheetVersion.objects.filter(pk=version.pk).update(content={"title": "Vieja", "language": "es", "sobra": 1})
    write_card(version.sheet)

    pages = [get(path) for path in ("/es/", HUB, SHEET)]

    assert {page.status_code for page in pages} == {200}
    assert all("Vieja" in page.text for page in pages)


def test_invariant_09_counts_of_persons_under_eleven_stand_nowhere_on_a_sheet(cycle):
    content = SheetContent.from_json(version_of(cycle).content)
    steps = ((40, None, None, 12), (38, None, None, 14))
    hidden = replace(content, figures=replace(content.figures, persons=None, steps=steps * 2))
    SheetVersion.objects.update(content=hidden.to_json())

    page = get(SHEET)

    assert page.status_code == 200
    assert "None" not in text_of(page)


def test_pages_cost_the_same_with_one_sheet_and_with_three(
    cycle, django_assert_num_queries, django_assert_max_num_queries
):
    version_of(cycle, "una")
    for path in ("/es/", HUB):
        get(path, q="planificar")
        with django_assert_max_num_queries(25) as one:
            get(path, q="planificar")
        queries = len(one)

        version_of(cycle, f"dos-{len(path)}", scope=Scope(countries=("PE",)))
        version_of(cycle, f"tres-{len(path)}")
        get(path, q="planificar")
        with django_assert_num_queries(queries):
            get(path, q="planificar")


@pytest.mark.parametrize("path", ["/es/", HUB, SHEET, f"{SHEET}trail/LE-1/"])
def test_promise_P13_a_public_page_asks_nothing_of_other_hosts(cycle, path):
    version_of(cycle, more=(), lessons=(LESSON,))

    page = get(path).text

    assert not re.search(r'(?:src|action)="https?://', page)
    assert "<style" not in page
    assert not re.search(r"<script(?![^>]*(?:src=|ld\+json))", page)
    assert not re.search(r'\s(?:style|on\w+)="', page)


def test_a_thread_of_a_session_that_is_not_in_the_sheet_is_no_error(cycle):
    """A session that was cancelled after it had left a question open."""
    version_of(cycle, threads=(Thread("H1", "¿Y después?", 9, 2, 80.0, 5.0, "resolved"), Thread("H2", "¿Y?", 1, 9)))

    assert get(SHEET).status_code == 200
    assert {get(f"/es/hub/ficha.{form}").status_code for form in ("md", "json", "docx")} == {200}


def opened(slug: str, starts: list[datetime], *, made: int, live: bool = False) -> Cycle:
    """A running cycle with sessions at *starts*, made on that day of January; its first one may go on now."""
    found = Cycle(slug=slug, title={"es": f"Ciclo {slug}"}, state=CycleState.RUNNING)
    found.made_at = datetime(2026, 1, made, tzinfo=UTC)
    found.save()
    with scope(cycle=found):
        for place, start in enumerate(starts, 1):
            state = WebinarState.LIVE if live and place == 1 else WebinarState.ANNOUNCED
            Webinar.objects.create(
                cycle=found, ordinal=place, title={"es": f"Sesión de {slug}"}, starts_at=start, state=state
            )  # fmt: skip
    return found


def test_every_open_cycle_stands_on_the_home_the_live_one_first_then_by_the_next_session(db):
    april, may = (clock.now() + timedelta(days=days) for days in (30, 60))
    opened("tarde", [may], made=9)
    opened("vivo", [may], made=1, live=True)
    opened("pronto", [april], made=2)
    opened("sin-fecha", [], made=3)

    page = get("/es/").text

    places = [page.index(f"Ciclo {slug}") for slug in ("vivo", "pronto", "tarde", "sin-fecha")]
    assert places == sorted(places)
    assert "Sesión en vivo ahora" in page
    assert "Sesión de pronto" in page


def test_a_session_whose_hour_has_passed_is_not_the_next_one_of_its_cycle(db):
    now = clock.now()
    opened("olvidado", [now - timedelta(days=20)], made=1)
    opened("seguido", [now - timedelta(days=6), now + timedelta(days=8)], made=2)

    for path in ("/es/", "/es/cycles/"):
        page = get(path).text
        assert page.index("Ciclo seguido") < page.index("Ciclo olvidado"), path
        assert "2. Sesión de seguido" in page
        assert "1. Sesión de" not in page


def test_more_open_cycles_cost_the_home_no_more_queries(db, django_assert_num_queries):
    april = datetime(2026, 4, 1, 15, tzinfo=UTC)
    opened("uno", [april], made=1)
    with CaptureQueriesContext(connection) as one:
        get("/es/")

    for place, slug in enumerate(("dos", "tres"), 2):
        opened(slug, [april], made=place)

    with django_assert_num_queries(len(one)):
        get("/es/")

"""The public page of a country: what it shows itself, what is new of it, and where it is found."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tinkuy.config.web.finished.marking import NOTE, Note
from tinkuy.hub.country_page.queries import NEWEST_CYCLES
from tinkuy.hub.country_page.tests.reading import TITLES, read
from tinkuy.hub.tests.versions import retire
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.publication.versions.models import PublishedFinding


def test_capability_H2_a_country_shows_what_it_decided_of_each_recommendation(findings, answer, ministry):
    answer(findings[0], "in_practice", "whole", institution=ministry)
    answer(findings[1], "agreed", "state")
    answer(findings[2], "rejected", "closed", reason="No se puede")

    page = read()

    assert [title in page for title in TITLES] == [True, True, False]
    assert [page.count(words) for words in (">Público<", ">Solo el estado<", "Rechaz")] == [1, 1, 0]
    assert "Tiene en práctica 1 de las 2 recomendaciones que muestra." in page
    assert '<dd class="num">2 de 2</dd>' in page
    assert f"/es/recommendations/{findings[0].public_id}/" in page


def test_of_an_answer_whose_state_alone_is_public_no_institution_is_named(findings, answer, ministry):
    answer(findings[0], "agreed", "state", institution=ministry)
    assert "Ministerio de Salud" not in read()

    Response.objects.update(openness="whole")
    assert "Ministerio de Salud" in read()


def test_a_country_counts_by_the_furthest_of_what_it_shows_alone(findings, answer, ministry):
    answer(findings[0], "in_practice", "closed", institution=ministry)
    answer(findings[0], "in_dialogue", "state")

    page = read()

    assert "ninguna" not in page
    assert "que todavía no está en práctica" in page
    assert "En diálogo" in page
    assert "18 de septiembre de 2026" in page


def test_a_country_that_shows_that_it_has_not_answered_is_not_said_to_show_answers(findings, answer):
    answer(findings[0], "no_answer", "state")
    assert "Todavía no respondió la recomendación que muestra." in read()

    answer(findings[1], "no_answer", "state")
    assert "Todavía no respondió ninguna de las 2 recomendaciones que muestra." in read()

    answer(findings[2], "in_dialogue", "state")
    assert "Muestra su respuesta a una recomendación, que todavía no está en práctica." in read(), "of those answered"


def test_what_no_sheet_in_force_prints_and_no_public_cycle_asked_stands_nowhere(cycle, findings, answer):
    answer(findings[0], "in_practice", "whole")
    assert TITLES[0] in read()

    retire(PublishedFinding.objects.first().version)
    assert TITLES[0] not in read()

    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.DESIGN)
    read(status=404)


def test_the_sheet_counts_the_quotes_of_the_country_once_each(findings):
    page = read()

    assert "1 cita de Perú" in page
    assert "2026 · 3 sesiones" in page


def test_a_country_that_shows_nothing_says_so_and_one_that_takes_no_part_has_no_page(cycle):
    assert "Todavía no hay nada público" in read()
    assert "Todavía no muestra respuestas a recomendaciones." in read()
    for address in ("/es/countries/br/", "/es/countries/zz/", "/es/countries/peru/"):
        read(address, status=404)


def test_a_code_in_capitals_leads_to_the_one_address(cycle):
    assert Client().get("/es/countries/PE/").headers["Location"] == "/es/countries/pe/"


def test_of_a_delicate_theme_the_browser_keeps_nothing_and_the_page_is_kept_for_strangers(cycle):
    note = Note()
    assert Client().get("/es/countries/pe/", **{"asgi.scope": {NOTE: note}}).headers["Cache-Control"] == "no-store"
    assert (note.may_be_cached, note.cycle) == (True, None)

    Cycle.objects.filter(pk=cycle.pk).update(is_sensitive=False)
    assert Client().get("/es/countries/pe/", **{"asgi.scope": {NOTE: note}}).headers["Cache-Control"] == "no-cache"


def test_a_delicate_cycle_that_is_too_old_to_be_listed_is_left_in_no_browser_either(cycle):
    for number in range(NEWEST_CYCLES):
        newer = Cycle.objects.create(slug=f"ciclo-{number}", title={"es": "Otro"}, state=CycleState.RUNNING)
        Cycle.objects.filter(pk=newer.pk).update(is_sensitive=False)
        InvitedCountry._base_manager.create(cycle=newer, country="PE")

    note = Note()
    assert Client().get("/es/countries/pe/", **{"asgi.scope": {NOTE: note}}).headers["Cache-Control"] == "no-store"


def test_more_answers_cost_no_more_questions(findings, answer, look):
    look(answer(findings[0], "in_practice", "whole"))
    read()
    with CaptureQueriesContext(connection) as before:
        read()
    look(answer(findings[1], "in_practice", "whole"))
    look(answer(findings[2], "agreed", "whole"), country="PE")
    InvitedCountry.objects.create(cycle=findings[0].cycle, country="BO")

    with CaptureQueriesContext(connection) as after:
        read()

    assert len(after) == len(before)


def test_the_map_counts_what_countries_show_and_leads_to_each(findings, answer):
    answer(findings[0], "in_practice", "state")
    answer(findings[1], "in_practice", "closed")
    answer(findings[1], "agreed", "whole", country="UY")

    page = read("/es/countries/")

    assert '<a href="/es/countries/pe/" aria-label="Perú: 1 recomendación en práctica">' in page
    assert '<a href="/es/countries/uy/" aria-label="Uruguay: 0 recomendaciones en práctica">' in page
    assert 'href="/es/countries/bo/"' not in page
    assert '<th scope="row"><a href="/es/countries/pe/">Perú</a></th><td class="num">1</td>' in page


@pytest.mark.parametrize(("words", "found"), [("peru", True), ("Perú", True), ("uru", False), ("pe", False)])
def test_a_search_finds_a_country_by_its_name(cycle, words, found):
    page = read(f"/es/hub/?q={words}")

    assert ('href="/es/countries/pe/"' in page) is found


def test_capability_H2_a_country_says_its_languages_and_what_is_new_of_it(findings, cycle):
    first, second = (
        Response.objects.create(cycle=cycle, finding=finding, country="PE", state="in_practice", openness="state")
        for finding in findings[:2]
    )
    for response, day in ((first, 3), (second, 9)):
        ResponseStep.objects.create(cycle=cycle, response=response, state="in_practice", taken_on=date(2026, 9, day))
    Response.objects.create(cycle=cycle, finding=findings[2], country="PE", state="in_practice", openness="closed")

    html = read()

    assert "<dt>Idiomas</dt><dd>Español, quechua</dd>" in html
    news = html.partition('id="country-news"')[2]
    places = [news.find(words) for words in (TITLES[1], TITLES[0])]
    assert (-1 in places, places == sorted(places), TITLES[2] in news) == (False, True, False)
    assert '<a class="button quiet" href="' in html
    assert "?country=PE" in html

"""Every published recommendation in one list: what countries show, the others in counts, nothing that they close."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tinkuy.core import clock
from tinkuy.hub.tests.versions import version_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.practice.responses.models import Response
from tinkuy.publication.search.models import SheetCard
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding

ADDRESS = "/es/recommendations/"


def main_of(address: str) -> str:
    page = " ".join(Client().get(address).text.split())
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def publish(scoped: Cycle):
    """`publish(PE=("agreed", "state"))`: a published recommendation, and each country's state and what it shows."""
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.FOLLOW_UP, title={"es": "Migración y salud"})
    version = version_of(scoped)
    content = version.content | {"recommendations": []}

    def make(**answers: tuple[str, str]) -> Finding:
        number = Finding.objects.count() + 1
        finding = Finding.objects.create(
            cycle=scoped, number=number, kind="recommendation", state="published", text={"es": "Atender"}
        )
        content["recommendations"].append({"code": finding.label, "text": f"Atender el mismo día, {number}."})
        SheetVersion.objects.filter(pk=version.pk).update(content=content)
        PublishedFinding.objects.create(version=version, finding=finding, code=finding.label)
        for country, (state, openness) in answers.items():
            Response.objects.create(
                cycle=scoped, finding=finding, country=country, state=state, openness=openness, text="Se hará en Tacna"
            )
        return finding

    return make


def test_capability_R4_a_list_leads_to_each_recommendation_and_says_what_countries_show(publish):
    shows = publish(PE=("in_practice", "state"), UY=("agreed", "closed"))
    closed = publish(PE=("agreed", "closed"))

    main = main_of(ADDRESS)

    assert f'href="/es/recommendations/{shows.public_id}/"' in main
    assert f'href="/es/recommendations/{closed.public_id}/"' in main
    assert '<span class="country">Perú</span>' in main
    assert ("Uruguay" in main, "Se hará en Tacna" in main) == (False, False)
    assert "Ningún país muestra su respuesta todavía" in main
    assert 'href="/es/recommendations/"' in main_of("/es/practice/")


def test_pages_say_that_a_sheet_in_another_language_is_quoted_as_it_was_published(publish):
    finding = publish(PE=("in_practice", "state"))
    of_one = f"recommendations/{finding.public_id}/"
    said = {"es": "Una ficha que todavía no está en este idioma", "pt-br": "Uma ficha que ainda não está neste idioma"}

    def pages_saying(language: str) -> list[str]:
        pages = ("recommendations/", "countries/pe/", of_one)
        return [page for page in pages if said[language] in main_of(f"/{language}/{page}")]

    assert pages_saying("pt-br") == ["recommendations/", "countries/pe/", of_one]
    assert pages_saying("es") == []


def test_promise_P17_who_looks_for_a_country_or_state_finds_only_what_is_shown(publish):
    publish(PE=("in_practice", "state"))
    publish(PE=("in_practice", "closed"))
    publish(UY=("agreed", "whole"))

    def codes(query: str) -> list[str]:
        main = main_of(f"{ADDRESS}?{query}")
        return [code for code in ("RE-1", "RE-2", "RE-3") if f"</svg>{code}</p>" in main]

    assert codes("country=PE") == ["RE-1"]
    assert codes("state=in_practice") == ["RE-1"]
    assert codes("country=UY&state=agreed") == ["RE-3"]
    assert codes("country=UY&state=in_practice") == []
    assert codes("country=XX") == codes("cycle=nada") == []
    assert codes("") == ["RE-1", "RE-2", "RE-3"]


def test_promise_P17_what_a_country_closes_again_is_gone_at_once(publish):
    publish(PE=("in_practice", "state"))
    assert "Perú" in main_of(ADDRESS)

    Response.objects.update(openness="closed")

    assert "Perú" not in main_of(ADDRESS)


def test_other_countries_are_counted_where_that_tells_of_none(publish):
    closed = {code: (state, "closed") for code, state in (("UY", "agreed"), ("CL", "stalled"), ("BO", "in_dialogue"))}
    publish(PE=("in_practice", "state"), **closed)

    assert "Se cuentan 3 países más sin nombrarlos" in main_of(ADDRESS)


def test_a_retired_sheet_and_a_cycle_that_is_not_public_have_no_recommendation_here(publish, scoped):
    publish(PE=("agreed", "state"))
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.DESIGN)
    assert "Todavía no se publicó ninguna recomendación" in main_of(ADDRESS)

    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.FOLLOW_UP)
    SheetVersion.objects.update(retired_at=clock.now(), retired_reason="Un error")
    assert "Todavía no se publicó ninguna recomendación" in main_of(ADDRESS)


def test_the_list_asks_as_often_for_many_recommendations_and_reads_no_person(publish):
    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            Client().get(ADDRESS)
        return [one["sql"] for one in captured]

    publish(PE=("agreed", "state"))
    first = queries()
    for _ in range(3):
        publish(PE=("agreed", "state"), UY=("agreed", "whole"))

    second = queries()
    assert len(second) == len(first)
    assert not [sql for sql in second if 'FROM "people_person"' in sql or 'FROM "convening_registration"' in sql]


def test_capability_R4_recommendations_are_listed_by_the_theme_of_the_sheet_that_prints_them(publish, scoped):
    publish()
    sheet = SheetVersion.objects.get().sheet
    SheetCard.objects.filter(sheet=sheet).update(facets=" country:PE theme:health ")

    page, found, others = main_of(ADDRESS), main_of(f"{ADDRESS}?theme=health"), main_of(f"{ADDRESS}?theme=labour")

    assert '<option value="health">Salud</option>' in page
    assert ("1 recomendación" in found, "No se encontró nada" in others) == (True, True)

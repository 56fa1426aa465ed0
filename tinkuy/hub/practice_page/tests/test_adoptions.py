"""Adoptions and outcomes on the thread of a recommendation and on the page of a practice."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.people.models import Person
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.outcomes.models import Outcome
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.publication.content.parts import Item
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding

WORDS = {"context": "Dos servicios.", "planned_changes": "Un código.", "core_elements": "Nadie muestra un documento."}


@pytest.fixture
def finding(cycle) -> Finding:
    """RE-3, printed by a sheet; Ecuador shows its whole answer."""
    finding = Finding.objects.create(
        cycle=cycle, number=3, kind="recommendation", state="published", text={"es": "Atender sin exigir documento."}
    )
    item = Item("RE-3", "", "Atender sin exigir documento.", 2, ("BO", "EC"))
    PublishedFinding.objects.create(version=version_of(cycle, recommendations=(item,)), finding=finding, code="RE-3")
    with scope(cycle=cycle):
        response = Response.objects.create(
            cycle=cycle, finding=finding, country="EC", state="in_practice", openness="whole", text="Lo hace Ecuador."
        )
        ResponseStep.objects.create(cycle=cycle, response=response, state="in_practice", taken_on="2026-09-28")
    return finding


@pytest.fixture
def adopt(finding):
    """`adopt("CL", day=27)`: adopted in November from Ecuador."""

    def make(country: str, day: int = 27, openness: str = "whole", **fields: object) -> Adoption:
        values = {"state": "adopted", "adopted_on": date(2026, 11, day), "adaptations": f"Se adaptó en {country}."}
        with scope(cycle=finding.cycle):
            return Adoption.objects.create(
                cycle=finding.cycle, finding=finding, country=country, origin_country="EC", credit="whole",
                origin=Response.objects.get(country="EC"), openness=openness, **WORDS | values | fields,
            )  # fmt: skip

    return make


def main_of(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def thread(finding: Finding) -> str:
    return main_of(f"/es/recommendations/{finding.public_id}/")


def practice(finding: Finding, status: int = 200) -> str:
    return main_of(f"/es/practices/{finding.public_id}/", status)


def test_capability_R5_the_thread_goes_on_to_the_country_that_adopted_it(adopt, finding):
    adopt("CL", adaptation_reason="Comparten el registro.")

    page = thread(finding)
    words = ["Chile lo adopta", "Se adaptó en CL.", "27 de noviembre de 2026", "Viene de: Ecuador"]
    words += ["Comparten el registro.", "Nadie muestra un documento."]
    assert [each for each in words if each not in page] == []
    assert "Chile lo adoptó." in page


def test_capability_R5_two_that_adopted_it_are_a_fork_of_the_cord(adopt, finding):
    adopt("CL")
    adopt("PE", day=30)

    page = thread(finding)
    assert "Chile y Perú lo adoptan" in page
    assert "+ 3 días" in page
    assert page.count("Se adaptó en") == 2
    upright = page.partition('id="adopted"')[2].partition("</svg>")[0]
    assert upright.count("q-main") == 1


def test_capability_R11_a_country_that_says_no_is_a_strand_that_is_tied_off(finding):
    assert "pk-cut" not in thread(finding)

    with scope(cycle=finding.cycle):
        Response.objects.create(
            cycle=finding.cycle,
            finding=finding,
            country="UY",
            state="rejected",
            openness="state",
            reason="No se puede.",
        )

    assert "pk-cut" in thread(finding)
    assert "No se puede." not in thread(finding)


def test_capability_R5_what_a_country_closes_is_on_neither_page(adopt, finding):
    adopt("CL", openness="closed")

    assert "adopta" not in thread(finding)
    assert "Chile" not in practice(finding)


def test_capability_R5_of_a_state_alone_no_word_is_read(adopt, finding):
    adopt("CL", openness="state")

    for page in (thread(finding), practice(finding)):
        assert "Chile" in page
        assert "Se adaptó en CL." not in page


def test_capability_R5_a_country_that_closes_its_answer_is_another_country(adopt, finding):
    adopt("CL")
    assert "Viene de: Ecuador" in practice(finding)

    with scope(cycle=finding.cycle):
        Response.objects.update(openness="closed")
    assert "Viene de otro país" in practice(finding)
    assert "Viene de: Ecuador" not in thread(finding)


def test_capability_R5_the_page_of_a_practice_says_who_does_it_and_until_when(adopt, finding):
    adopt("CL", state="ended", ended_on=date(2026, 11, 30), reason="Cerró un centro.")

    page = practice(finding)
    assert "Lo hace Ecuador." in page
    assert "Del 27 de noviembre de 2026 al 30 de noviembre de 2026: terminó." in page
    assert "Cerró un centro." in page


def test_capability_R5_a_practice_whose_sheet_was_retired_keeps_a_tombstone(adopt, finding):
    adopt("CL")
    retire(finding.published_in.get().version)

    assert "Se adaptó" not in practice(finding, status=410)
    assert Client().get("/es/practices/nadie/").status_code == 404


def test_capability_R6_an_outcome_is_public_once_its_country_shows_it(finding, adopt):
    adoption = adopt("CL")
    values = {
        "actor": "authority", "who_changed": "Los dos servicios", "what_changed": "Abren el mismo día.",
        "changed_on": "2026-11-29", "significance": "Nadie cuenta dos veces.", "contribution": "El instructivo.",
        "substantiation": "Una revisión lo cuenta.", "source": "Acta de una página", "state": "substantiated",
    }  # fmt: skip
    with scope(cycle=finding.cycle):
        Outcome.objects.create(cycle=finding.cycle, finding=finding, country="CL", adoption=adoption, **values)
    assert "Los dos servicios" not in practice(finding)

    with scope(cycle=finding.cycle):
        Outcome.objects.update(is_public=True)
    page = practice(finding)
    assert [
        values[name] for name in values if name not in ("actor", "changed_on", "state") and values[name] not in page
    ] == []


def test_capability_R5_the_page_of_a_practice_reads_no_person_and_grows_by_no_query(adopt, finding):
    adopt("CL")
    practice(finding)
    with CaptureQueriesContext(
        connection,
    ) as one:
        practice(finding)
    for country in ("PE", "UY", "BO"):
        adopt(country)
    with CaptureQueriesContext(connection) as many:
        practice(finding)

    assert len(many) == len(one)
    assert [row["sql"] for row in many if f'"{Person._meta.db_table}"' in row["sql"]] == []


def test_capability_R5_the_sheet_says_who_adopted_what_it_prints(adopt, finding):
    adopt("CL")
    adopt("PE", openness="closed")

    sheet = main_of(f"/es/hub/{finding.published_in.get().version.slug}/")
    assert f'href="/es/practices/{finding.public_id}/">Adoptado por: Chile</a>' in sheet


def test_capability_R5_a_good_practice_that_nobody_adopted_is_linked_from_its_sheet(adopt, finding):
    Finding._base_manager.update(kind="good_practice")
    address, link = f"/es/hub/{finding.published_in.get().version.slug}/", f'href="/es/practices/{finding.public_id}/"'

    assert f"{link}>Quién lo pone en práctica" in main_of(address)

    adopt("CL")
    assert (main_of(address).count(link), f"{link}>Adoptado por: Chile" in main_of(address)) == (1, True)

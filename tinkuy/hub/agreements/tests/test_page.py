"""Strangers read the agreements that are public, in force, and of no closed part."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.core import clock
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import CycleState

CYCLE = "/es/c/ciclo-de-prueba/"
PAGE = f"{CYCLE}agreements/1/"
TEXT = "Poner guardia de turno en frontera"


@pytest.fixture
def agreement(scoped, webinars) -> Agreement:
    """Of Peru and a ministry, confirmed by both, public."""
    scoped.state, scoped.is_sensitive = CycleState.CONVENING, False
    scoped.save()
    made = Agreement.objects.create(
        cycle=scoped, number=1, text=TEXT, who="Migraciones", webinar=webinars[0], regime="attribution", is_public=True
    )
    ministry = Organisation.objects.create(slug="m", name="Ministerio del Interior", sector=Sector.GOVERNMENT)
    for fields in ({"country": "PE"}, {"institution": ministry}):
        AgreementParty.objects.create(
            cycle=scoped,
            agreement=made,
            answer="accepted",
            answered_at=clock.now(),
            answered_terms=made.terms,
            **fields,
        )
    return made


def test_capability_R2_a_public_agreement_has_its_page_and_stands_on_that_of_the_cycle(client, agreement):
    page = client.get(PAGE)

    assert page.status_code == 200
    assert all(words in page.text for words in (TEXT, "Migraciones", "Perú", "Ministerio del Interior"))
    assert PAGE in client.get(CYCLE).text


@pytest.mark.parametrize("change", [{"is_public": False}, {"text": "Otras palabras"}, {"regime": "closed"}])
def test_invariant_10_what_is_internal_unconfirmed_or_of_a_closed_part_is_not_there(client, agreement, change):
    Agreement.objects.update(**change)

    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get(CYCLE).text


def test_invariant_11_under_the_chatham_house_rule_no_party_is_named(client, agreement):
    Agreement.objects.update(regime="chatham_house")

    page = client.get(PAGE).text

    main = page[page.index("<main") : page.index("</main>")]
    assert TEXT in main
    assert [words for words in ("Migraciones", "Perú", "Ministerio", "Sesión 1") if words in main] == []


def test_no_account_and_no_contact_is_read(client, agreement):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(PAGE)

    asked = " ".join(one["sql"] for one in queries)
    assert "people_person" not in asked
    assert "sealed_" not in asked

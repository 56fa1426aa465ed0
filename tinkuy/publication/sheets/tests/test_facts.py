"""What a first draft takes from the record besides findings: public agreements, deeds, tags, resources."""

from datetime import date

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.desk.ledger.models import ResourceEntry
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.themes.models import Theme
from tinkuy.publication.content.vocabularies.suggesting import filed_under, suggested_tags
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.versions.actions import publish_sheet
from tinkuy.publication.versions.tests.steps import approve, review_twice


@pytest.fixture
def agreement(scoped, webinars):
    """In force, public, made by Peru."""
    made = Agreement.objects.create(
        cycle=scoped, number=1, text="Un directorio común", who="Migraciones", webinar=webinars[0],
        regime="attribution", is_public=True, due_on=date(2027, 5, 3),
    )  # fmt: skip
    AgreementParty.objects.create(
        cycle=scoped,
        agreement=made,
        country="PE",
        answer="accepted",
        answered_at=clock.now(),
        answered_terms=made.terms,
    )
    return made


def test_an_agreement_is_drafted_when_it_is_public(scoped, agreement):
    drafted = draft_content(scoped, "es").agreements
    Agreement.objects.update(is_public=False)

    assert drafted == ("Un directorio común. Migraciones; Perú. Hasta el 3 de mayo de 2027.",)
    assert draft_content(scoped, "es").agreements == ()


def test_nobody_is_named_under_the_chatham_house_rule_and_nothing_said_of_a_closed_part(scoped, agreement):
    Agreement.objects.update(regime="chatham_house")
    assert draft_content(scoped, "es").agreements == ("Un directorio común. Hasta el 3 de mayo de 2027.",)

    Agreement.objects.update(regime="closed")
    assert draft_content(scoped, "es").agreements == ()


def test_an_agreement_in_another_language_is_left_to_the_translation(scoped, agreement):
    assert draft_content(scoped, "pt-br").agreements == ()


def test_the_ledger_tells_hours_and_tools_in_the_language_of_the_sheet(scoped):
    assert draft_content(scoped, "es").resources == ""
    ResourceEntry.objects.create(cycle=scoped, kind="tool", what="Sala en línea", spent_on=date(2026, 11, 2))
    ResourceEntry.objects.create(
        cycle=scoped, kind="hours", role="systematisation", hours="12.5", spent_on=date(2026, 11, 2)
    )

    assert draft_content(scoped, "es").resources == (
        "12 horas de trabajo del equipo, en sesiones y según el registro. 1 herramienta; sin costo: 1."
    )
    assert draft_content(scoped, "pt-br").resources.startswith("12 horas de trabalho da equipe")


def test_capability_U1_question_and_themes_of_the_cycle_begin_its_context(scoped):
    assert draft_content(scoped, "es").context == ""
    scoped.guiding_question = {"es": "¿Qué funciona?"}
    for place, name in enumerate(("Refugio", "Retorno"), 1):
        Theme.objects.create(cycle=scoped, ordinal=place, name={"es": name})

    drafted = draft_content(scoped, "es").context

    assert drafted == "El ciclo partió de esta pregunta: ¿Qué funciona? Sus temas: Refugio y Retorno."


def test_capability_U1_the_institutions_of_focal_points_are_drafted_as_partners(
    scoped, coordination, focal_point_pe, focal_point_uy, organisation
):
    house = Organisation.objects.create(slug="casa", name="Casa", sector="cooperation")
    coordination.organisation = focal_point_uy.organisation = house
    focal_point_pe.organisation = organisation
    for person in (coordination, focal_point_pe, focal_point_uy):
        person.save(update_fields=["organisation"])

    drafted = draft_content(scoped, "es")
    assert (drafted.implementers, drafted.partners) == (("Casa",), ("Ministerio",))
    assert filed_under(drafted.tags, "sector") == ["sector:government", "sector:cooperation"]

    scoped.default_regime = "chatham_house"
    silent = draft_content(scoped, "es")
    assert silent.partners == (), "sessions that tell of no organisation"
    assert filed_under(silent.tags, "sector") == ["sector:cooperation"], "nor of its sector"


def test_capability_U1_a_session_that_was_not_held_stands_among_the_difficulties(scoped, webinars):
    assert draft_content(scoped, "es").constraints == ""
    Webinar.objects.filter(pk=webinars[2].pk).update(state=WebinarState.CANCELLED)

    assert draft_content(scoped, "es").constraints == "No se realizó 1 sesión prevista."


def test_tags_are_suggested_by_whole_words_of_the_cycle(scoped):
    scoped.title = {"es": "Trata de personas en tiempos de la COVID-19"}

    assert draft_content(scoped, "es").tags[:1] == ("theme:trafficking",)
    assert "gcm:10" in draft_content(scoped, "es").tags
    assert suggested_tags("El saludo y los datos") == ()


def test_what_is_no_longer_public_is_not_published(
    scoped, agreement, sheet, systematisation, focal_point_pe, peers, hub_editor
):
    approved = approve(review_twice_of(sheet, systematisation, peers), focal_point_pe)
    Agreement.objects.update(is_public=False)

    with pytest.raises(Refused, match="Un acuerdo del texto ya no es público"):
        publish_sheet(actor=hub_editor, sheet=approved)


def review_twice_of(sheet, writer, peers):
    submitted = submit_sheet(actor=writer, sheet=sheet)
    review_twice(submitted, peers)
    return submitted

"""The sheet prints what the countries said of each finding: who agreed, who was silent, who dissents, by which rule."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.decisions.models import Silence
from tinkuy.publication.renderers.docx import render_docx
from tinkuy.publication.renderers.html import render_html
from tinkuy.publication.renderers.markdown import render_markdown
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.tests.evidence import close_the_agenda, finding
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.rounds.models import ValidationRound


def says(judged: Finding, country: str, verdict: str, comment: str = "") -> None:
    Validation.objects.create(
        cycle=judged.cycle,
        finding=judged,
        country=country,
        verdict=verdict,
        comment=comment,
        content_hash=judged.content_hash,
    )


@pytest.fixture
def lesson(scoped, webinars) -> Finding:
    """Peru agrees with a change; Uruguay said nothing yet."""
    judged = finding(webinars[0], "lesson", 1)
    says(judged, "PE", "with_change", "Diga «servicios».")
    return judged


def test_capability_S11_an_item_says_who_validated_and_who_was_silent(scoped, lesson):
    (item,) = draft_content(scoped, "es").lessons

    assert item.validation == "Validado por 1 de 2 países; Perú con un cambio; Uruguay sin respuesta."


def test_capability_S11_dissent_is_printed_with_its_reason_in_every_form(scoped, lesson):
    says(lesson, "UY", "objection", "No fue así en mi país.")
    content = draft_content(scoped, "es")

    assert content.lessons[0].dissent == ("Uruguay objeta: «No fue así en mi país.»",)
    with ZipFile(BytesIO(render_docx(content))) as parts:
        word = parts.read("word/document.xml").decode()
    for form in (render_html(content), render_markdown(content), word):
        assert "Uruguay con objeción" in form
        assert "No fue así en mi país." in form


def test_capability_S11_the_sheet_says_of_how_many_countries_until_when_and_by_which_rule(scoped, lesson):
    InvitedCountry.objects.create(cycle=scoped, country="CL", zone="America/Santiago")
    ValidationRound.objects.create(cycle=scoped, number=1, silence=Silence.CONSENTS, closes_on=date(2026, 5, 4))

    assert draft_content(scoped, "es").validation == (
        "Validado por 1 de 2 países: Perú; Perú con un cambio; Uruguay sin respuesta; no citado: Chile. "
        "Los países respondieron hasta el 4 de mayo de 2026. Pasado el plazo, el silencio cuenta como falta de "
        "objeción, si al menos un país estuvo de acuerdo."
    )


def test_capability_S11_without_any_agreement_nothing_is_claimed(scoped, webinars):
    finding(webinars[0], "lesson", 1)

    content = draft_content(scoped, "es")

    assert (content.validation, content.lessons[0].validation) == ("", "")


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_promise_P11_i11_who_validated_does_not_lead_to_who_was_quoted(scoped, webinars, lesson, regime):
    says(lesson, "UY", "objection", "No fue así en mi país.")
    close_the_agenda(webinars[0], regime)

    (item,) = draft_content(scoped, "es").lessons

    text = " ".join([item.validation, *item.dissent])
    assert "Perú" not in text
    assert "Uruguay" not in text
    assert item.validation == "Validado por 1 de 2 países; 1 país con un cambio; 1 país con objeción."
    assert item.dissent == ("Un país objeta: «No fue así en mi país.»",)


@pytest.mark.parametrize("verdict", ["objection", "abstention"])
def test_promise_P11_i11_the_line_of_the_whole_sheet_does_not_say_which_country_it_was(
    scoped, webinars, lesson, verdict
):
    """One country objects: beside a list of those who agreed, were silent or object, it would be known."""
    Validation.objects.all().delete()
    says(lesson, "PE", "yes")
    says(lesson, "UY", verdict, "No fue así en mi país.")
    close_the_agenda(webinars[0], "chatham_house")

    content = draft_content(scoped, "es")

    assert "Uruguay" not in content.validation
    assert "Perú" not in content.validation
    assert content.validation.startswith("Validado por 1 de 2 países")

"""What a draft shows of each criterion, beside the scores."""

from dataclasses import replace

from django.utils import translation

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import full_sheet, whole_sheet
from tinkuy.publication.reviews.facts import facts_of


def facts(content):
    with translation.override("es"):
        return facts_of(content, "es")


def test_numbers_come_from_the_draft():
    sentences = facts(full_sheet())

    assert sentences["aplicada"] == "5 sesiones realizadas: 4 de junio de 2020 – 30 de julio de 2020."
    assert sentences["relevante"] == "1 riesgo; países que los nombran: Perú."
    assert sentences["replicable"] == "2 pasos escritos."
    assert sentences["participativa"] == "Se invitó a 3 países. Validada por tres países."
    assert sentences["efectiva"] == "2 acuerdos públicos."
    assert "segura" not in sentences


def test_what_is_not_written_is_said():
    sentences = facts(replace(whole_sheet(), approaches="", safeguards=""))

    assert {sentences[code] for code in ("genero", "segura", "innovadora")} == {
        "El borrador todavía no dice nada de esto."
    }


def test_an_empty_draft_has_no_session():
    assert facts(SheetContent())["aplicada"] == "El borrador no muestra ninguna sesión realizada."

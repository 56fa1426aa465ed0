"""What the draft cannot say is asked for, with its length; what came longer from outside stays as it is."""

import re

import pytest

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.sheets.tests.test_editor_page import EDITOR, text_of, typed
from tinkuy.publication.versions.tests.steps import write

LENGTHS = {
    "context": "0 de 150 palabras como máximo",
    "success_factors": "0 de 100 palabras como máximo",
    "constraints": "0 de 100 palabras como máximo",
    "sustainability": "0 de 100 palabras como máximo",
    "approaches": "0 de 120 palabras como máximo",
    "replicability": "0 de hasta 8 líneas",
}
HINTS = (
    "por qué se reunieron: de tres a seis oraciones",
    "De dos a cuatro condiciones",
    "qué no dicen las cifras",
    "Al menos una oración",
    "quién lo sostiene y con qué recursos",
    "incluye las instituciones de los referentes locales",
)


def test_capability_U1_what_nobody_drafts_is_asked_for_with_its_length(sheet, systematisation, signed_in):
    empty = {name: [] if name == "replicability" else "" for name in LENGTHS}
    write(sheet, systematisation, **empty)

    said = text_of(signed_in(systematisation).get(EDITOR))

    assert [words for words in (*LENGTHS.values(), *HINTS) if words not in said] == []
    assert said.count("0 de 100 palabras como máximo") == 3


def test_capability_U1_the_editor_names_the_countries_that_no_finding_quotes(scoped, sheet, systematisation, signed_in):
    InvitedCountry.objects.create(cycle=scoped, country="CL", zone="America/Santiago")
    now = draft(sheet, "es").to_json()
    write(sheet, systematisation, scope={"region": "", "countries": ["PE", "UY", "CL"]})

    said = text_of(signed_in(systematisation).get(EDITOR))

    cited = {country for name in ("lessons", "recommendations") for item in now[name] for country in item["countries"]}
    assert cited == {"PE", "UY"}
    assert f"Países invitados que ningún hallazgo de esta ficha cita: {country_name('CL')}." in said
    sheet.refresh_from_db()
    write(sheet, systematisation, scope={"region": "", "countries": ["PE", "UY"]})
    assert "que ningún hallazgo de esta ficha cita" not in text_of(signed_in(systematisation).get(EDITOR))


@pytest.mark.parametrize("name", ["results", "LE-1-text"])
def test_capability_U2_a_section_that_came_longer_than_its_field_is_saved_whole(
    sheet, systematisation, signed_in, name
):
    long = "Palabra y\nlínea. " * 1_500
    if name == "results":
        write(sheet, systematisation, results=long.strip())
    else:
        lesson = draft(sheet, "es").to_json()["lessons"][0]
        write(sheet, systematisation, lessons=[lesson | {"code": "LE-1", "text": long.strip()}])
    sheet.refresh_from_db()
    sent = typed(sheet, title="Otro título")
    sent[name] = sent[name].replace("\n", "\r\n")

    answer = signed_in(systematisation).post(EDITOR, sent)

    assert answer.status_code == 302, text_of(answer)
    sheet.refresh_from_db()
    stored = draft(sheet, "es")
    assert stored.title == "Otro título"
    assert len(stored.results if name == "results" else stored.lessons[0].text) > 20_000


def test_capability_U2_a_text_that_is_typed_keeps_its_limit(sheet, systematisation, signed_in):
    answer = signed_in(systematisation).post(EDITOR, typed(sheet, results="a" * 20_001))

    assert answer.status_code == 422


def test_capability_U1_the_page_says_which_expected_parts_are_still_empty(sheet, systematisation, peers, signed_in):
    write(sheet, systematisation, approaches="", resources="Sala en línea.", tags=["theme:trafficking"])
    page = EDITOR.removesuffix("edit/es/")

    said = text_of(signed_in(systematisation).get(page))
    (names,) = re.findall(r"Todavía sin texto: (.*?)\. Se puede enviar", said)

    assert "Enfoques" in names
    assert [name for name in ("Recursos empleados", "Etiquetas", "Contexto y problema") if name in names] == []
    sheet.refresh_from_db()
    filled = dict.fromkeys(("objective", "beneficiaries", "results", "approaches", "safeguards"), "Dicho.")
    lists = {key: ["Dicho."] for key in ("implementers", "actions", "replicability")}
    write(sheet, systematisation, **filled, **lists)
    assert "Todavía sin texto" not in text_of(signed_in(systematisation).get(page))

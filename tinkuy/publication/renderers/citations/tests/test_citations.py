"""U7: a sheet is cited as its institutions are called, whatever signs are in their names."""

import json
import re
from dataclasses import replace

import pytest

from tinkuy.publication.content.tests.sheets import full_sheet, whole_sheet, words_only
from tinkuy.publication.renderers.citations.reference import citation_text
from tinkuy.publication.renderers.rendering import render

NAME = "Ministerio {de} Justicia, Perú & Cía_100% and $o #1 \\ ~^"
HARD = replace(
    whole_sheet(),
    citation="",
    credits=f"{NAME}; Defensoría del Pueblo",
    title="50 % «más»: a_b {c}",
    tags=("uno, dos*",),
)


def fields_of_bibtex(text: str) -> dict[str, str]:
    """As a program reads them: each value to the brace that closes it."""
    fields = {}
    for match in re.finditer(r"^  (\w+) = \{", text, re.MULTILINE):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields[match[1]] = text[match.end() : end - 1]
    return fields


def test_capability_U7_a_sheet_without_words_of_its_own_for_it_is_cited_by_author_year_title_version_and_address():
    content = replace(whole_sheet(), citation="")

    assert citation_text(content) == (
        "Equipo del hub regional (2020). Trata de personas en tiempos de la COVID-19 (versión 2) "
        "[Sistematización de buenas prácticas]. Hub regional. https://tinkuy.example.org/es/hub/trata-covid-19/"
    )
    assert "(versão 2)" in citation_text(replace(content, language="pt-br"))


def test_capability_U7_the_citation_that_the_sheet_asks_for_is_given_with_the_address_that_stays():
    assert citation_text(whole_sheet()) == (
        "Hub regional (2020). Trata de personas. https://tinkuy.example.org/es/hub/trata-covid-19/"
    )


def test_capability_U7_bibtex_keeps_each_institution_whole_and_its_braces_balanced():
    text = render(HARD, "bib").decode()
    fields = fields_of_bibtex(text)

    assert text.startswith("@techreport{trata-covid-19-es-2,\n")
    assert text.count("{") == text.count("}")
    assert fields["author"] == (
        r"{Ministerio \textbraceleft{}de\textbraceright{} Justicia, Perú \& Cía\_100\% and \$o \#1 "
        r"\textbackslash{} \textasciitilde{}\textasciicircum{}} and {Defensoría del Pueblo}"
    )
    assert (fields["year"], fields["url"]) == ("2020", HARD.address)
    assert fields["title"] == r"{50 \% «más»: a\_b \textbraceleft{}c\textbraceright{}}"


def test_capability_U7_ris_has_its_line_ends_and_parts_no_name_at_a_comma():
    lines = render(HARD, "ris").decode().split("\r\n")

    assert (lines[0], lines[-2:]) == ("TY  - RPRT", ["ER  - ", ""])
    assert [line for line in lines[:-1] if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    authors = [line[6:] for line in lines if line.startswith("AU")]
    assert authors[1] == "Defensoría del Pueblo"
    assert "," not in authors[0]
    assert "KW  - uno – dos" in lines


def test_capability_U7_csl_has_literal_names_and_the_day():
    (item,) = json.loads(render(HARD, "csl.json"))

    assert item["author"] == [{"literal": NAME}, {"literal": "Defensoría del Pueblo"}]
    assert (item["type"], item["issued"]) == ("report", {"date-parts": [[2020, 9, 28]]})


def test_capability_U7_the_metadata_for_a_doi_has_all_that_datacite_demands_and_no_doi():
    metadata = json.loads(render(full_sheet(), "datacite.json"))

    assert [
        name for name in ("creators", "titles", "publisher", "publicationYear", "types", "url") if not metadata[name]
    ] == []
    assert metadata["types"]["resourceTypeGeneral"] == "Report"
    assert {creator["nameType"] for creator in metadata["creators"]} == {"Organizational"}
    assert metadata["rightsList"][0]["rightsUri"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "doi" not in metadata


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json", "datacite.json"])
def test_capability_U7_a_text_of_few_words_is_cited_without_empty_fields(form: str):
    text = render(words_only(), form).decode()

    assert not re.search(r'= \{\{?\}|  - \r\n(?!$)|: (""|\[\]|\{\}|null)', text)
    assert "Hub regional" in text

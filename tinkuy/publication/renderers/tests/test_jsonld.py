"""U4: the sheet as linked data."""

import json

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.renderers.jsonld import render_jsonld


def test_capability_U4_the_sheet_is_a_learning_resource_with_its_address_and_language():
    document = render_jsonld(whole_sheet("pt-br"))

    assert document["@type"] == "LearningResource"
    assert document["@id"] == "https://tinkuy.example.org/es/hub/trata-covid-19/"
    assert document["inLanguage"] == "pt-BR"
    assert document["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert document["temporalCoverage"] == "2020-06-04/2020-07-30"
    assert [country["name"] for country in document["spatialCoverage"]] == ["Argentina", "Brasil", "Peru"]


def test_capability_U4_every_lesson_and_recommendation_is_part_of_it():
    parts = render_jsonld(whole_sheet())["hasPart"]

    assert [part["genre"] for part in parts].count("Lecciones aprendidas") == 4
    assert [part["genre"] for part in parts].count("Recomendaciones") == 3


def test_capability_U4_the_dublin_core_terms_follow_the_mapping():
    whole = whole_sheet()
    terms = {key: value for key, value in render_jsonld(whole).items() if key.startswith("dc:")}

    assert terms == {
        "dc:title": whole.title,
        "dc:creator": "Equipo del hub regional",
        "dc:subject": ["trata", "frontera"],
        "dc:description": whole.summary,
        "dc:publisher": "Hub regional",
        "dc:date": "2020-09-28",
        "dc:type": "Text",
        "dc:format": ["text/html", "application/pdf"],
        "dc:identifier": whole.address,
        "dc:language": "es",
        "dc:relation": ["https://example.org/videos"],
        "dc:coverage": ["AR", "BR", "PE", "2020-06-04", "2020-07-30"],
        "dc:rights": "CC-BY-4.0",
    }


def test_capability_U4_an_empty_sheet_has_no_empty_keys():
    document = render_jsonld(SheetContent())

    assert set(document) == {
        "@context",
        "@type",
        "inLanguage",
        "learningResourceType",
        "dc:type",
        "dc:format",
        "dc:language",
    }
    assert json.loads(json.dumps(document)) == document

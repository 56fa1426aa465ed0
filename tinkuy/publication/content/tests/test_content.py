"""The content of a sheet: stored as plain values, read back the same, known by one fingerprint."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.publication.content.parts import CountryLine, Item, Picture
from tinkuy.publication.content.sections import missing_fields, section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import whole_sheet

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def test_a_sheet_comes_back_from_its_plain_form():
    assert SheetContent.from_json(whole_sheet().to_json()) == whole_sheet()


def test_the_plain_form_has_the_field_ids_of_the_sheet_as_keys():
    of_version = {
        "changes": "Se precisa.",
        "changed": ("title",),
        "translation_of": 1,
        "source_language": "es",
        "participation": (CountryLine("PE", (12,)),),
        "reviewed_grade": "Buena práctica",
        "grade_reason": "Promedio de 3,0.",
        "doi": "https://doi.org/10.5072/ficha",
    }
    plain = replace(whole_sheet(), layout="long", **of_version).to_json()

    assert list(plain) == [field.name for field in fields(SheetContent)]
    assert plain["lessons"][0]["code"] == "LE-1"
    assert plain["webinars"][0]["knots"][0] == [5.0, "risk"]


def test_an_older_plain_form_is_readable():
    content = SheetContent.from_json({"title": "Un ciclo", "lessons": [{"text": "Algo."}], "of_yesterday": 1})

    assert content == SheetContent(title="Un ciclo", lessons=(Item(text="Algo."),))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from([field.name for field in fields(SheetContent)]), JSON))
def test_a_damaged_plain_form_is_read_as_far_as_it_goes(plain: dict[str, object]):
    content = SheetContent.from_json(plain)

    assert SheetContent.from_json(content.to_json()) == content


def test_one_changed_word_changes_the_fingerprint():
    whole = whole_sheet()
    changed = replace(whole, lessons=(replace(whole.lessons[0], text="Otra."), *whole.lessons[1:]))

    assert whole.content_hash() == whole_sheet().content_hash()
    assert whole.content_hash() != changed.content_hash()


def test_number_date_and_address_do_not_change_the_fingerprint():
    published = replace(whole_sheet(), version=7, published_on="2021-01-01", address="https://example.org/")

    assert published.content_hash() == whole_sheet().content_hash()


def test_capability_U4_the_five_sections_bear_the_names_and_order_of_the_original():
    sections = ("summary", "lessons", "more", "recommendations", "contact")

    assert [section_name(section, "es") for section in sections] == [
        "Resumen de la práctica",
        "Lecciones aprendidas",
        "Conoce más",
        "Recomendaciones",
        "Escríbanos",
    ]
    assert section_name("lessons", "pt-br") == "Lições aprendidas"
    assert section_name("lessons", "qu") == "Lecciones aprendidas"


def test_invariant_17_a_whole_sheet_lacks_nothing():
    assert missing_fields(whole_sheet()) == []


@pytest.mark.parametrize(
    ("emptied", "sentence"),
    [
        ({"title": " "}, "Escriba el título."),
        ({"summary": ""}, "Escriba el resumen de la práctica."),
        ({"lessons": (Item(text=" "),)}, "Agregue al menos una lección."),
        ({"recommendations": ()}, "Agregue al menos una recomendación."),
        ({"contact": SheetContent().contact}, "Diga a quién escribir."),
        ({"licence": ""}, "Elija una licencia."),
        ({"media": (Picture("a.jpg", "", "Hub", "CC BY"),)}, "Dé a cada imagen su texto alternativo y sus derechos."),
        (
            {"media": (Picture("a.jpg", "Una sala", "Hub", ""),)},
            "Dé a cada imagen su texto alternativo y sus derechos.",
        ),
        ({"language": "fr"}, "Elija el idioma de la ficha: español, portugués o inglés."),
    ],
)
def test_invariant_17_what_is_missing_is_said_in_a_sentence(emptied: dict[str, object], sentence: str):
    assert [str(said) for said in missing_fields(replace(whole_sheet(), **emptied))] == [sentence]

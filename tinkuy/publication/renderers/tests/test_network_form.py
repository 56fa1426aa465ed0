"""U4: the fields of the form of the UN Network on Migration, to be pasted into it; read back they are the sheet's."""

from dataclasses import replace

import pytest

from tinkuy.publication.content.tests.sheets import full_sheet
from tinkuy.publication.importing.decoding import text_of
from tinkuy.publication.importing.reading import read_whole_sheet
from tinkuy.publication.renderers.language import speaking
from tinkuy.publication.renderers.network_form import network_fields
from tinkuy.publication.renderers.rendering import render

ASKED_FOR = [
    *("Summary", "Primary GCM Objectives", "Sustainable Development Goals", "GCM Guiding Principles", "Dates"),
    *("Type of practice", "Geographic scope", "Main Implementing Organization(s)", "Detailed Information"),
    *("Partner/Donor Organizations", "Benefit and Impact", "Key Lessons"),
    *("Recommendations (if the practice is to be replicated)", "Innovation", "Additional Resources", "Keywords"),
]


def test_capability_U4_the_fields_are_those_of_the_form_in_its_order_and_none_is_empty():
    content = replace(full_sheet("en"), tags=("gcm:10", "sdg:16.2", "own word"))

    with speaking("en"):
        fields = network_fields(content)

    assert [field.name for field in fields] == ASKED_FOR
    by_key = {field.key: field.text for field in fields}
    assert by_key["gcm"].startswith("10. Prevent")
    assert (by_key["words"], by_key["innovation"]) == ("own word", content.innovation)
    assert by_key["more"].endswith(content.address)


def test_capability_U4_a_sheet_of_few_words_has_the_fields_that_it_can_fill():
    content = full_sheet("en")
    with speaking("en"):
        fields = network_fields(replace(content, innovation="", partners=(), tags=()))

    assert {field.key for field in fields}.isdisjoint({"innovation", "partners", "gcm", "sdg", "words"})


@pytest.mark.parametrize("form", ["docx", "md"])
@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
def test_capability_U4_what_the_form_says_is_read_back_into_the_same_fields(form: str, language: str):
    content = full_sheet(language)

    read = read_whole_sheet(text_of(render(content, form, "network-form"))).content

    assert (read.title, read.results) == (content.title, content.results)
    assert read.summary.startswith(content.summary)
    assert (read.innovation, read.implementers) == (content.innovation, content.implementers)
    assert [item.text for item in read.lessons] == [item.text for item in content.lessons]

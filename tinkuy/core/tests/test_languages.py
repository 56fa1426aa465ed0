"""Languages by their names, as a sentence of each language has them."""

import pytest
from django.utils import translation
from django.utils.translation import get_language_info

from tinkuy.core.languages import names_in_sentence


@pytest.mark.parametrize(
    ("reader", "names"),
    [
        ("es", ["español", "portugués", "inglés"]),
        ("pt-br", ["espanhol", "português", "inglês"]),
        ("en", ["Spanish", "Portuguese", "English"]),
    ],
)
def test_a_language_is_named_without_its_country_and_small_where_the_reader_s_writes_it_so(reader, names):
    with translation.override(reader):
        assert names_in_sentence(["es", "pt-br", "en"]) == names


@pytest.mark.parametrize(("reader", "name"), [("es", "Portugués"), ("pt-br", "Português"), ("en", "Portuguese")])
def test_a_label_names_the_language_as_sentences_do(reader, name):
    with translation.override(reader):
        assert get_language_info("pt-br")["name_translated"] == name
    assert get_language_info("pt-br")["name_local"] == "Português"

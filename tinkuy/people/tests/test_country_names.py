"""A country after «of», as each language says it."""

import pytest
from django.utils import translation

from tinkuy.people.countries import countries, country_of


@pytest.mark.parametrize(
    ("language", "code", "words"),
    [
        ("pt-br", "AR", "da Argentina"),
        ("pt-br", "EC", "do Equador"),
        ("pt-br", "CU", "de Cuba"),
        ("es", "EC", "de Ecuador"),
        ("en", "PE", "of Peru"),
    ],
)
def test_a_country_draws_its_article_in_only_where_the_language_does(language, code, words):
    with translation.override(language):
        assert country_of(code) == words


def test_every_article_is_one_of_portuguese():
    assert {one.article_pt for one in countries().values()} == {"", "a", "o"}

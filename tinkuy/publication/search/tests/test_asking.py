"""What is looked for: the words of a query, and what says the same in the other languages."""

import pytest

from tinkuy.publication.search.asking import LONGEST_QUERY, MOST_WORDS, question_of


def added(query: str, **options: bool) -> dict[str, tuple[str, ...]]:
    return dict(question_of(query, **options).added or {})


def test_capability_H1_a_query_in_one_language_asks_for_the_terms_of_the_others():
    assert added("albergues para víctimas") == {
        "pt-br": ("abrigo", "alojamento", "casa de acolhida", "vítima"),
        "en": ("shelter", "accommodation", "safe house"),
    }
    assert added("shelters")["es"] == ("alojamiento", "albergue", "refugio", "casa de acogida")


def test_a_word_that_is_spelt_alike_in_another_language_is_not_taken_for_that_language():
    assert added("alojamientos")["pt-br"] == ("abrigo", "casa de acolhida")


def test_trafficking_and_smuggling_are_never_taken_for_each_other():
    assert added("tráfico de pessoas") == {
        "es": ("trata de personas", "trata"),
        "en": ("trafficking in persons", "human trafficking"),
    }
    assert added("tráfico ilícito de migrantes")["pt-br"] == ("contrabando de migrantes",)
    assert added("tráfico") == {}


def test_nothing_is_added_for_whoever_wants_their_own_words_alone_nor_where_nothing_says_the_same():
    assert added("albergue para víctimas", as_written=True) == added("helicóptero") == added("") == {}


def test_words_that_say_little_are_asked_for_only_where_nothing_else_is():
    assert len(question_of("alojamiento para las víctimas").words) == 2
    assert len(question_of("para las").words) == 2


@pytest.mark.parametrize("query", ["palabra " * 400, " ".join(f"p{n}x" for n in range(400)), "x" * 5_000])
def test_promise_I11_a_long_query_is_read_as_far_as_it_says_and_no_further(query):
    question = question_of(query)
    written = len(query[:LONGEST_QUERY].split())

    assert len(question.words) <= MOST_WORDS
    assert question.left_out == max(written - MOST_WORDS, 0)

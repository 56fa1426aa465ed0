"""What is looked for in the texts of the sheets that a search found."""

from tinkuy.publication.search.asking import Wanted, stems_of
from tinkuy.publication.search.passages import MOST_WORDS, words_to_mark


def wanted(*ways: str) -> Wanted:
    return Wanted(tuple(tuple(stems_of(way)) for way in ways))


def test_whoever_writes_fifty_words_makes_nobody_wait_for_all_of_them():
    assert len(words_to_mark([wanted(f"palabra{number}") for number in range(50)])) == MOST_WORDS


def test_a_word_is_found_in_each_of_its_forms_and_nowhere_else():
    [word] = words_to_mark([wanted("fronteras")])

    assert word.spans_in("La frontera, las fronteras; el frente", "es") == [(3, 11), (17, 26)]
    assert word.spans_in("El frente", "es") == []


def test_the_words_of_a_term_are_marked_where_all_of_them_stand():
    [term] = words_to_mark([wanted("albergue", "casa de acolhida")])

    assert term.spans_in("A casa de acolhida abriu.", "pt-br") == [(2, 6), (10, 18)]
    assert term.spans_in("A casa fechou.", "pt-br") == []
    assert term.spans_in("El albergue abrió.", "es") == [(3, 11)]

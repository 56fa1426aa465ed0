"""What is looked for in the texts of the sheets that a search found."""

from tinkuy.publication.search.passages import MOST_WORDS, words_to_mark


def test_whoever_writes_fifty_words_makes_nobody_wait_for_all_of_them():
    words = [frozenset({f"palabra{number}"}) for number in range(50)]

    assert [one.stems for one in words_to_mark(words)] == words[:MOST_WORDS]


def test_a_word_is_found_in_each_of_its_forms_and_nowhere_else():
    [word] = words_to_mark([frozenset({"front"})])

    assert word.spans_in("La frontera, las fronteras; el frente", "es") == []
    [word] = words_to_mark([frozenset({"fronter"})])
    assert word.spans_in("La frontera, las fronteras; el frente", "es") == [(3, 11), (17, 26)]

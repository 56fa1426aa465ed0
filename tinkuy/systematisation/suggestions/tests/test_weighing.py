"""What no cue says: a classifier weighs the words, marks those that weigh most, and says nothing where it is unsure."""

import pytest

from tinkuy.systematisation.suggestions.hints.classifier import heaviest_words, shares
from tinkuy.systematisation.suggestions.hints.decision import hint_in
from tinkuy.systematisation.suggestions.hints.engine import line_of, ruled_hint
from tinkuy.systematisation.suggestions.hints.features import SIZE, features, words_of

WITHOUT_A_CUE = "La carretera tiene tres curvas y un letrero antes de llegar al pueblo."


def test_capability_S9_what_it_weighs_are_shares_of_one():
    parts = shares(WITHOUT_A_CUE)

    assert set(parts) == {"", "lesson", "good_practice", "risk", "recommendation"}
    assert sum(parts.values()) == pytest.approx(1)


def test_capability_S9_what_no_cue_says_is_suggested_with_the_words_that_weigh_most():
    sentence = "Las trabajadoras firman un papel que no leen y nadie las protege."
    hint = hint_in(sentence)

    assert ruled_hint(line_of(sentence)) is None
    assert (hint.kind, hint.language, sentence[hint.start : hint.end]) == ("risk", "es", "papel que no leen")


def test_capability_S9_a_sentence_that_tells_nothing_is_not_suggested():
    assert ruled_hint(line_of(WITHOUT_A_CUE)) is None
    assert hint_in(WITHOUT_A_CUE) is None


def test_capability_S9_the_words_that_weigh_most_stand_together():
    for kind in ("lesson", "good_practice", "risk", "recommendation"):
        first, last = heaviest_words(WITHOUT_A_CUE, kind)

        assert 0 <= first <= last < len(words_of(WITHOUT_A_CUE))
        assert last - first < 5


def test_capability_S9_a_long_or_empty_text_is_weighed_too():
    for text in ("", "...", "a" * 5_000, "😀 ¡¡!! \x00", "palabra " * 2_000):
        assert sum(shares(text).values()) == pytest.approx(1)


def test_every_feature_has_its_place():
    assert all(0 <= place < SIZE for place, _word in features(WITHOUT_A_CUE))

"""The one word diff: the journal's changes and what a country would change are read the same."""

from tinkuy.core.text import LONGEST, word_diff


def test_what_stays_goes_and_comes_stands_in_order():
    assert word_diff("Atender a las víctimas hoy", "Atender a todas las víctimas") == [
        ("same", "Atender a"),
        ("ins", "todas"),
        ("same", "las víctimas"),
        ("del", "hoy"),
    ]


def test_texts_that_are_too_unlike_or_too_long_stand_whole():
    long_text = " ".join(map(str, range(LONGEST + 1)))

    assert word_diff("uno dos tres", "cuatro cinco") == [("del", "uno dos tres"), ("ins", "cuatro cinco")]
    assert word_diff(long_text, f"{long_text} más") == [("del", long_text), ("ins", f"{long_text} más")]


def test_an_empty_text_leaves_no_piece():
    assert word_diff("", "nuevo") == [("ins", "nuevo")]
    assert word_diff("viejo", "") == [("del", "viejo")]
    assert word_diff("", "") == []

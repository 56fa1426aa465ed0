"""Where a passage stands once its text was changed: properties over texts that nobody thought of."""

from hypothesis import given, settings, strategies as st

from tinkuy.systematisation.evidence.anchoring import Change, anchored, changed, changes_between, is_touched

WORDS = st.lists(st.sampled_from(["no", "sí", "la", "frontera", "vino", ".", "¿qué", "ayer,"]), min_size=1, max_size=12)
TEXTS = WORDS.map(" ".join)
RUNS = settings(max_examples=150, deadline=None)


@st.composite
def passages(draw):
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, (start, draw(st.integers(start + 1, len(text))))


@RUNS
@given(TEXTS, TEXTS)
def test_capability_S2_the_changes_make_the_new_text_of_the_former_one(former, now):
    assert changed(former, changes_between(former, now)) == now


@RUNS
@given(passages(), TEXTS)
def test_capability_S2_a_passage_outside_of_every_change_keeps_exactly_its_words(passage, now):
    former, (start, end) = passage
    changes = changes_between(former, now)

    new_start, new_end = anchored((start, end), changes, now)

    assert 0 <= new_start <= new_end <= len(now)
    if not is_touched((start, end), changes):
        assert now[new_start:new_end] == former[start:end]


@RUNS
@given(passages(), passages(), TEXTS)
def test_capability_S2_passages_keep_their_order(passage, other, now):
    former = passage[0]
    spans = sorted([passage[1], (min(other[1][0], len(former) - 1), len(former))])
    changes = changes_between(former, now)

    (first, _), (second, _) = (anchored(span, changes, now) for span in spans)

    assert first <= second or now[second:first].isspace()


@RUNS
@given(passages(), st.integers(0, 60), st.integers(1, 20))
def test_promise_P10_of_what_was_taken_out_nothing_is_left_in_any_passage(passage, at, length):
    former, span = passage
    start = min(at, len(former) - 1)
    end = min(start + length, len(former))
    text = former[:start] + "Q" * (end - start) + former[end:]
    changes = [Change(start, end, "[…]")]
    now = changed(text, changes)

    left, right = anchored(span, changes, now)

    assert "Q" not in now[left:right]
    assert not is_touched(span, changes) or "[…]" in now[left:right]


def test_a_text_of_another_size_altogether_counts_as_changed_whole():
    former, now = "no " * 5_000, "sí " * 5_000

    assert changes_between(former, now) == [Change(0, len(former), now)]


def test_a_passage_that_is_longer_than_its_text_ends_with_the_new_one():
    changes = changes_between("abc", "a ")

    assert anchored((0, 60), changes, "a ") == (0, 1)

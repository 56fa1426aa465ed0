"""What is read of ratings: for the team the results of votes, outside only sums with many on each side."""

from hypothesis import given, strategies as st

from tinkuy.hiding import Audience, SafeRatings, SessionRating, SessionRatings, safe

HIDDEN = SafeRatings(0, None, (None,))


def of(*sessions: tuple[int | None, int, int], audience: Audience = Audience.TEAM) -> SafeRatings:
    rated = tuple(SessionRating(attended, answered, (agreed,)) for attended, answered, agreed in sessions)
    return safe(SessionRatings(rated, 1), audience)


def test_promise_P17_few_answers_or_few_without_one_hide_a_session():
    assert of((40, 4, 2)) == HIDDEN
    assert of((40, 38, 20)) == HIDDEN
    assert of((None, 20, 10)) == HIDDEN
    assert of((18, 20, 10)) == HIDDEN
    assert of((40, 20, 18)) == SafeRatings(1, (20, 40), ((18, 20),))


def test_promise_P17_what_all_said_alike_is_told_of_many_only():
    assert of((40, 8, 8)) == HIDDEN
    assert of((40, 12, 12)) == SafeRatings(1, (12, 40), ((12, 12),))


def test_promise_P17_a_session_that_is_hidden_is_in_no_sum():
    assert of((40, 20, 18), (30, 4, 1)) == SafeRatings(1, (20, 40), ((18, 20),))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_promise_P17_outside_no_number_under_the_threshold_follows(sessions):
    sound = [
        (attended, min(answered, attended), min(agreed, answered, attended)) for attended, answered, agreed in sessions
    ]
    readable = of(*sound, audience=Audience.PUBLIC)

    for share in (readable.answered, *readable.agreed):
        if share is not None:
            part, whole = share
            assert all(count == 0 or count >= 11 for count in (part, whole, whole - part)), sessions


def test_promise_P17_outside_a_sum_that_may_grow_is_not_read():
    """Who reads 60 answers of 100 today and 80 of 140 tomorrow would know all about the session between."""
    rated = (SessionRating(100, 60, (30,)),)
    growing = SessionRatings(rated, 1, is_complete=False)

    assert safe(growing, Audience.PUBLIC) == HIDDEN
    assert safe(growing, Audience.TEAM) == SafeRatings(1, (60, 100), ((30, 60),))
    assert safe(SessionRatings(rated, 1), Audience.PUBLIC) == SafeRatings(1, (60, 100), ((30, 60),))

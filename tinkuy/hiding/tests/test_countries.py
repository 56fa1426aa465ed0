"""Counts of countries' answers leave open what any one country said, also for who subtracts, knows the rule, and was
asked themselves.
"""

from collections import defaultdict
from itertools import product

import pytest

from tinkuy.hiding import Audience, CountryAnswers, safe

ASKED = ("PE", "UY", "CL", "BO", "EC")


@pytest.mark.parametrize(
    "asked",
    [
        [ASKED[:1], ASKED[:1]],
        [ASKED[:3], ASKED[:1]],
        [ASKED[:3], ASKED[:2]],
        [ASKED[:3], ASKED[:3]],
        [ASKED[:3], ("PE", "UY", "BO")],
        [ASKED[:3], ASKED[:4]],
        [ASKED[:3], ASKED],
        [ASKED, ASKED[:1]],
    ],
)
def test_no_count_says_what_one_country_answered(asked):
    """Every way in which they may have answered, by what is read of it and by what one of them knows: nobody else's
    answer is the same in all of those.
    """
    places = [(question, country) for question, countries in enumerate(asked) for country in countries]
    alike = defaultdict(list)
    for states in product("abc", repeat=len(places)):
        read = what_is_read(places, states)
        for knowing in {"", *(country for _question, country in places)}:
            own = tuple(state for (_n, country), state in zip(places, states, strict=True) if country == knowing)
            alike[read, knowing, own].append(states)

    for (read, knowing, _own), possible in alike.items():
        for (question, country), column in zip(places, zip(*possible, strict=True), strict=True):
            assert country == knowing or len(set(column)) > 1, (asked, read, knowing, question, country)


def what_is_read(places, states) -> tuple:
    answers: dict[int, dict[str, str]] = defaultdict(dict)
    for (question, country), state in zip(places, states, strict=True):
        answers[question][country] = state
    public = safe(CountryAnswers(answers), Audience.PUBLIC)
    each = tuple((question, tuple(sorted(of.items()))) for question, of in sorted(public.of_questions.items()))
    return public.together and tuple(sorted(public.together.items())), each


def of_one(**counts: int) -> dict[str, str]:
    states = [state for state, count in counts.items() for _ in range(count)]
    return {f"C{n}": state for n, state in enumerate(states)}


@pytest.mark.parametrize(
    ("counts", "is_counted"),
    [
        ({"agreed": 2, "rejected": 1}, False),  # who rejected reads that the others agreed
        ({"agreed": 9, "rejected": 1}, False),
        ({"agreed": 10}, False),
        ({"agreed": 8, "rejected": 2}, True),
        ({"agreed": 1, "rejected": 1, "stalled": 1}, True),
        ({"agreed": 8, "rejected": 1, "stalled": 1}, True),
    ],
)
def test_what_is_counted_leaves_open_the_others_for_each_country(counts, is_counted):
    public = safe(CountryAnswers({1: of_one(**counts)}), Audience.PUBLIC)

    assert (public.of_questions, public.together) == (({1: counts}, counts) if is_counted else ({}, None))


def test_a_question_that_is_not_counted_leaves_the_others_and_takes_their_sum_along():
    public = safe(CountryAnswers({1: of_one(agreed=2, rejected=2), 2: of_one(agreed=4)}), Audience.PUBLIC)

    assert (public.of_questions, public.together) == ({1: {"agreed": 2, "rejected": 2}}, None)


def test_a_question_to_few_has_all_counted_together_alone():
    public = safe(CountryAnswers({1: of_one(agreed=3, rejected=3), 2: of_one(agreed=1)}), Audience.PUBLIC)

    assert (public.of_questions, public.together) == ({}, {"agreed": 4, "rejected": 3})

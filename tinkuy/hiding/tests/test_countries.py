"""Counts of countries' answers leave open what any one country said, also for who subtracts and knows the rule."""

from collections import defaultdict
from itertools import product

import pytest

from tinkuy.hiding import Audience, CountryAnswers, safe


@pytest.mark.parametrize(
    "asked",
    [
        [("PE",), ("PE",)],
        [("PE", "UY"), ("PE", "UY")],
        [("PE", "UY", "CL"), ("PE",)],
        [("PE", "UY", "CL"), ("PE", "UY", "CL")],
        [("PE", "UY", "CL"), ("PE", "UY", "BO")],
    ],
)
def test_no_count_says_what_one_country_answered(asked):
    """Every way in which they may have answered, by what is read of it: nobody's answer is the same in all of those."""
    places = [(question, country) for question, countries in enumerate(asked) for country in countries]
    alike = defaultdict(list)
    for states in product("abc", repeat=len(places)):
        answers: dict[int, dict[str, str]] = defaultdict(dict)
        for (question, country), state in zip(places, states, strict=True):
            answers[question][country] = state
        public = safe(CountryAnswers(answers), Audience.PUBLIC)
        together = public.together and tuple(sorted(public.together.items()))
        each = tuple((question, tuple(sorted(of.items()))) for question, of in sorted(public.of_questions.items()))
        alike[(together, each)].append(states)

    for read, possible in alike.items():
        assert all(len(set(column)) > 1 for column in zip(*possible, strict=True)), (asked, read)


def test_three_countries_of_several_minds_are_counted():
    public = safe(CountryAnswers({1: {"PE": "agreed", "UY": "agreed", "CL": "rejected"}}), Audience.PUBLIC)

    assert public.of_questions == {1: {"agreed": 2, "rejected": 1}}
    assert public.together == {"agreed": 2, "rejected": 1}


def test_one_question_that_is_not_told_takes_the_others_along():
    answers = {1: {"PE": "agreed", "UY": "agreed", "CL": "rejected"}, 2: {"PE": "rejected"}}

    public = safe(CountryAnswers(answers), Audience.PUBLIC)

    assert public.of_questions == {}
    assert public.together == {"agreed": 2, "rejected": 2}

"""Counts of what countries answered: each decides itself whether its answer is public, so no count may tell it.

A country is no person: what counts here is how many were asked, and whether they are of one mind.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

FEWEST_COUNTRIES = 3
"""Of two, each reads the other's answer: it knows its own."""


@dataclass(frozen=True)
class SafeAnswers[Q: Hashable]:
    """How many answers say what: of each question where all may be told, and of all of them together where that may."""

    of_questions: Mapping[Q, Mapping[str, int]]
    together: Mapping[str, int] | None


@dataclass(frozen=True)
class CountryAnswers[Q: Hashable]:
    """Of each question what each country that was asked answered."""

    of_questions: Mapping[Q, Mapping[str, str]]

    def safe_at(self, _k: int, /) -> SafeAnswers[Q]:
        """The questions are told all or none: from their sum and the others whoever subtracts has the one left out."""
        questions = {question: answers for question, answers in self.of_questions.items() if answers}
        are_safe = all(_leaves_open([answers]) for answers in questions.values())
        return SafeAnswers(
            {question: _counted([answers]) for question, answers in questions.items()} if are_safe else {},
            _counted(questions.values()) if _leaves_open(questions.values()) else None,
        )


def _leaves_open(questions: Iterable[Mapping[str, str]]) -> bool:
    """Whether the count of these answers leaves open what any one country said: several asked, of several minds."""
    known = list(questions)
    countries = {country for answers in known for country in answers}
    return len(countries) >= FEWEST_COUNTRIES and len(_counted(known)) > 1


def _counted(questions: Iterable[Mapping[str, str]]) -> Counter[str]:
    return Counter(state for answers in questions for state in answers.values())

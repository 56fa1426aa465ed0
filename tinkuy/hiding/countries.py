"""Counts of what countries answered: each decides itself whether its answer is public, so no count may tell it.

A country is no person: what counts here is how many were asked, and how far their answers differ. Each country knows
its own, so what is told leaves open every other answer also for whoever takes theirs away.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

FEWEST_COUNTRIES = 3
"""Of two, each reads the other's answer: it knows its own."""


@dataclass(frozen=True)
class SafeAnswers[Q: Hashable]:
    """How many answers say what: of each question that may be told, and of all of them together where that may."""

    of_questions: Mapping[Q, Mapping[str, int]]
    together: Mapping[str, int] | None


@dataclass(frozen=True)
class CountryAnswers[Q: Hashable]:
    """Of each question what each country that was asked answered."""

    of_questions: Mapping[Q, Mapping[str, str]]

    def safe_at(self, _k: int, /) -> SafeAnswers[Q]:
        """Who was asked decides whether questions are counted one by one or only together, never what was answered:
        which of the two is read would else tell that the other could not be.

        One by one, their sum is told only where each is: from it and the others the one left out is subtracted.
        """
        questions = {question: answers for question, answers in self.of_questions.items() if answers}
        if any(len(answers) < FEWEST_COUNTRIES for answers in questions.values()):
            return SafeAnswers({}, _counted(questions.values()) if _leaves_open(questions.values()) else None)
        counted = {question: _counted([of]) for question, of in questions.items() if _leaves_open([of])}
        is_whole = bool(questions) and len(counted) == len(questions)
        return SafeAnswers(counted, _counted(questions.values()) if is_whole else None)


def _leaves_open(questions: Iterable[Mapping[str, str]]) -> bool:
    """Whether two answers or more remain possible, whichever country takes away its own."""
    known = list(questions)
    questions_by_country = Counter(country for answers in known for country in answers)
    most_of_one = max(questions_by_country.values(), default=0)
    counts = _counted(known)
    return len(questions_by_country) >= FEWEST_COUNTRIES and max(counts.values()) < counts.total() - most_of_one


def _counted(questions: Iterable[Mapping[str, str]]) -> Counter[str]:
    return Counter(state for answers in questions for state in answers.values())

"""What a cycle asks of its own, and what was answered, opened."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.core.text import folded, in_language, without_addresses
from tinkuy.hiding import Audience, CountRows, safe
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import close_of

from .models import QuestionKind, RegistrationAnswer, RegistrationQuestion

QUESTIONS_OF = CompiledQuery(
    lambda cycle: RegistrationQuestion.objects.with_scope(cycle=cycle).order_by("ordinal", "id")
)


def questions_of(cycle: Cycle) -> list[RegistrationQuestion]:
    """What *cycle* asks of whoever registers, in order."""
    questions = QUESTIONS_OF.rows(cycle.pk)
    close = close_of(cycle) if questions else None
    for question in questions:
        question.cycle, question.close = cycle, close
    return questions


def question_at(public_id: str) -> RegistrationQuestion | None:
    """The one of the cycle in scope with this public id."""
    known = RegistrationQuestion.objects.filter(public_id=public_id).select_related("cycle")
    question: RegistrationQuestion | None = known.first()
    return question


def values_of(registration: Registration) -> dict[int, Any]:
    """What *registration* answered, by the key of the question."""
    key = registration.cycle.data_key
    rows = RegistrationAnswer.objects.filter(registration=registration).select_related("question")
    values = {}
    for row in rows:
        row.registration = registration
        values[row.question_id] = row.value(key)
    return values


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question with what somebody answered, in the reader's language."""

    question: str
    answer: str


def answers_of(registration: Registration, language: str) -> list[AnsweredQuestion]:
    """What *registration* answered, as it is read."""
    answers = answers_by_registration([registration], language, registration.cycle.data_key)
    return answers.get(registration.pk, [])


def answers_by_registration(
    registrations: Sequence[Registration], language: str, key: bytes
) -> dict[int, list[AnsweredQuestion]]:
    """What each of *registrations* answered, opened with their cycle's *key*, by their own key. One query."""
    by_pk = {one.pk: one for one in registrations}
    rows = RegistrationAnswer.objects.filter(registration__in=list(by_pk)).select_related("question")
    answers: defaultdict[int, list[AnsweredQuestion]] = defaultdict(list)
    for row in rows:
        registration = row.registration = by_pk[row.registration_id]
        question = row.question
        question.cycle = registration.cycle
        words = question.words_of(row.value(key), language)
        label = in_language(question.label, language, registration.cycle.main_language)
        answers[row.registration_id].append(AnsweredQuestion(label, words))
    return answers


@dataclass(frozen=True)
class QuestionSummary:
    """What was answered to one question, never by whom: texts as they were written, in an order that tells nothing;
    else each option that was chosen, with how many chose it, or None where they are few.
    """

    question: RegistrationQuestion
    texts: Sequence[str]
    options: Sequence[tuple[str, int | None]]


def answer_summaries(cycle: Cycle, language: str) -> list[QuestionSummary]:
    """Of those who are registered in the *cycle* in scope, for its team."""
    key = cycle.data_key
    confirmed = RegistrationState.CONFIRMED
    rows = RegistrationAnswer.objects.filter(registration__state=confirmed).select_related("registration", "question")
    values: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by():
        if (value := row.value(key)) is not None:
            values[row.question_id].append(value)
    return [_summary(question, values[question.pk], language) for question in questions_of(cycle)]


def _summary(question: RegistrationQuestion, values: Sequence[Any], language: str) -> QuestionSummary:
    if question.kind == QuestionKind.TEXT:
        texts = sorted((without_addresses(text) for text in values), key=folded)  # the order of no list of persons
        return QuestionSummary(question, texts, [])
    chosen = Counter(place for value in values for place in (value if isinstance(value, list) else [value]))
    few_hidden = safe(CountRows({place: (count, len(values)) for place, count in chosen.items()}), Audience.TEAM)
    is_list = question.kind == QuestionKind.SEVERAL
    options = [
        (question.words_of([place] if is_list else place, language), count if place in few_hidden else None)
        for place, count in sorted(chosen.items())
    ]
    return QuestionSummary(question, [], options)

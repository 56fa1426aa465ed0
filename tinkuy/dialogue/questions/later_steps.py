"""What later stages made of questions: quotes, part of a finding or a recommendation. A stage registers its reader.

register_steps(steps_of_questions)     in `AppConfig.ready`
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tinkuy.dialogue.questions.models import Question, QuestionState


class Step(StrEnum):
    """In the order of the way; each is told by mail once, and a later one says more than an earlier one."""

    ANSWERED = "answered"
    CITED = "cited"
    FINDING = "finding"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True)
class LaterStep:
    """A step as its asker reads it. `knot` is the kind of finding that is drawn, `path` leads to what is public of it.

    One that has not happened yet is not `is_done`: it hangs from dots.
    """

    step: Step
    title: str
    note: str = ""
    knot: str = ""
    path: str = ""
    is_done: bool = True


type ReadSteps = Callable[[Sequence[Question]], Mapping[int, Sequence[LaterStep]]]

_readers: list[ReadSteps] = []


def register_steps(read: ReadSteps) -> None:
    """Once; *read* gives the later steps of questions by their key, within the scope of their cycle."""
    _readers.append(read)


def end_of(question: Question) -> Question:
    """The question in which *question* goes on: the one it was joined to, else itself."""
    return question.merged_into or question


def later_steps(questions: Iterable[Question]) -> dict[int, list[LaterStep]]:
    """By the key of each question, also where they happened to the one it was joined to."""
    ends = {question.pk: end_of(question) for question in questions}
    distinct = list({end.pk: end for end in ends.values()}.values())
    steps: dict[int, list[LaterStep]] = {end.pk: [] for end in distinct}
    for read in _readers if distinct else ():
        for key, further in read(distinct).items():
            steps[key].extend(further)
    return {key: steps[end.pk] for key, end in ends.items()}


def furthest_step(question: Question, later: Sequence[LaterStep]) -> str:
    """The last step of the way that has happened; nothing before it was answered or cited."""
    reached = {one.step for one in later if one.is_done}
    if end_of(question).state == QuestionState.ANSWERED:
        reached.add(Step.ANSWERED)
    return max(reached, key=rank, default="")


def rank(step: str) -> int:
    """How far on the way; 0 before its beginning."""
    return list(Step).index(Step(step)) + 1 if step else 0

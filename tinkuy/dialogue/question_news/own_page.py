"""What became of each question, on the page of who asked it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string

from tinkuy.convening.registrations.models import Registration
from tinkuy.dialogue.questions.later_steps import LaterStep, end_of, later_steps
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.queries import questions_of

from .queries import hears_of_questions


@dataclass(frozen=True)
class Fate:
    """A question, the one in which it goes on, and what later stages made of it."""

    question: Question
    end: Question
    later: list[LaterStep]


def fates_on_own_page(registration: Registration, request: HttpRequest | None = None) -> str:
    """Nothing where nothing was asked."""
    questions = questions_of(registration)
    if not questions:
        return ""
    later = later_steps(questions)
    context = {
        "cycle": registration.cycle,
        "fates": [Fate(one, end_of(one), later[one.pk]) for one in questions],
        "name": registration.display_name(),
        "main_language": registration.cycle.main_language,
        "hears": hears_of_questions(registration),
    }
    return render_to_string("dialogue/parts/fates.html", context, request=request)

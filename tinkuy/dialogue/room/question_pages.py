"""The page on which a question is written in peace, and the one on which who asked it follows it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.convening.registrations.queries import zone_of_participant
from tinkuy.design.missing import or_404
from tinkuy.dialogue.floor.parts import Context
from tinkuy.dialogue.floor.queries import floor_of, position_of
from tinkuy.dialogue.floor.request import room_or_404
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.dialogue.questions.parts import asking_in_room
from tinkuy.dialogue.questions.queries import floor_question, question_with_id
from tinkuy.dialogue.questions.rules import UNDECIDED, is_own, may_ask_in_writing
from tinkuy.dialogue.questions.steps import steps_of
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest

from .context import room_context
from .request import is_text, voice_of


@require_safe
def write_question(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """With `again`, one's own question to be put in other words."""
    webinar, again = room_or_404(n), request.GET.get("again", "")
    former = or_404(_own(request, webinar, again)) if again else None
    return question_form(request, webinar, typed=_typed_before(former) if former else None)


def question_form(
    request: HttpRequest, webinar: Webinar, *, status: int = 200, refused: str = "", typed: Context | None = None
) -> HttpResponse:
    """The form; with *refused*, the sentence of a refusal and all that was *typed*."""
    voice = voice_of(request)
    position = position_of(webinar, floor_of(webinar))
    context = room_context(webinar, voice) | asking_in_room(webinar, voice)
    context |= {"position": position, "is_text": is_text(request), "refused": refused, "typed": typed}
    context["in_writing"] = webinar.is_held
    context["takes_questions"] = position.takes_questions or may_ask_in_writing(webinar)
    return render(request, "dialogue/write_question.html", context, status=status)


def _typed_before(question: Question) -> Context:
    return {
        "text": question.text,
        "without_name": question.shown_as == ShownAs.WITHOUT_NAME,
        "with_country": bool(question.country),
        "again": question,
    }


@require_safe
def own_question(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    webinar, voice = room_or_404(n), voice_of(request)
    row = or_404(_own(request, webinar, question))
    floor = floor_of(webinar)
    context: dict[str, Any] = room_context(webinar, voice) | {
        "position": position_of(webinar, floor),
        "one": floor_question(row, floor, is_own=True),
        "row": row,
        "steps": steps_of(row),
        "zone": zone_of_participant(voice.registration) if voice.registration else webinar.cycle.zone,
        "may_correct": row.state in (*UNDECIDED, QuestionState.LEFT) and may_be_asked(webinar, floor),
        "may_reword": row.state == QuestionState.DECLINED and may_be_asked(webinar, floor),
        "is_text": is_text(request),
    }
    return render(request, "dialogue/own_question.html", context)


def may_be_asked(webinar: Webinar, floor: Any) -> bool:
    return position_of(webinar, floor).takes_questions or may_ask_in_writing(webinar)


def _own(request: HttpRequest, webinar: Webinar, public_id: str) -> Question | None:
    row = question_with_id(webinar, public_id)
    return row if row is not None and is_own(voice_of(request), row) else None

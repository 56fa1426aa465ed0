"""The line in which an agreement is caught, on the console and beside the notes."""

from typing import Any

from django.http import QueryDict

from tinkuy.core.text import in_language
from tinkuy.dialogue.agreements.forms import LineForm
from tinkuy.dialogue.floor.queries import floor_of, invited_countries
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.queries import question_with_id
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

MOST_QUESTIONS = 8
LONGEST_ORIGIN = 60
READ = (QuestionState.VISIBLE, QuestionState.ANSWERED)


def line_form(webinar: Webinar, data: QueryDict | None = None) -> LineForm:
    """Where *data* only begins one, from words that were said, they stand in a line that is still to be completed."""
    if data and "begin" in data:
        quoted = {name: data.get(name, "") for name in ("text", "second")}
        return LineForm(None, initial=quoted, invited=invited_countries(), origins=_origins(webinar))
    return LineForm(data, invited=invited_countries(), origins=_origins(webinar))


def _origins(webinar: Webinar) -> list[tuple[str, str]]:
    """The threads of the session, and the questions that the room read last."""
    threads = threads_of(webinar, floor_of(webinar))
    hooks = {hook.number: hook for hook in (*threads.to_pick_up, *threads.to_leave_open)}
    main = webinar.cycle.main_language
    choices = [
        (f"hook:{number}", _short(f"{hook.label} {in_language(hook.text, main, main)}"))
        for number, hook in sorted(hooks.items())
    ]
    questions = Question.objects.filter(webinar=webinar, state__in=READ).order_by("-id")[:MOST_QUESTIONS]
    return choices + [(f"question:{one.public_id}", _short(f"«{one.text}»")) for one in questions]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_ORIGIN else f"{text[: LONGEST_ORIGIN - 1].rstrip()}…"


def origin_of(webinar: Webinar, chosen: str) -> dict[str, Any]:
    """What the deed is told of the origin that was *chosen*: a thread, a question, or nothing."""
    kind, _colon, key = chosen.partition(":")
    if kind == "hook":
        return {"hook": Hook.objects.filter(number=int(key)).first()}
    return {"question": question_with_id(webinar, key)} if kind == "question" else {}

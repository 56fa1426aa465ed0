"""What is sent from the room about questions: asking, taking back, supporting."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext as _

from tinkuy.design.missing import or_404
from tinkuy.dialogue.floor.parts import RoomDeed
from tinkuy.dialogue.floor.queries import floor_of
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.questions.actions import (
    Asking,
    ask_in_writing,
    reword_question,
    submit_question,
    upvote_question,
    withdraw_question,
    withdraw_upvote,
)
from tinkuy.dialogue.questions.forms import AskForm
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.parts import asking_in_room, own_questions_in_room
from tinkuy.dialogue.questions.queries import floor_question, question_with_id
from tinkuy.planning.cycles.models.webinar import Webinar


def ask(request: HttpRequest, webinar: Webinar, voice: Voice) -> RoomDeed:
    """A question, in writing once the session is over; the language is the page's. `again` names one's own that it
    puts in other words.
    """
    form = AskForm(request.POST)
    form.is_valid()
    again = request.POST.get("again")
    former = or_404(question_with_id(webinar, again)) if again else None
    return RoomDeed(
        lambda: _ask_or_reword(form, webinar, voice, former),
        part="question_sent",
        context=lambda: own_questions_in_room(webinar, voice) | asking_in_room(webinar, voice),
        sentence=_("Your question was saved. The session is over: the team reads it and answers in writing.")
        if webinar.is_held
        else _("Your question was saved. The moderation reads it before the room does."),
        typed=form.cleaned_data | {"again": former},
        page=lambda question: reverse(
            "dialogue:own_question", args=[webinar.cycle.slug, webinar.ordinal, question.public_id]
        ),
    )


def _ask_or_reword(form: AskForm, webinar: Webinar, voice: Voice, former: Question | None) -> Question:
    asking: Asking = {
        "text": form.cleaned_data["text"],
        "shown_as": form.shown_as,
        "with_country": form.shows_country(has_name=voice.has_name),
        "language": get_language() or "es",
    }
    if former is not None:
        return reword_question(voice=voice, question=former, **asking)
    action = ask_in_writing if webinar.is_held else submit_question
    return action(voice=voice, webinar=webinar, **asking)


def withdraw(request: HttpRequest, webinar: Webinar, voice: Voice, question: str) -> RoomDeed:
    row = or_404(question_with_id(webinar, question))
    return RoomDeed(
        lambda: withdraw_question(voice=voice, question=row),
        part="mine",
        context=lambda: own_questions_in_room(webinar, voice),
        sentence=_("You took your question back. Nothing of it stays."),
    )


def upvote(request: HttpRequest, webinar: Webinar, voice: Voice) -> RoomDeed:
    """The button says which question in `question`; in `withdraw`, when the support is taken back."""
    withdraws = "withdraw" in request.POST
    action = withdraw_upvote if withdraws else upvote_question
    row = or_404(question_with_id(webinar, request.POST.get("withdraw" if withdraws else "question", "")))
    return RoomDeed(
        lambda: action(voice=voice, question=row),
        part="question",
        context=lambda: {"one": floor_question(row, floor_of(webinar), is_supported=not withdraws)},
    )

"""What is done in the room: asking, taking back, supporting, voting, saying how it goes. Each is one form post."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.request import or_404, room_or_404
from tinkuy.dialogue.polls.actions import cast_vote
from tinkuy.dialogue.polls.queries import option_with_key
from tinkuy.dialogue.pulse.actions import mark_pulse, unmark_pulse
from tinkuy.dialogue.questions.actions.asking import submit_question
from tinkuy.dialogue.questions.actions.supporting import upvote_question, withdraw_upvote
from tinkuy.dialogue.questions.actions.taking_back import withdraw_question
from tinkuy.dialogue.questions.forms import AskForm
from tinkuy.dialogue.questions.queries.listing import floor_question, question_with_id
from tinkuy.dialogue.room.answers import answered, refused
from tinkuy.dialogue.room.context import asking_in, is_text, mine_in, poll_in, pulse_in, voice_of
from tinkuy.dialogue.room.tickets import ticket_for
from tinkuy.planning.request import CycleRequest


@require_POST
def ask(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """A question; the language is the page's."""
    webinar, voice = room_or_404(n), voice_of(request)
    form = AskForm(request.POST)
    form.is_valid()
    answers = form.cleaned_data
    return answered(
        request,
        webinar,
        lambda: submit_question(
            voice=voice,
            webinar=webinar,
            text=answers["text"],
            shown_as=form.shown_as,
            with_country=form.shows_country(has_name=voice.has_name),
            language=get_language() or "es",
        ),
        part="mine_asked",
        context=lambda: mine_in(webinar, voice) | asking_in(webinar, voice),
        sentence=_("Your question was saved. The moderation reads it before the room does."),
        typed=answers,
    )


@require_POST
def withdraw(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    webinar, voice = room_or_404(n), voice_of(request)
    row = or_404(question_with_id(webinar, question))
    return answered(
        request,
        webinar,
        lambda: withdraw_question(voice=voice, question=row),
        part="mine",
        context=lambda: mine_in(webinar, voice),
        sentence=_("You took your question back. Nothing of it stays."),
    )


@require_POST
def upvote(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The button says which question in `question`; in `withdraw`, when the support is taken back."""
    webinar, voice = room_or_404(n), voice_of(request)
    withdraws = "withdraw" in request.POST
    deed = withdraw_upvote if withdraws else upvote_question
    public_id = request.POST.get("withdraw" if withdraws else "question", "")
    row = or_404(question_with_id(webinar, public_id))
    return answered(
        request,
        webinar,
        lambda: deed(voice=voice, question=row),
        part="question",
        context=lambda: {"one": floor_question(row, floor_of(webinar), is_supported=not withdraws)},
    )


@require_POST
def vote(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Who has voted gets a new ticket: it opens the channel of the results."""
    webinar, voice = room_or_404(n), voice_of(request)
    option = option_with_key(webinar, request.POST.get("option", ""))
    if option is None:
        return refused(request, webinar, _("Choose one of the answers, then vote."))
    return answered(
        request,
        webinar,
        lambda: cast_vote(voice=voice, option=option),
        part="poll",
        context=lambda: poll_in(webinar, voice),
        sentence=_("Your vote was saved. You may change it until the poll closes."),
        more=lambda: {
            "ticket": ticket_for(
                request, webinar, voice, poll_in(webinar, voice)["poll_view"], saves_data=is_text(request)
            )
        },
    )


@require_POST
def pulse(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The button says which sign in `kind`; in `withdraw`, when it is taken back."""
    webinar, voice = room_or_404(n), voice_of(request)
    withdraws = "withdraw" in request.POST
    deed = unmark_pulse if withdraws else mark_pulse
    kind = request.POST.get("withdraw" if withdraws else "kind", "")
    return answered(
        request,
        webinar,
        lambda: deed(voice=voice, webinar=webinar, kind=kind),
        part="pulse",
        context=lambda: pulse_in(webinar, voice),
    )

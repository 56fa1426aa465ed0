"""A question is asked, supported, and taken back by who asked it, alone or with all that they leave behind."""

from datetime import datetime, timedelta
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.dialogue.floor.actions import locked_floor, take_off_the_screen
from tinkuy.dialogue.floor.channels import tell_console, tell_floor, tell_tallies
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.queries import regime_now
from tinkuy.dialogue.floor.rules import is_live, may_take_part
from tinkuy.dialogue.floor.voices import Voice, existing_room_tag, room_tag
from tinkuy.dialogue.presence.queries import countries_lately_of_many, countries_of_many
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.rules import names_country

from .copies import update_copies
from .models import Question, QuestionState, ShownAs, Upvote
from .rules import LONGEST_QUESTION, ON_THE_FLOOR, is_own, may_ask_in_writing
from .stream_events import tell_asker, tell_question

MOST_AT_ONCE = 5
AT_ONCE = timedelta(minutes=5)


class Asking(TypedDict):
    """A question as its form says it: without name, with country, in Spanish where nothing else is said."""

    text: str
    shown_as: NotRequired[str]
    with_country: NotRequired[bool]
    language: NotRequired[str]


@transaction.atomic
def submit_question(*, voice: Voice, webinar: Webinar, **asking: Unpack[Asking]) -> Question:
    """Ask; the question waits for the moderation. Name and country are shown as chosen and as the regime allows.

    Without a name the country is kept only where it names nobody at this moment: what is not kept never comes back.
    The trail says that somebody asked, of the team or not. Who asks is told on all their pages: one may have been
    drawn in the moment before.
    """
    floor = _open_floor(voice, webinar)
    return _ask(voice, floor, clock.now(), QuestionState.WAITING, **asking)


@transaction.atomic
def ask_in_writing(*, voice: Voice, webinar: Webinar, **asking: Unpack[Asking]) -> Question:
    """Ask once the session is over: it stands with what was left there, at its last second."""
    floor = _floor_to_write_to(voice, webinar)
    return _ask(voice, floor, floor.webinar.window[1], QuestionState.LEFT, **asking)


@transaction.atomic
def reword_question(*, voice: Voice, question: Question, **asking: Unpack[Asking]) -> Question:
    """Ask one's own question in other words: the former goes, but for one that was given back with its reason.

    It goes first: once the stream was told, no row is locked any more.
    """
    if not is_own(voice, question):
        raise Refused(_("Only who asked may change a question."))
    ask = ask_in_writing if question.webinar.is_held else submit_question
    goes = question.state != QuestionState.DECLINED
    floor = _withdraw(voice, question)[1] if goes else None
    reworded = ask(voice=voice, webinar=question.webinar, **asking)
    if goes:
        _tell_withdrawal(question, floor)
    return reworded


def _ask(
    voice: Voice,
    floor: Floor,
    moment: datetime,
    state: QuestionState,
    *,
    text: str,
    shown_as: str = ShownAs.WITHOUT_NAME,
    with_country: bool = True,
    language: str = "es",
) -> Question:
    webinar = floor.webinar
    text = _demand_question(text)
    if shown_as not in ShownAs.values:
        raise Refused(_("Choose whether your question is shown with your name."))
    _demand_patience(voice, webinar)
    regime, second = regime_now(floor), floor.second_at(moment)
    question = Question.objects.create(
        cycle=webinar.cycle,
        webinar=webinar,
        asker=voice.registration,
        asker_of_team=None if voice.registration else voice.person,
        shown_as=shown_as,
        country=_country(voice, webinar, regime, shown_as) if with_country else "",
        language=language,
        regime=regime,
        text=text,
        second=second,
        hook_id=answered_hook(webinar.pk, second),
        state=state,
        in_writing=state == QuestionState.LEFT,
    )
    record(None, "asked", question)
    tell_console(webinar, "queue")
    tell_asker(question)
    return question


def _country(voice: Voice, webinar: Webinar, regime: str, shown_as: str) -> str:
    if not names_country(regime):
        return ""
    has_name = shown_as == ShownAs.NAMED and voice.has_name
    return voice.country if has_name or voice.country in _countries_of_many(webinar) else ""


def _countries_of_many(webinar: Webinar) -> frozenset[str]:
    """At this moment, and as the page could say."""
    return countries_of_many(webinar) & countries_lately_of_many(webinar)


def _open_floor(voice: Voice, webinar: Webinar) -> Floor:
    """The row is locked: a question never slips in behind the close."""
    if not may_take_part(voice, webinar):
        raise Refused(_("Register for this cycle to ask a question."))
    floor = locked_floor(webinar)
    if floor is None or not is_live(floor.webinar) or not floor.takes_questions:
        raise Refused(_("The floor is closed: no more questions are taken. What you wrote is still here."))
    return floor


def _floor_to_write_to(voice: Voice, webinar: Webinar) -> Floor:
    if not may_take_part(voice, webinar):
        raise Refused(_("Register for this cycle to ask a question."))
    floor = locked_floor(webinar)
    if floor is None or not may_ask_in_writing(floor.webinar):
        raise Refused(_("No more questions are taken in writing. What you wrote is still here."))
    return floor


def _demand_question(text: str) -> str:
    text = tidy(" ".join(text.split()))
    if not any(letter.isalnum() for letter in text):
        raise Refused(_("Write your question."))
    if len(text) > LONGEST_QUESTION:
        raise Refused(_("A question has at most %(most)d characters.") % {"most": LONGEST_QUESTION})
    return text


def _demand_patience(voice: Voice, webinar: Webinar) -> None:
    recent = Question.objects.filter(webinar=webinar, asked_at__range=(clock.now() - AT_ONCE, clock.horizon()))
    own = recent.filter(asker=voice.registration) if voice.registration else recent.filter(asker_of_team=voice.person)
    if own.count() >= MOST_AT_ONCE:
        raise Refused(_("You asked several questions in a few minutes. Wait a little: others are asking too."))


@transaction.atomic
def upvote_question(*, voice: Voice, question: Question) -> Question:
    """Support it. A second press of the same person changes nothing. No trace is left of who."""
    _demand_open(voice, question)
    tag = room_tag(voice, question.webinar)
    row = Upvote(cycle=question.cycle, question=question, tag=tag)
    before = Upvote.objects.filter(question=question, tag=tag).exists()
    Upvote.objects.bulk_create([row], ignore_conflicts=True)
    return question if before else _count(question, 1)


@transaction.atomic
def withdraw_upvote(*, voice: Voice, question: Question) -> Question:
    _demand_open(voice, question)
    tag = existing_room_tag(voice, question.webinar)
    gone, _rows = Upvote.objects.filter(question=question, tag=tag).delete()
    return _count(question, -1) if gone else question


def _demand_open(voice: Voice, question: Question) -> None:
    """The question's row is locked: two presses at once of one person come one after the other."""
    if not may_take_part(voice, question.webinar):
        raise Refused(_("Register for this cycle to support a question."))
    now = Question.objects.select_for_update().get(pk=question.pk)
    webinar = Webinar.objects.get(pk=question.webinar_id)
    if not is_live(webinar) or now.state != QuestionState.VISIBLE:
        raise Refused(_("This question takes no more support."))


def _count(question: Question, by: int) -> Question:
    Question.objects.filter(pk=question.pk).update(upvotes=F("upvotes") + by)
    question.refresh_from_db(fields=["upvotes"])
    tell_tallies(question.webinar, "upvotes")
    return question


QUESTION_REMOVED = "question-removed"
"""How the ledger of erasures calls it."""


@transaction.atomic
def withdraw_question(*, voice: Voice, question: Question) -> bool:
    """Take one's own question back; whether nothing of it stays. One that evidence rests on stays, as nobody's."""
    is_gone, floor = _withdraw(voice, question)
    _tell_withdrawal(question, floor)
    return is_gone


def _withdraw(voice: Voice, question: Question) -> tuple[bool, Floor | None]:
    """Nothing is told of it yet."""
    if not is_own(voice, question):
        raise Refused(_("Only who asked may take a question back."))
    floor = locked_floor(question.webinar)
    if Question.objects.select_for_update().filter(pk=question.pk, state=QuestionState.ANSWERED).exists():
        raise Refused(_("This question was answered already. Write to the team if it should be taken off."))
    record(None, "withdrew", question)
    return delete_question(question), floor


@transaction.atomic
def take_back_questions(*, registration: Registration) -> None:
    """Whoever leaves the cycle takes back what was not answered; what was answered stays, as nobody's."""
    own = Question.objects.filter(asker=registration).select_related("asker", "webinar__cycle")
    with_floor = [(question, locked_floor(question.webinar)) for question in own]
    for question, _floor in with_floor:
        if question.state == QuestionState.ANSWERED:
            _make_nobodys(question)
        else:
            delete_question(question)
    for question, floor in with_floor:
        _tell_withdrawal(question, floor)


def _tell_withdrawal(question: Question, floor: Floor | None) -> None:
    tell_question(question, was_readable=question.state in ON_THE_FLOOR)
    if floor is not None and floor.screen_question_id == question.pk:
        tell_floor(question.webinar)


def delete_question(question: Question) -> bool:
    """Whether it could be; what was joined to it waits for the moderation again, or is left for afterwards."""
    alone_again = QuestionState.WAITING if is_live(question.webinar) else QuestionState.LEFT
    try:
        with transaction.atomic():
            take_off_the_screen(screen_question=question)
            for joined in Question.objects.filter(merged_into=question):
                own_support = _returned_support(joined, question)
                Question.objects.filter(pk=joined.pk).update(state=alone_again, merged_into=None, upvotes=own_support)
            Question.objects.filter(pk=question.pk).delete()
            note_erasure(QUESTION_REMOVED, question.public_id)
    except ProtectedError:
        _make_nobodys(question)
        return False
    return True


def _returned_support(joined: Question, into: Question) -> int:
    """How many supported *joined* itself: the rows that went with it come back. None are there once the room closed."""
    Upvote.objects.filter(question=into, joined_from=joined).update(question=joined, joined_from=None)
    return Upvote.objects.filter(question=joined).count()


def _make_nobodys(question: Question) -> None:
    nobody = {"asker": None, "asker_of_team": None, "shown_as": ShownAs.WITHOUT_NAME, "country": ""}
    Question.objects.filter(pk=question.pk).update(**nobody)
    question.country = ""
    update_copies(question)

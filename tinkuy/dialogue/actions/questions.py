"""A question is asked, or taken back by who asked it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.dialogue import rules
from tinkuy.dialogue.models import Floor, Question, QuestionState, ShownAs
from tinkuy.dialogue.regimes import regime_now
from tinkuy.dialogue.voices import Voice
from tinkuy.journal.trail import record
from tinkuy.planning.models import Webinar
from tinkuy.planning.rules import names_country

from .room import locked_floor, take_off_the_screen
from .telling import tell_console, tell_floor, tell_question

MOST_AT_ONCE = 5
AT_ONCE = timedelta(minutes=5)


@transaction.atomic
def submit_question(
    *, voice: Voice, webinar: Webinar, text: str, shown_as: str = ShownAs.WITHOUT_NAME, language: str = "es"
) -> Question:
    """Ask; the question waits for the moderation. Name and country are shown as chosen and as the regime allows."""
    floor = _open_floor(voice, webinar)
    text = _demand_question(text)
    if shown_as not in ShownAs.values:
        raise Refused(_("Choose whether your question is shown with your name."))
    _demand_patience(voice, webinar)
    regime = regime_now(floor)
    question = Question.objects.create(
        cycle=webinar.cycle,
        webinar=webinar,
        asker=voice.registration,
        asker_of_team=None if voice.registration else voice.person,
        shown_as=shown_as,
        country=voice.country if names_country(regime) else "",
        language=language,
        regime=regime,
        text=text,
        second=floor.second_at(clock.now()),
    )
    record(voice.person, "asked", question)
    tell_console(webinar, "queue")
    return question


@transaction.atomic
def withdraw_question(*, voice: Voice, question: Question) -> bool:
    """Take one's own question back; whether nothing of it stays. One that evidence rests on stays, as nobody's."""
    if not is_own(voice, question):
        raise Refused(_("Only who asked may take a question back."))
    floor = locked_floor(question.webinar)
    if Question.objects.select_for_update().filter(pk=question.pk, state=QuestionState.ANSWERED).exists():
        raise Refused(_("This question was answered already. Write to the team if it should not stand."))
    record(voice.person, "withdrew", question)
    is_gone = _delete(question)
    tell_question(question)
    if floor is not None and floor.screen_question_id == question.pk:
        tell_floor(question.webinar)
    return is_gone


def _delete(question: Question) -> bool:
    """Whether it could be; what was joined to it waits for the moderation again."""
    try:
        with transaction.atomic():
            take_off_the_screen(screen_question=question)
            Question.objects.filter(merged_into=question).update(
                state=QuestionState.WAITING, merged_into=None, upvotes=0
            )
            Question.objects.filter(pk=question.pk).delete()
    except ProtectedError:
        nobody = {"asker": None, "asker_of_team": None, "shown_as": ShownAs.WITHOUT_NAME}
        Question.objects.filter(pk=question.pk).update(**nobody)
        return False
    return True


def is_own(voice: Voice, question: Question) -> bool:
    if voice.registration is not None:
        return question.asker_id == voice.registration.pk
    return voice.person is not None and question.asker_of_team_id == voice.person.pk


def _open_floor(voice: Voice, webinar: Webinar) -> Floor:
    """The row is locked: a question never slips in behind the close."""
    if not rules.may_take_part(voice, webinar):
        raise Refused(_("Register for this cycle to ask a question."))
    floor = locked_floor(webinar)
    if floor is None or not rules.is_live(floor.webinar) or not floor.takes_questions:
        raise Refused(_("The floor is closed: no more questions are taken. What you wrote is still here."))
    return floor


def _demand_question(text: str) -> str:
    text = tidy(" ".join(text.split()))
    if not any(letter.isalnum() for letter in text):
        raise Refused(_("Write your question."))
    if len(text) > rules.LONGEST_QUESTION:
        raise Refused(_("A question has at most %(most)d letters.") % {"most": rules.LONGEST_QUESTION})
    return text


def _demand_patience(voice: Voice, webinar: Webinar) -> None:
    asked = Question.objects.filter(webinar=webinar, asked_at__gt=clock.now() - AT_ONCE)
    own = asked.filter(asker=voice.registration) if voice.registration else asked.filter(asker_of_team=voice.person)
    if own.count() >= MOST_AT_ONCE:
        raise Refused(_("You asked several questions in a few minutes. Wait a little: others are asking too."))

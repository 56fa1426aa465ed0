"""A question is taken back by who asked it, alone or with all that they leave behind."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.models import Registration
from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.actions import locked_floor, take_off_the_screen
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.stream_events import tell_floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.questions.copies import update_copies
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.dialogue.questions.rules import is_own
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record

QUESTION_REMOVED = "question-removed"
"""How the ledger of erasures calls it."""


@transaction.atomic
def withdraw_question(*, voice: Voice, question: Question) -> bool:
    """Take one's own question back; whether nothing of it stays. One that evidence rests on stays, as nobody's."""
    if not is_own(voice, question):
        raise Refused(_("Only who asked may take a question back."))
    floor = locked_floor(question.webinar)
    if Question.objects.select_for_update().filter(pk=question.pk, state=QuestionState.ANSWERED).exists():
        raise Refused(_("This question was answered already. Write to the team if it should not stand."))
    record(None, "withdrew", question)
    is_gone = delete_question(question)
    _tell_withdrawal(question, floor)
    return is_gone


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
    tell_question(question)
    if floor is not None and floor.screen_question_id == question.pk:
        tell_floor(question.webinar)


def delete_question(question: Question) -> bool:
    """Whether it could be; what was joined to it waits for the moderation again."""
    try:
        with transaction.atomic():
            take_off_the_screen(screen_question=question)
            Question.objects.filter(merged_into=question).update(
                state=QuestionState.WAITING, merged_into=None, upvotes=0
            )
            Question.objects.filter(pk=question.pk).delete()
            note_erasure(QUESTION_REMOVED, question.public_id)
    except ProtectedError:
        _make_nobodys(question)
        return False
    return True


def _make_nobodys(question: Question) -> None:
    nobody = {"asker": None, "asker_of_team": None, "shown_as": ShownAs.WITHOUT_NAME, "country": ""}
    Question.objects.filter(pk=question.pk).update(**nobody)
    question.country = ""
    update_copies(question)

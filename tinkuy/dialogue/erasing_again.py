"""After a restore of an older copy: questions and notes taken back since go again."""

from django_scopes import scope

from tinkuy.dialogue.notes.actions import NOTE_REMOVED
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.questions.actions import QUESTION_REMOVED, delete_question
from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.erasures import Named, delete_with_all_on, removed_again, replayed_by


def register_replays() -> None:
    """Called once, in `AppConfig.ready`."""
    replayed_by(QUESTION_REMOVED, remove_questions_again, is_private=True)
    removed_again(NOTE_REMOVED, Note)


def remove_questions_again(named: Named) -> int:
    questions = [one for one in Question.objects.select_related("webinar__cycle") if named(one.public_id)]
    for question in questions:
        with scope(cycle=question.webinar.cycle):
            if not delete_question(question):  # it was cited there still
                delete_with_all_on(Question.objects.filter(pk=question.pk))
    return len(questions)

"""After a restore of an older copy: questions and notes that were taken back since go again."""

from django_scopes import scope

from tinkuy.dialogue.models import Note, Question
from tinkuy.journal.erasures import Named, replayed_by

from .notes import NOTE_REMOVED
from .taking_back import QUESTION_REMOVED, delete_question


def register_replays() -> None:
    """Called once, in `AppConfig.ready`."""
    replayed_by(QUESTION_REMOVED, remove_questions_again)
    replayed_by(NOTE_REMOVED, remove_notes_again)


def remove_questions_again(named: Named) -> int:
    found = [one for one in Question.objects.select_related("webinar__cycle") if named(one.public_id)]
    for question in found:
        with scope(cycle=question.webinar.cycle):
            delete_question(question)
    return len(found)


def remove_notes_again(named: Named) -> int:
    pks = [pk for pk, public_id in Note.objects.values_list("pk", "public_id") if named(public_id)]
    Note.objects.filter(pk__in=pks).delete()
    return len(pks)

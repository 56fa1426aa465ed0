"""How a question was joined to another one."""

from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.models import Entry


def last_joining(question: Question) -> Entry | None:
    """The entry of the trail that joined it: how it stood before, whose support came, what it brought along."""
    about = Entry.objects.filter(subject="question", subject_id=question.public_id)
    return about.filter(deed="merged").first()

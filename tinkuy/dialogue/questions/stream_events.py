"""What the stream is told of a question."""

from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.channels import tell_console
from tinkuy.dialogue.questions.models import Question
from tinkuy.stream.actions import tell


def tell_question(question: Question, *, was_readable: bool = True) -> None:
    """The room sees the question as it now stands, or no more; the console sees its queue; the asker its state.

    What the room reads already changes at once, also where very many listen: words may have been taken out of it.
    """
    tell(channels.room(question.webinar), "question", question.public_id, at_once=was_readable)
    tell_console(question.webinar, "queue")
    for each in (question, *Question.objects.filter(merged_into=question).select_related("asker")):
        tell_asker(each)


def tell_asker(question: Question) -> None:
    if question.asker is not None:
        tell(channels.own(f"registration:{question.asker.public_id}"), "mine", str(question.webinar_id))
    elif question.asker_of_team_id is not None:
        tell(channels.own(f"person:{question.asker_of_team_id}"), "mine", str(question.webinar_id))

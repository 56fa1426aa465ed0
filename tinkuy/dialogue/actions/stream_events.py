"""What the stream is told: that something changed, in which room; the words are rendered when it goes out."""

from tinkuy.dialogue import channels
from tinkuy.dialogue.models import Poll, Question
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.stream.actions import tell, tell_soon


def tell_question(question: Question) -> None:
    """The room sees the question as it now stands, or no more; the console sees its queue; the asker its state."""
    tell(channels.room(question.webinar), "question", question.public_id)
    tell_console(question.webinar, "queue")
    for each in (question, *Question.objects.filter(merged_into=question).select_related("asker")):
        tell_asker(each)


def tell_asker(question: Question) -> None:
    if question.asker is not None:
        tell(channels.own(f"registration:{question.asker.public_id}"), "mine", str(question.webinar_id))
    elif question.asker_of_team_id is not None:
        tell(channels.own(f"person:{question.asker_of_team_id}"), "mine", str(question.webinar_id))


def tell_floor(webinar: Webinar) -> None:
    """The agenda's position, what is on screen, whether questions are taken."""
    tell(channels.room(webinar), "floor", str(webinar.pk))
    tell_console(webinar, "floor")


def tell_poll(poll: Poll) -> None:
    tell(channels.room(poll.webinar), "poll", poll.public_id)
    tell_console(poll.webinar, "poll")


def tell_console(webinar: Webinar, part: str) -> None:
    """The console and the projector fetch the part again."""
    tell(channels.console(webinar), "part", part)


def tell_tallies(webinar: Webinar, kind: str) -> None:
    """Numbers that move often (`upvotes`, `pulse`): told at most once a second."""
    tell_soon(channels.tallies(webinar), kind, str(webinar.pk))
    tell_soon(channels.console(webinar), "part", kind)


def tell_votes(poll: Poll) -> None:
    """How many voted in an open poll: told to everyone, at most once a second."""
    tell_soon(channels.tallies(poll.webinar), "votes", poll.public_id)
    tell_soon(channels.console(poll.webinar), "part", "poll")


def tell_results(poll: Poll) -> None:
    """The results of an open poll moved by a batch: told to who voted."""
    tell_soon(channels.voted(poll), "results", poll.public_id)

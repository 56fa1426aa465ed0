"""What the clock asks of the live dialogue: no tag and no key outlives what it guarded, no asker the names."""

from django_scopes import scope, scopes_disabled

from tinkuy.convening.registrations.rules import registration_kept_until
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.keys import room_key_name
from tinkuy.dialogue.polls.actions import close_poll
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.pulse.models import PulseMark
from tinkuy.dialogue.questions.models import Question, ShownAs, Upvote
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState


def end_rooms() -> int:
    """What a press left behind in the moment of the close: tags and keys of rooms that are not live; how many rows."""
    with scopes_disabled():
        over = Webinar.objects.exclude(state=WebinarState.LIVE)
        upvotes, _rows = Upvote.objects.filter(question__webinar__in=over).delete()
        marks, _rows = PulseMark.objects.filter(webinar__in=over).delete()
        for webinar in over.filter(floor__isnull=False).select_related("cycle"):
            ephemeral.destroy_key(room_key_name(webinar))
    return upvotes + marks


def close_abandoned_polls() -> int:
    """Polls whose key was lost, or whose session is over, close with the votes so far; keys of ended ones go."""
    with scopes_disabled():
        rows = list(Poll.objects.select_related("cycle", "webinar").exclude(state=PollState.DRAFT))
    unkept = [row for row in rows if row.state == PollState.OPEN and not _still_runs(row)]
    for poll in unkept:
        with scope(cycle=poll.cycle):
            close_poll(actor=None, poll=poll)
    for poll in rows:
        if poll.state != PollState.OPEN:
            ephemeral.destroy_key(poll_key_name(poll))
    return len(unkept)


def forget_nameless_askers() -> int:
    """Who of the team asked without a name goes with the participants' names, as they do; how many questions.

    Until then the row knows it: whoever asked reads what became of the question, and may take it back.
    """
    forgotten = 0
    for cycle in Cycle.objects.filter(clock_stands_at=None):
        with scope(cycle=cycle):
            if registration_kept_until(cycle) < cycle.today():
                nameless = Question.objects.filter(shown_as=ShownAs.WITHOUT_NAME, asker_of_team__isnull=False)
                forgotten += nameless.update(asker_of_team=None)
    return forgotten


def _still_runs(poll: Poll) -> bool:
    """A session may be said to be held from the plan, where no floor is closed."""
    return poll.webinar.state == WebinarState.LIVE and ephemeral.key_named(poll_key_name(poll)) is not None

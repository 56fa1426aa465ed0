"""Voting in a poll: one vote each, which may change until the close. No journal, no time, no name beside it."""

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue import rules
from tinkuy.dialogue.keys import poll_tag
from tinkuy.dialogue.models import Option, Poll, PollState, PollVote
from tinkuy.dialogue.voices import Voice

from .polls import count_votes
from .stream_events import tell_results, tell_votes


@transaction.atomic
def cast_vote(*, voice: Voice, option: Option) -> Poll:
    """Vote for *option*, instead of the voice's earlier choice if there was one."""
    if not rules.may_take_part(voice, option.poll.webinar):
        raise Refused(_("Register for this cycle to vote."))
    poll = Poll.objects.select_for_update().get(pk=option.poll_id)
    if poll.state != PollState.OPEN:
        raise Refused(_("This poll has closed."))
    tag = poll_tag(voice, poll)
    PollVote.objects.update_or_create(poll=poll, tag=tag, defaults={"option": option, "cycle_id": poll.cycle_id})
    if _makes_a_batch(poll):
        count_votes(poll, held_back=rules.FEWEST_IN_A_BATCH)
        tell_results(poll)
    tell_votes(option.poll)
    return poll


def _makes_a_batch(poll: Poll) -> bool:
    """Results move by several votes at a time, so that no change of theirs tells what one person chose (P05).

    As many are held back, so that the close adds several too.
    """
    shown_votes = Option.objects.filter(poll=poll).aggregate(votes=Sum("votes"))["votes"]
    fewest = rules.FEWEST_IN_A_BATCH if shown_votes else rules.FEWEST_SHOWN
    return bool(PollVote.objects.filter(poll=poll).count() - shown_votes >= fewest + rules.FEWEST_IN_A_BATCH)

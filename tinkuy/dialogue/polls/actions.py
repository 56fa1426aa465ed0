"""A poll: drafted, opened, voted in, closed with its votes made anonymous, its results shown.

A vote has no entry in the journal, no time and no name beside it.
"""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.core.text import tidy
from tinkuy.dialogue.floor.actions import take_off_the_screen
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.rules import may_take_part
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.ballots import VOTES, Ballot
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Option, Poll, PollState, PollVote
from tinkuy.dialogue.polls.queries import VoteView, options_with_votes
from tinkuy.dialogue.polls.stream_events import tell_poll
from tinkuy.dialogue.polls.turns import nobody_votes_meanwhile
from tinkuy.hiding import is_safe_result
from tinkuy.journal.trail import record, undoing
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.rules import demand

Words = Mapping[str, str]
FEWEST_OPTIONS, MOST_OPTIONS = 2, 8


@transaction.atomic
def draft_poll(*, actor: Person, webinar: Webinar, question: Words, options: Sequence[Words]) -> Poll:
    """Write a poll of one choice; nobody sees it until it is opened."""
    demand(actor, "moderate", webinar.cycle)
    main = webinar.cycle.main_language
    if not tidy(question.get(main, "")):
        raise Refused(_("Write the question of the poll in the main language of the cycle."))
    chosen = [words for words in options if tidy(words.get(main, ""))]
    if not FEWEST_OPTIONS <= len(chosen) <= MOST_OPTIONS:
        raise Refused(
            _("A poll has from %(fewest)d to %(most)d options.") % {"fewest": FEWEST_OPTIONS, "most": MOST_OPTIONS}
        )
    poll = Poll.objects.create(cycle=webinar.cycle, webinar=webinar, question=dict(question))
    Option.objects.bulk_create(
        Option(cycle=webinar.cycle, poll=poll, ordinal=place, text=dict(words))
        for place, words in enumerate(chosen, start=1)
    )
    record(actor, "drafted", poll)
    tell_poll(poll)
    return poll


@transaction.atomic
def remove_poll(*, actor: Person, poll: Poll, undoes: int | None = None) -> None:
    """Throw a draft away."""
    demand(actor, "moderate", poll.cycle)
    if Poll.objects.select_for_update().get(pk=poll.pk).state != PollState.DRAFT:
        raise Refused(_("A poll that was opened stays in the record."))
    record(actor, "removed", poll, **undoing(undoes))
    Poll.objects.filter(pk=poll.pk).delete()
    tell_poll(poll)
    transaction.on_commit(lambda: ephemeral.destroy_key(poll_key_name(poll)))


@transaction.atomic
def open_poll(*, actor: Person, poll: Poll) -> Poll:
    """Let the room vote. The key of its votes is on disk before the first one may come."""
    demand(actor, "moderate", poll.cycle)
    if Webinar.objects.get(pk=poll.webinar_id).state != WebinarState.LIVE:
        raise Refused(_("This session is not going on now."))
    ephemeral.make_key(poll_key_name(poll))
    try:
        with transaction.atomic():
            opened = Poll.objects.filter(pk=poll.pk, state=PollState.DRAFT)
            if not opened.update(state=PollState.OPEN, opened_at=clock.now()):
                raise Refused(_("This poll was opened already."))
    except IntegrityError as error:
        raise Refused(_("Another poll is open. Close it first.")) from error
    poll.refresh_from_db()
    record(actor, "opened", poll)
    tell_poll(poll)
    return poll


@transaction.atomic
def redraft_poll(*, actor: Person, poll: Poll, undoes: int | None = None) -> Poll:
    """Take an open poll back among those prepared, as if it had not been opened: its votes go, and their key."""
    demand(actor, "moderate", poll.cycle)
    nobody_votes_meanwhile(poll.webinar_id)
    if not Poll.objects.filter(pk=poll.pk, state=PollState.OPEN).update(state=PollState.DRAFT, opened_at=None):
        raise Refused(_("This poll is not open."))
    PollVote.objects.filter(poll=poll).delete()
    Option.objects.filter(poll=poll).update(votes=0)
    was_on_screen = take_off_the_screen(screen_poll=poll)
    poll.refresh_from_db()
    record(actor, "took back", poll, **undoing(undoes))
    tell_poll(poll)
    if was_on_screen:
        tell_floor(poll.webinar)
    transaction.on_commit(lambda: ephemeral.destroy_key(poll_key_name(poll)))
    return poll


@transaction.atomic
def close_poll(*, actor: Person | None, poll: Poll, reveal: bool = False) -> Poll:
    """Count for good and forget who voted: the votes' rows go now, their key once this is certain (invariant 26)."""
    if actor is not None:
        demand(actor, "moderate", poll.cycle)
    closed = end_poll(actor, poll, reveal=reveal)
    tell_poll(closed)
    return closed


def end_poll(actor: Person | None, poll: Poll, *, reveal: bool = False) -> Poll:
    """Close it in the caller's transaction, which tells of it last."""
    nobody_votes_meanwhile(poll.webinar_id)
    floor = Floor.objects.filter(webinar=poll.webinar).select_related("webinar").first()
    second = floor.second_at(clock.now()) if floor else None
    changes = {
        "state": PollState.CLOSED,
        "closed_at": clock.now(),
        "closed_second": second,
        "hook": answered_hook(poll.webinar_id, second) if second is not None else None,
    }
    if not Poll.objects.filter(pk=poll.pk, state=PollState.OPEN).update(**changes):
        raise Refused(_("This poll is not open."))
    count_votes(poll)  # a vote that was on its way came before the count, or comes not at all
    PollVote.objects.filter(poll=poll).delete()
    Poll.objects.filter(pk=poll.pk).update(is_revealed=reveal and _has_enough(poll))
    poll.refresh_from_db()
    record(actor, "closed", poll)
    transaction.on_commit(lambda: ephemeral.destroy_key(poll_key_name(poll)))
    return poll


def count_votes(poll: Poll) -> None:
    """Write to each option of *poll* how many votes it has; nobody votes meanwhile."""
    for option in options_with_votes(poll):
        Option.objects.filter(pk=option.pk).update(votes=option.votes_cast)


def _has_enough(poll: Poll) -> bool:
    return is_safe_result(list(Option.objects.filter(poll=poll).values_list("votes", flat=True)))


@transaction.atomic
def reveal_poll(*, actor: Person, poll: Poll, undoes: int | None = None) -> Poll:
    """Show the results to everyone."""
    demand(actor, "moderate", poll.cycle)
    if poll.state == PollState.CLOSED and not _has_enough(poll):
        raise Refused(
            _("Fewer than five voted, or few and all the same: the result would tell who voted what, and is not shown.")
        )
    if not Poll.objects.filter(pk=poll.pk, state=PollState.CLOSED).update(is_revealed=True):
        raise Refused(_("Close the poll first: then its results are shown to everyone."))
    poll.refresh_from_db()
    record(actor, "revealed", poll, **undoing(undoes))
    tell_poll(poll)
    return poll


@transaction.atomic
def hide_results(*, actor: Person, poll: Poll, undoes: int | None = None) -> Poll:
    """The results are again for the moderation and for who voted."""
    demand(actor, "moderate", poll.cycle)
    if not Poll.objects.filter(pk=poll.pk, state=PollState.CLOSED, is_revealed=True).update(is_revealed=False):
        raise Refused(_("The result of this poll is not shown to everyone."))
    poll.refresh_from_db()
    record(actor, "hid the result of", poll, **undoing(undoes))
    tell_poll(poll)
    return poll


def cast_vote(*, voice: Voice, option: Option) -> VoteView:
    """Vote for *option*, instead of the voice's earlier choice if there was one."""
    poll = option.poll
    return cast_vote_for_key(voice=voice, webinar=poll.webinar, key=f"{poll.public_id}.{option.ordinal}")


def cast_vote_for_key(*, voice: Voice, webinar: Webinar, key: str) -> VoteView:
    """As `cast_vote`, for the option of a poll of *webinar* that a form names by its key.

    Those who vote at the same moment are written together.
    """
    if not may_take_part(voice, webinar):
        raise Refused(_("Register for this cycle to vote."))
    return VOTES.do(Ballot(voice, webinar, key), key=webinar.pk)

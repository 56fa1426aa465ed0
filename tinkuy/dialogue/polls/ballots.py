"""Votes as they are written: those of one session that come at the same moment together (`core.rows.group_commit`)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.core.rows.group_commit import GroupCommit
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.keys import vote_key
from tinkuy.dialogue.polls.models import Option, Poll, PollState, PollVote
from tinkuy.dialogue.polls.queries import VoteView, options_of_poll, options_with_votes
from tinkuy.dialogue.polls.stream_events import tell_results, tell_votes
from tinkuy.dialogue.polls.turns import share_voting
from tinkuy.hiding import HELD_BACK, is_batch_due, is_safe_result, may_result_move
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class Ballot:
    """What a voice of *webinar* chose: the option of one of its polls by its key, `<poll's public id>.<place>`."""

    voice: Voice
    webinar: Webinar
    key: str


def _cast_together(ballots: Sequence[Ballot]) -> list[VoteView | Exception]:
    """*ballots* of one session, in their order. Refusals are in words that each reads in their own language."""
    webinar = ballots[0].webinar
    share_voting(webinar.pk)
    cast: dict[int, VoteView | Exception] = {}
    for public_id, places in sorted(_by_poll(ballots).items()):
        options = options_of_poll(webinar, public_id)
        answers = _cast_in_poll(webinar, [(ballots[place], options.get(ballots[place].key)) for place in places])
        cast |= dict(zip(places, answers, strict=True))
    return [cast[place] for place in range(len(ballots))]


def _by_poll(ballots: Sequence[Ballot]) -> dict[str, list[int]]:
    """By the public id of a poll, which of *ballots* name it."""
    by_poll: dict[str, list[int]] = {}
    for place, ballot in enumerate(ballots):
        by_poll.setdefault(ballot.key.rpartition(".")[0], []).append(place)
    return by_poll


VOTES = GroupCommit(_cast_together)
VOTE = CompiledInsert(PollVote, unique=["poll", "tag"], update=["option"])


def _cast_in_poll(webinar: Webinar, choices: Sequence[tuple[Ballot, Option | None]]) -> list[VoteView | Exception]:
    """The poll cannot close meanwhile. What is read once here serves all who vote together, the batch and the answers.

    Results move by several votes at a time, so that no change of theirs tells what one person chose (P05). As many are
    held back, so that the close adds several too.
    """
    poll = next((option.poll for _ballot, option in choices if option), None)
    key = vote_key(poll) if poll is not None and poll.state == PollState.OPEN else None
    if poll is None or key is None:
        return [_refusal(option) for _ballot, option in choices]
    poll.webinar, poll.cycle = webinar, webinar.cycle
    votes = {}
    for ballot, option in choices:
        if option:  # of one who votes twice at once the later choice stands
            tag = ephemeral.tag(key, ballot.voice.identity)
            votes[tag] = PollVote(poll=poll, tag=tag, option=option, cycle_id=poll.cycle_id)
    VOTE.add(*(votes[tag] for tag in sorted(votes)))  # two processes lock the same rows in one order
    options = options_with_votes(poll)
    total = sum(one.votes_cast for one in options)
    if is_batch_due(sum(one.votes for one in options), cast=total) and _has_moved(poll, options):
        tell_results(poll)
    tell_votes(poll)
    return [VoteView(poll, options, option.pk, total) if option else _refusal(None) for _ballot, option in choices]


def _refusal(option: Option | None) -> Refused:
    if option is None:
        return Refused(gettext_lazy("Choose one of the answers, then vote."))
    return Refused(gettext_lazy("This poll has closed."))


def _newest_first(poll: Any) -> QuerySet[PollVote, int]:
    votes: QuerySet[PollVote] = PollVote.objects.with_scopes_disabled().filter(poll=poll)
    return votes.order_by("-pk").values_list("option", flat=True)


NEWEST_FIRST = CompiledQuery(_newest_first)
NEWEST_VOTES = CompiledQuery(lambda poll: _newest_first(poll)[:HELD_BACK])


def _has_moved(poll: Poll, options: list[Any]) -> bool:
    """Count all votes but the newest, if the result of *poll* may move; *options* become those that were counted.

    Others vote meanwhile, and one counts at a time: whoever finds the options locked leaves the count to a later vote.
    A vote that its owner changes keeps its place.
    """
    newest = [*NEWEST_VOTES.rows(poll.pk)]
    if not is_safe_result(_of_each(options, newest)) or not _locks_all(options):
        return False
    options[:] = options_with_votes(poll)  # as they are now that nobody else counts
    votes = [*NEWEST_FIRST.rows(poll.pk)]  # all in one reading: between two of them others' votes are committed
    counted, held_back = (_of_each(options, part) for part in (votes[HELD_BACK:], votes[:HELD_BACK]))
    if not may_result_move([one.votes for one in options], counted, held_back):
        return False
    for option, number in zip(options, counted, strict=True):
        if option.votes != number:
            Option.objects.filter(pk=option.pk).update(votes=number)
            option.votes = number
    return True


def _of_each(options: Sequence[Option], votes: Sequence[int]) -> list[int]:
    """How many of *votes*, each the key of an option, are for each of *options*."""
    counts = Counter(votes)
    return [counts[one.pk] for one in options]


def _locks_all(options: Sequence[Option]) -> bool:
    if not connection.features.has_select_for_update:
        return True  # SQLite has one writer at a time
    rows = Option.objects.select_for_update(skip_locked=True, no_key=True).order_by("pk")
    return len(rows.filter(pk__in=[one.pk for one in options])) == len(options)

"""The polls of a session, and which results of a poll are shown, and to whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.hiding import Audience, is_safe_result, safe
from tinkuy.planning.cycles.models.webinar import Webinar

from .keys import existing_poll_tag
from .models import Option, Poll, PollState, PollVote


def shows_results(poll: Poll, *, has_voted: bool, moderates: bool = False) -> bool:
    """Results go to the moderation, then to who voted, then, once revealed, to all."""
    if moderates or poll.is_revealed:
        return True
    return has_voted and poll.state in (PollState.OPEN, PollState.CLOSED)


def poll_with_id(webinar: Webinar, public_id: str) -> Poll | None:
    return Poll.objects.select_related("cycle", "webinar").filter(webinar=webinar, public_id=public_id).first()


OPTIONS_OF_POLL = CompiledQuery(
    lambda cycle, webinar, poll: (
        Option.objects.with_scope(cycle=cycle)
        .filter(poll__webinar=webinar, poll__public_id=poll)
        .select_related("poll")
        .order_by()
    )
)


def options_of_poll(webinar: Webinar, public_id: str) -> dict[str, Option]:
    """Those of a poll of *webinar*, each with the poll, by the key of a form: `<poll's public id>.<place>`."""
    options = OPTIONS_OF_POLL.rows(cycle_in_scope(), webinar.pk, public_id)
    return {f"{public_id}.{option.ordinal}": option for option in options}


def _with_votes(cycle: int, poll: int) -> QuerySet[Option]:
    """The votes of an option, which is of the cycle, are counted in its index; to ask for their cycle read each row."""
    votes = PollVote.objects.with_scopes_disabled()
    of_option = votes.filter(option=OuterRef("pk")).order_by().values("option")
    cast = Coalesce(Subquery(of_option.values_list(Count("pk"))), 0)
    options: QuerySet[Option] = Option.objects.with_scope(cycle=cycle).filter(poll=poll)
    return options.annotate(votes_cast=cast)


OPTIONS_WITH_VOTES = CompiledQuery(_with_votes)


def options_with_votes(poll: Poll) -> list[Any]:
    """The options in their order, each with `votes_cast`: all its votes, where `votes` are those of the batches."""
    return OPTIONS_WITH_VOTES.rows(cycle_in_scope(), poll.pk)


@dataclass(frozen=True)
class VoteView:
    """A vote that was just cast, with what was read for it: `options_with_votes`, and how many votes there are.

    `chosen` is the key of the option; None for a part that is the same whatever was chosen.
    """

    poll: Poll
    options: Sequence[Option]
    chosen: int | None
    total: int


@dataclass(frozen=True)
class Choice:
    """An option; `votes` and `share` (0 to 1) are None where results are not shown."""

    option: Option
    votes: int | None
    share: float | None
    is_mine: bool


@dataclass(frozen=True)
class PollView:
    """`total` votes were cast (L07); the results are of the first `counted` of them, since they move by batches.

    `hides_voters`: the results may be shown at all, to whomever they are due. Once the poll has closed, a `total`
    of fewer than five is None.
    """

    poll: Poll
    choices: tuple[Choice, ...]
    total: int | None
    counted: int
    hides_voters: bool
    has_voted: bool
    shows_results: bool

    @property
    def is_open(self) -> bool:
        return self.poll.state == PollState.OPEN

    @property
    def has_too_few(self) -> bool:
        """It closed, and its results would tell who voted what."""
        return not self.is_open and not self.hides_voters


def polls_of(webinar: Webinar) -> list[Poll]:
    return list(Poll.objects.filter(webinar=webinar).exclude(state=PollState.ARCHIVED))


OPEN_POLL = CompiledQuery(
    lambda cycle, webinar: Poll.objects.with_scope(cycle=cycle).filter(webinar=webinar, state=PollState.OPEN)
)
LAST_POLL = CompiledQuery(
    lambda cycle, webinar: (
        Poll.objects.with_scope(cycle=cycle)
        .filter(webinar=webinar, state=PollState.CLOSED)
        .order_by("-closed_at", "-id")[:1]
    )
)
OPTIONS_OF = CompiledQuery(lambda cycle, poll: Option.objects.with_scope(cycle=cycle).filter(poll=poll))
VOTES_IN = CompiledQuery(
    lambda poll: (
        PollVote.objects.with_scopes_disabled().filter(poll=poll).order_by().values("poll").values_list(Count("pk"))
    )
)
CHOICE_OF = CompiledQuery(
    lambda cycle, poll, tag: (
        PollVote.objects.with_scope(cycle=cycle).filter(poll=poll, tag=tag).values_list("option", flat=True)
    )
)


def open_or_last_poll(webinar: Webinar) -> Poll | None:
    """The poll that the room sees: the open one, else the one that closed last."""
    place = cycle_in_scope(), webinar.pk
    poll = OPEN_POLL.first(*place) or LAST_POLL.first(*place)
    if poll is not None:
        poll.webinar, poll.cycle = webinar, webinar.cycle
    return poll


def poll_for(poll: Poll, voice: Voice | None, *, moderates: bool = False, has_voted: bool = False) -> PollView:
    """The poll for *voice*; without one, for everybody who *has_voted* or not (a frame of the stream)."""
    mine = _choice_of(voice, poll) if voice else None
    is_due = shows_results(poll, has_voted=has_voted or mine is not None, moderates=moderates)
    total = votes_cast(poll) if poll.state == PollState.OPEN else None
    view = _view(poll, OPTIONS_OF.rows(cycle_in_scope(), poll.pk), mine, total, is_due=is_due)
    return replace(view, has_voted=True) if has_voted else view


def poll_after(vote: VoteView) -> PollView:
    """For who has just cast *vote* in an open poll; nothing is read again."""
    is_due = shows_results(vote.poll, has_voted=True)
    return _view(vote.poll, vote.options, vote.chosen, vote.total, is_due=is_due)


def _view(poll: Poll, options: Sequence[Option], mine: int | None, total: int | None, *, is_due: bool) -> PollView:
    counted = sum(option.votes for option in options)
    hides_voters = is_safe_result([option.votes for option in options])
    shows = is_due and hides_voters
    return PollView(
        poll=poll,
        choices=tuple(
            Choice(
                option=option,
                votes=option.votes if shows else None,
                share=(option.votes / counted if counted else 0.0) if shows else None,
                is_mine=option.pk == mine,
            )
            for option in options
        ),
        total=safe(counted, Audience.TEAM) if total is None else total,
        counted=counted,
        hides_voters=hides_voters,
        has_voted=mine is not None,
        shows_results=shows,
    )


def votes_cast(poll: Poll) -> int:
    """In an open poll, by the votes themselves."""
    counted = VOTES_IN.first(poll.pk)
    return counted[0] if counted else 0


def _choice_of(voice: Voice, poll: Poll) -> int | None:
    tag = existing_poll_tag(voice, poll) if poll.state == PollState.OPEN else ""
    return CHOICE_OF.first(cycle_in_scope(), poll.pk, tag) if tag else None

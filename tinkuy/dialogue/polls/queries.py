"""One thing of the cycle in scope by its place in an address, or None. `floor_with_code` alone needs no scope."""

from dataclasses import dataclass

from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls import rules
from tinkuy.dialogue.polls.keys import existing_poll_tag
from tinkuy.dialogue.polls.models import Option, Poll, PollState, PollVote
from tinkuy.hiding import Audience, is_safe_result, safe
from tinkuy.planning.cycles.models.webinar import Webinar


def poll_with_id(webinar: Webinar, public_id: str) -> Poll | None:
    return Poll.objects.select_related("cycle", "webinar").filter(webinar=webinar, public_id=public_id).first()


def option_with_key(webinar: Webinar, key: str) -> Option | None:
    """An option of a poll of *webinar* by `<poll's public id>.<place>`; anything else finds nothing."""
    poll, _dot, place = key.rpartition(".")
    if not (place.isascii() and place.isdigit()) or len(place) > 2:
        return None
    joined = Option.objects.select_related("poll", "poll__cycle", "poll__webinar")
    return joined.filter(poll__webinar=webinar, poll__public_id=poll, ordinal=int(place)).first()


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


def open_or_last_poll(webinar: Webinar) -> Poll | None:
    """The poll that the room sees: the open one, else the one that closed last."""
    polls = Poll.objects.filter(webinar=webinar)
    poll = (
        polls.filter(state=PollState.OPEN).first()
        or polls.filter(state=PollState.CLOSED).order_by("-closed_at", "-id").first()
    )
    if poll is not None:
        poll.webinar, poll.cycle = webinar, webinar.cycle
    return poll


def poll_for(poll: Poll, voice: Voice | None, *, moderates: bool = False, has_voted: bool = False) -> PollView:
    """The poll for *voice*; without one, for everybody who *has_voted* or not (a frame of the stream)."""
    mine = _choice_of(voice, poll) if voice else None
    voted = has_voted or mine is not None
    options = list(Option.objects.filter(poll=poll))
    counted = sum(option.votes for option in options)
    is_due = rules.shows_results(poll, has_voted=voted, moderates=moderates)
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
        total=votes_cast(poll) if poll.state == PollState.OPEN else safe(counted, Audience.TEAM),
        counted=counted,
        hides_voters=hides_voters,
        has_voted=voted,
        shows_results=shows,
    )


def votes_cast(poll: Poll) -> int:
    """In an open poll, by the votes themselves."""
    return PollVote.objects.filter(poll=poll).count()


def _choice_of(voice: Voice, poll: Poll) -> int | None:
    tag = existing_poll_tag(voice, poll) if poll.state == PollState.OPEN else ""
    vote = PollVote.objects.filter(poll=poll, tag=tag).first() if tag else None
    return vote.option_id if vote else None

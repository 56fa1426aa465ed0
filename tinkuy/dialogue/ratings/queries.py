"""What somebody answered, for themselves alone; and what was counted, as an audience may read it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.hiding import Audience, RatedSessions, SafeRatings, SessionRating as Numbers, SessionRatings, safe
from tinkuy.planning.cycles.models.webinar import HELD_STATES, Webinar

from .keys import existing_rating_tag
from .models import AGREES_FROM, Intention, RatingCount, RatingQuestion, SessionRating, Usefulness
from .rules import OPEN_FOR, are_all_counted, closes_at, rateable

LONGEST_SESSION = timedelta(days=2)
QUESTIONS = tuple(RatingQuestion)


@dataclass(frozen=True)
class OwnRating:
    """A session that somebody may rate, until when, and what they answered, if anything."""

    webinar: Webinar
    closes_at: datetime
    rating: SessionRating | None

    @property
    def answers(self) -> list[str]:
        if self.rating is None:
            return []
        return [str(Usefulness(self.rating.useful).label), str(Intention(self.rating.apply).label)]


def own_ratings(registration: Registration) -> list[OwnRating]:
    """Of the sessions of the cycle in scope that they attended and may rate now, the latest first."""
    since = clock.now() - OPEN_FOR - LONGEST_SESSION
    recent = Webinar.objects.filter(state__in=HELD_STATES, starts_at__gte=since, rating_counts__isnull=True)
    open_now = [one for one in recent.select_related("cycle").order_by("-ordinal") if clock.now() < closes_at(one)]
    if not open_now:
        return []
    own = rateable(registration)
    return [own_rating(registration, one) for one in open_now if one.ordinal in own]


def own_rating(registration: Registration, webinar: Webinar) -> OwnRating:
    tag = existing_rating_tag(registration, webinar)
    row = SessionRating.objects.filter(webinar=webinar, tag=tag).first() if tag else None
    return OwnRating(webinar, closes_at(webinar), row)


def own_ratings_data(registration: Registration) -> list[dict[str, Any]]:
    """What they answered and nobody has counted yet, as plain values for their own data."""
    rated = Webinar.objects.filter(ratings__isnull=False).select_related("cycle").distinct()
    return [
        {
            "session": one.webinar.ordinal,
            "useful": one.answers[0],
            "will_apply": one.answers[1],
            "counted_at": one.closes_at.isoformat(),
        }
        for one in (own_rating(registration, webinar) for webinar in rated)
        if one.rating is not None
    ]


@dataclass(frozen=True)
class RatingVotes:
    """What was counted of one session: who answered, and who agreed to each question."""

    answered: int
    agreed: tuple[int, ...]


def counted_ratings() -> dict[int, RatingVotes]:
    """By ordinal the sessions of the cycle in scope whose answers were counted: never to be shown as they are."""
    votes: defaultdict[int, dict[tuple[str, int], int]] = defaultdict(dict)
    for ordinal, question, choice, answers in RatingCount.objects.values_list(
        "webinar__ordinal", "question", "choice", "answers"
    ):
        votes[ordinal][question, choice] = answers
    return {ordinal: _votes(of_session) for ordinal, of_session in votes.items()}


def _votes(of_session: Mapping[tuple[str, int], int]) -> RatingVotes:
    answered = sum(count for (question, _choice), count in of_session.items() if question == QUESTIONS[0])
    agreed = (
        sum(count for (about, choice), count in of_session.items() if about == question and choice >= AGREES_FROM)
        for question in QUESTIONS
    )
    return RatingVotes(answered, tuple(agreed))


def safe_ratings(
    votes: Mapping[int, RatingVotes], attended: Mapping[int, int | None], audience: Audience
) -> SafeRatings:
    """What *audience* may read of the sum of *votes* of the cycle in scope; *attended* is what it reads of the
    attendance of each session."""
    of_sessions = tuple(_numbers(votes, attended).values())
    return safe(SessionRatings(of_sessions, len(QUESTIONS), are_all_counted()), audience)


def safe_ratings_by_session(
    votes: Mapping[int, RatingVotes], attended: Mapping[int, int | None], audience: Audience
) -> dict[int, SafeRatings]:
    """The same of each session, by its ordinal; outside of none."""
    return safe(RatedSessions(_numbers(votes, attended), len(QUESTIONS)), audience)


def _numbers(votes: Mapping[int, RatingVotes], attended: Mapping[int, int | None]) -> dict[int, Numbers]:
    return {ordinal: Numbers(attended.get(ordinal), one.answered, one.agreed) for ordinal, one in votes.items()}

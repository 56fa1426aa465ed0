"""The console's queue: each question with what helps to decide it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from tinkuy.core import clock
from tinkuy.dialogue.floor.console_pages import TABS
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.parts import Context
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.questions.queries import FloorQuestion, asking_countries, questions_to_decide
from tinkuy.dialogue.questions.rules import ON_THE_FLOOR
from tinkuy.journal.models import Entry
from tinkuy.language.personal_data.guard import alerts
from tinkuy.language.stemming import stems
from tinkuy.planning.cycles.models.webinar import Webinar

S = QuestionState
STATES: Mapping[str, tuple[QuestionState, ...]] = dict(
    zip(TABS, ((S.WAITING,), (S.VISIBLE,), (S.ANSWERED,), (S.HELD,), (S.DEFERRED, S.LEFT), (S.MERGED,)), strict=True)
)

MOST_CARDS = 50
"""Questions of a heap on the page at once; the others move up."""


@dataclass(frozen=True)
class Card:
    """`pieces` are the text in order, each with whether it may identify somebody; `joined` is the support that would
    stand after joining it to `similar`; `into` is the one that it was joined to.
    """

    floor_question: FloorQuestion
    pieces: tuple[tuple[str, bool], ...]
    similar: Question | None
    joined: int
    is_first_of_country: bool
    is_on_screen: bool
    minutes_ago: int
    into: Question | None = None

    @property
    def is_flagged(self) -> bool:
        return any(flagged for _words, flagged in self.pieces)


@dataclass(frozen=True)
class Queue:
    """One heap; `counts` by tab, `declined` is told as a number alone; `more` do not fit."""

    tab: str
    cards: tuple[Card, ...]
    counts: Mapping[str, int]
    declined: int
    more: int


def queue_of(webinar: Webinar, floor: Floor | None, tab: str, asking: Iterable[str]) -> Queue:
    """The heap *tab*: what waits oldest first, what the room reads by its support.

    *asking* are the countries of what it reads.
    """
    rows = questions_to_decide(webinar, STATES[tab])
    if STATES[tab][0] in ON_THE_FLOOR:
        rows.sort(key=lambda one: (not one.question.is_pinned, -one.question.upvotes))
    elif STATES[tab][0] == S.MERGED:
        rows.sort(key=lambda one: (one.question.merged_into_id or 0, one.question.pk))  # each beside its like
    counts = counts_by_state(webinar)
    return Queue(
        tab=tab,
        cards=tuple(_cards(webinar, floor, rows[:MOST_CARDS], frozenset(asking))),
        counts={name: sum(counts.get(state, 0) for state in states) for name, states in STATES.items()},
        declined=counts.get(S.DECLINED, 0),
        more=max(0, len(rows) - MOST_CARDS),
    )


def counts_by_state(webinar: Webinar) -> dict[str, int]:
    """How many questions of *webinar* are in each state."""
    rows = Question.objects.filter(webinar=webinar).order_by().values("state").annotate(n=Count("pk"))
    return dict(rows.values_list("state", "n"))


def questions_to_join(webinar: Webinar, besides: Question | None = None) -> list[Question]:
    """What another question may be joined to: all that the room can read."""
    rows = Question.objects.filter(webinar=webinar, state__in=ON_THE_FLOOR)
    return list(rows.exclude(pk=besides.pk) if besides else rows)


def _cards(
    webinar: Webinar, floor: Floor | None, rows: Sequence[FloorQuestion], asking: frozenset[str]
) -> Iterable[Card]:
    read = questions_to_join(webinar)
    alike = _alike([one.question for one in rows], read)
    support = _support(webinar) if any(one.question.upvotes for one in rows) else {}
    joined_to = Question.objects.in_bulk({one.question.merged_into_id for one in rows} - {None})
    on_screen = floor.screen_question_id if floor and floor.screen == ScreenKind.QUESTION else None
    for one in rows:
        row, similar = one.question, alike[one.question.pk]
        yield Card(
            floor_question=one,
            pieces=tuple(_pieces(row.text)),
            similar=similar,
            joined=similar.upvotes + len(support.get(row.pk, set()) - support.get(similar.pk, set())) if similar else 0,
            is_first_of_country=bool(one.country) and one.country not in asking,
            is_on_screen=row.pk == on_screen,
            minutes_ago=max(0, int((clock.now() - row.asked_at).total_seconds()) // 60),
            into=joined_to.get(row.merged_into_id),
        )


def _support(webinar: Webinar) -> dict[int, set[str]]:
    """The tags of who supports each question: who supports both of two counts once."""
    tags_by_question: dict[int, set[str]] = {}
    for question, tag in Upvote.objects.filter(question__webinar=webinar).values_list("question", "tag"):
        tags_by_question.setdefault(question, set()).add(tag)
    return tags_by_question


def _pieces(text: str) -> Iterable[tuple[str, bool]]:
    place = 0
    for alert in alerts(text):
        if alert.start < place:
            continue
        yield text[place : alert.start], False
        yield text[alert.start : alert.end], True
        place = alert.end
    yield text[place:], False


LEAST_SHARED = 0.5
"""Of the stems of the shorter question."""
SHORTEST = 4
"""Shorter stems are articles and the like, which all questions share."""


def _alike(questions: Sequence[Question], others: Sequence[Question]) -> dict[int, Question | None]:
    """For each of *questions* the one of the *others* that shares most words with it, if it shares at least half of
    them; the stems of each are taken once.
    """
    stems_of = {row.pk: _stems(row) for row in (*questions, *others)}
    return {
        row.pk: _most_alike(row.pk, [other for other in others if other.pk != row.pk], stems_of) for row in questions
    }


def _most_alike(key: int, others: Sequence[Question], stems_of: Mapping[int, frozenset[str]]) -> Question | None:
    shares = ((_share(stems_of[key], stems_of[other.pk]), other) for other in others)
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= LEAST_SHARED else None


def _stems(question: Question) -> frozenset[str]:
    return frozenset(stem for stem in stems(question.text, question.language) if len(stem) >= SHORTEST)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter > 2 else 0.0


def queue_on_console(webinar: Webinar, floor: Floor, tab: str) -> Context:
    asking = asking_countries(webinar)
    return {"asking": asking, "queue": queue_of(webinar, floor, tab, asking.countries)}


def who_decided_last(question: Question) -> Entry | None:
    """The last entry of the trail about *question*, with its actor."""
    about = Entry.objects.filter(subject="question", subject_id=question.public_id)
    return about.select_related("actor").first()

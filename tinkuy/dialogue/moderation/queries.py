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
from tinkuy.language.personal_data import alerts
from tinkuy.language.stemming import stems
from tinkuy.planning.cycles.models.webinar import Webinar

S = QuestionState
STATES: Mapping[str, QuestionState] = dict(
    zip(TABS, (S.WAITING, S.VISIBLE, S.ANSWERED, S.HELD, S.DEFERRED), strict=True)
)

MOST_CARDS = 50
"""Questions of a heap on the page at once; the others move up."""


@dataclass(frozen=True)
class Card:
    """`pieces` are the text in order, each with whether it may identify somebody; `joined` is the support that would
    stand after joining it to `similar`.
    """

    floor_question: FloorQuestion
    pieces: tuple[tuple[str, bool], ...]
    similar: Question | None
    joined: int
    is_first_of_country: bool
    is_on_screen: bool
    minutes_ago: int

    @property
    def is_flagged(self) -> bool:
        return any(flagged for _words, flagged in self.pieces)


@dataclass(frozen=True)
class Queue:
    """One heap; `counts` by tab, `declined` and `joined` are told as numbers alone; `more` do not fit."""

    tab: str
    cards: tuple[Card, ...]
    counts: Mapping[str, int]
    declined: int
    joined: int
    more: int


def queue_of(webinar: Webinar, floor: Floor | None, tab: str, asking: Iterable[str]) -> Queue:
    """The heap *tab*: what waits oldest first, what the room reads by its support.

    *asking* are the countries of what it reads.
    """
    rows = questions_to_decide(webinar, [STATES[tab]])
    if STATES[tab] in ON_THE_FLOOR:
        rows.sort(key=lambda one: (not one.question.is_pinned, -one.question.upvotes))
    counts = counts_by_state(webinar)
    return Queue(
        tab=tab,
        cards=tuple(_cards(webinar, floor, rows[:MOST_CARDS], frozenset(asking))),
        counts={name: counts.get(state, 0) for name, state in STATES.items()},
        declined=counts.get(S.DECLINED, 0),
        joined=counts.get(S.MERGED, 0),
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
    alike = {one.question.pk: _alike(one.question, read) for one in rows}
    support = _support(webinar) if any(one.question.upvotes for one in rows) else {}
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
        )


def _alike(question: Question, read: Sequence[Question]) -> Question | None:
    return similar_question(question, [other for other in read if other.pk != question.pk])


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


def similar_question(question: Question, others: Sequence[Question]) -> Question | None:
    """The one of *others* that shares most words with *question*, if it shares at least half of them."""
    own = _stems(question)
    best = max(((_share(own, _stems(other)), other) for other in others), key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= LEAST_SHARED else None


def _stems(question: Question) -> frozenset[str]:
    return frozenset(stem for stem in stems(question.text, question.language) if len(stem) >= SHORTEST)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter > 2 else 0.0


def queue_on_console(webinar: Webinar, floor: Floor, tab: str) -> Context:
    asking = asking_countries(webinar)
    return {"asking": asking, "queue": queue_of(webinar, floor, tab, asking.countries)}

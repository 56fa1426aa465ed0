"""What was done in each webinar, counted: questions, support, votes, notes. Without voters (decision 0010).

Only a question that the room may read under a name is counted for whoever asked it. Who asked without a name, who
supported and who voted is asked of no row here (invariant 26): their acts stand in the sums alone.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, Sum

from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.hiding import Audience, safe
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import NAMELESS

READ = (QuestionState.VISIBLE, QuestionState.ANSWERED, QuestionState.DEFERRED, QuestionState.ARCHIVED)
"""Questions that the room could read, each once: one that was joined to another is read there."""


@dataclass
class Activity:
    """Of one webinar. `questions` were read or joined to another; `named` are registrations.

    `by_country` are questions that were read. `votes` are of closed polls that may show their result.
    """

    read: int = 0
    answered: int = 0
    questions: int = 0
    supports: int = 0
    votes: int = 0
    notes: int = 0
    named: set[int] = field(default_factory=set)
    by_country: Counter[str] = field(default_factory=Counter)

    @property
    def by_participants(self) -> int:
        return self.questions + self.supports + self.votes


def activity_by_webinar(cycle: Cycle) -> dict[int, Activity]:
    """By the key of each webinar of the cycle in scope in which something was done: four queries."""
    acts_by_webinar: defaultdict[int, Activity] = defaultdict(Activity)
    _count_questions(cycle, acts_by_webinar)
    named = Question.objects.filter(cycle=cycle, shown_as=ShownAs.NAMED, state__in=READ, asker__isnull=False)
    for webinar, asker in named.exclude(regime__in=NAMELESS).values_list("webinar_id", "asker_id"):
        acts_by_webinar[webinar].named.add(asker)
    polls = Poll.objects.filter(cycle=cycle, state__in=(PollState.CLOSED, PollState.ARCHIVED))
    for webinar, votes in polls.annotate(total=Sum("options__votes")).values_list("webinar_id", "total"):
        acts_by_webinar[webinar].votes += safe(votes or 0, Audience.TEAM) or 0
    for webinar in Note.objects.filter(cycle=cycle, state=NoteState.SHARED).values_list("webinar_id", flat=True):
        acts_by_webinar[webinar].notes += 1
    return dict(acts_by_webinar)


def _count_questions(cycle: Cycle, acts_by_webinar: defaultdict[int, Activity]) -> None:
    rows = Question.objects.filter(Q(state__in=READ) | Q(state=QuestionState.MERGED), cycle=cycle)
    for webinar, state, country, regime, upvotes, answer in rows.values_list(
        "webinar_id", "state", "country", "regime", "upvotes", "answer"
    ):
        acts = acts_by_webinar[webinar]
        acts.questions += 1
        acts.supports += upvotes
        if state in READ:
            acts.read += 1
            acts.answered += state == QuestionState.ANSWERED or (bool(answer) and state != QuestionState.VISIBLE)
            if country and regime not in NAMELESS:
                acts.by_country[country] += 1

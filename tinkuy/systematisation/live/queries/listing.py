"""What was said live in a session, in the order of its minutes, with the quotes that were made of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.dialogue.notes.queries import note_with_id
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.polls.queries import poll_with_id
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.queries import question_with_id
from tinkuy.hiding import Audience, safe
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import ROW_OF, Excerpt, Source
from tinkuy.systematisation.evidence.models.transcript import as_clock
from tinkuy.systematisation.evidence.queries.attributes import regime_at, under_present_regime

from .quotable import Quotable, quotable_of

LIVE = (Source.QUESTION, Source.ANSWER, Source.POLL, Source.NOTE)

Quotes = dict[tuple[str, int], list[Excerpt]]
"""By source and key of the row."""


@dataclass(frozen=True)
class LiveThing:
    """Something said live. `country` as its regime allows; `support` is None where too few supported a question."""

    quotable: Quotable
    country: str
    support: int | None
    quotes: tuple[Excerpt, ...]

    @property
    def id(self) -> str:
        """Its place in the page."""
        return place_in_page(self.quotable.source, self.quotable.row)

    @property
    def clock(self) -> str:
        return as_clock(self.quotable.second)

    @property
    def answers_to(self) -> str:
        """The question that an answer answers."""
        row = self.quotable.row
        return row.text if isinstance(row, Question) and self.quotable.source == Source.ANSWER else ""

    @property
    def suggested(self) -> str:
        """The kind that the note itself names."""
        return self.quotable.row.kind if isinstance(self.quotable.row, Note) else ""

    @property
    def choices(self) -> list[tuple[int, FindingKind]]:
        """The kinds it may still be cited with, each with the key that chooses it; the one suggested comes first."""
        cited = {quote.kind for quote in self.quotes}
        uncited = [(key, kind) for key, kind in enumerate(FindingKind, 1) if kind not in cited]
        return (
            sorted(uncited, key=lambda pair: pair[1] != self.suggested)
            if rules.could_be_read(self.quotable.row)
            else []
        )


def place_in_page(source: str, row: rules.Live) -> str:
    return f"{source}-{row.public_id}"


def live_things(cycle: Cycle, webinar: Webinar) -> list[LiveThing]:
    """What the room could read, and whatever was cited since and is not shown any more; seven queries."""
    quotes = _quotes_of(cycle, webinar)
    segments = list(Segment.objects.filter(webinar=webinar))
    things = [_thing(quotable, segments, cycle, quotes) for quotable in _quotables_in(webinar, quotes)]
    return sorted(things, key=lambda thing: (thing.quotable.second, LIVE.index(thing.quotable.source)))


def counts_by_source(things: Iterable[LiveThing]) -> dict[Source, int]:
    counts = Counter(thing.quotable.source for thing in things)
    return {source: counts[source] for source in LIVE}


def count_of_live(webinar: Webinar) -> int:
    """How many things were said live that may be cited; four queries."""
    questions = Question.objects.filter(webinar=webinar, state__in=rules.READ_BY_THE_ROOM)
    answers = Question.objects.filter(webinar=webinar, state=QuestionState.ANSWERED).exclude(answer="")
    polls = Poll.objects.filter(webinar=webinar, state=PollState.CLOSED)
    notes = Note.objects.filter(webinar=webinar, state=NoteState.SHARED)
    return questions.count() + answers.count() + polls.count() + notes.count()


def row_with_id(webinar: Webinar, source: str, public_id: str) -> rules.Live | None:
    """The row of a session that *source* names, whatever its state."""
    if source == Source.POLL:
        return poll_with_id(webinar, public_id)
    if source == Source.NOTE:
        return note_with_id(webinar, public_id)
    return question_with_id(webinar, public_id) if source in (Source.QUESTION, Source.ANSWER) else None


def _quotes_of(cycle: Cycle, webinar: Webinar) -> Quotes:
    cited = Excerpt.objects.filter(webinar=webinar, source__in=LIVE).prefetch_related("findings").order_by("pk")
    quotes: Quotes = defaultdict(list)
    for quote in under_present_regime(cycle, cited):
        quotes[quote.source, getattr(quote, f"{ROW_OF[Source(quote.source)]}_id")].append(quote)
    return quotes


def _quotables_in(webinar: Webinar, quotes: Quotes) -> list[Quotable]:
    questions = list(_read_or_cited(Question.objects.all(), webinar, rules.READ_BY_THE_ROOM, quotes))
    polls = _read_or_cited(Poll.objects.all(), webinar, [PollState.CLOSED], quotes).prefetch_related("options")
    notes = _read_or_cited(Note.objects.all(), webinar, [NoteState.SHARED], quotes)
    return [
        *(quotable_of(Source.QUESTION, row) for row in questions),
        *(quotable_of(Source.ANSWER, row) for row in questions if rules.is_answered_in_words(row)),
        *(quotable_of(Source.POLL, row) for row in polls),
        *(quotable_of(Source.NOTE, row) for row in notes),
    ]


def _read_or_cited[R: rules.Live](
    rows: QuerySet[R], webinar: Webinar, states: Iterable[str], quotes: Quotes
) -> QuerySet[R]:
    cited = [key for (source, key), _quotes in quotes.items() if ROW_OF[Source(source)] == rows.model._meta.model_name]
    return rows.filter(Q(state__in=list(states)) | Q(pk__in=cited), webinar=webinar).select_related("cycle")


def _thing(quotable: Quotable, segments: Sequence[Segment], cycle: Cycle, quotes: Quotes) -> LiveThing:
    now = regime_at(segments, quotable.second * 1000, cycle.default_regime)
    regime = rules.strictest(quotable.regime or now, now)
    upvotes = quotable.row.upvotes if quotable.source == Source.QUESTION and isinstance(quotable.row, Question) else 0
    return LiveThing(
        quotable=quotable,
        country=quotable.country if rules.names_country(regime) else "",
        support=safe(upvotes, Audience.TEAM),
        quotes=tuple(quotes.get((quotable.source, quotable.row.pk), ())),
    )

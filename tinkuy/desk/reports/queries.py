"""How much was said and asked: counts of questions, polls, quotes and findings, never of persons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tinkuy.desk.figures.queries.heat import floor_of
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import LEFT, Finding

NOT_HELD = (PollState.DRAFT, PollState.OPEN)


@dataclass(frozen=True)
class ParticipationCounts:
    """Of a cycle or of one session; `countries` took the floor. Findings are those of a cycle, None of a session."""

    questions: int
    answered: int
    polls: int
    quotes: int
    countries: int
    findings: int | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.questions or self.polls or self.quotes or self.countries or self.findings)


def participation_counts(cycle: Cycle, webinar: Webinar | None = None) -> ParticipationCounts:
    """What was said in the *cycle* in scope, or in one *webinar* of it."""
    within: Mapping[str, Any] = {"webinar": webinar} if webinar else {}
    questions = Question.objects.filter(**within)
    spoke = {country for place, country in floor_of(cycle) if webinar is None or place == webinar.ordinal}
    findings = Finding.objects.exclude(state__in=LEFT)
    return ParticipationCounts(
        questions=questions.exclude(state=QuestionState.MERGED).count(),
        answered=questions.filter(state=QuestionState.ANSWERED).count(),
        polls=Poll.objects.filter(**within).exclude(state__in=NOT_HELD).count(),
        quotes=Excerpt.objects.filter(**within).count(),
        countries=len(spoke),
        findings=None if webinar else findings.count(),
    )

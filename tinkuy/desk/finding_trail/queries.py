"""The trail of one finding both ways: back to what was said, its minutes and the threads it answered, forward to the
sheet, the answers of the countries, what they do, and the next cycle. No one stage knows all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinkuy.planning.carried_points.models import CarriedPoint
from tinkuy.planning.carried_points.queries import went_on_as
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hooks.queries import hook_answered_at, hooks_picked_up
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import state_today
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.queries import responses_to
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.content.sheet import FINDINGS
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.queries.findings import FindingSummary, finding_summaries
from tinkuy.systematisation.evidence.queries.lookup import findings
from tinkuy.systematisation.findings.queries import Related, related_to


@dataclass(frozen=True)
class Session:
    """A session with the quotes that come from it, in order."""

    webinar: Webinar
    quotes: tuple[Excerpt, ...]


@dataclass(frozen=True)
class Answer:
    """What a country answered to a recommendation, and what it does about it."""

    response: Response
    state: str
    actions: tuple[KeyAction, ...]


@dataclass(frozen=True)
class Led:
    """A recommendation that the finding is or leads to, with the answers to it."""

    finding: Finding
    answers: tuple[Answer, ...]

    @property
    def agreed(self) -> int:
        return sum(answer.response.state in ENDORSED for answer in self.answers)

    @property
    def in_practice(self) -> int:
        return sum(answer.response.state == "in_practice" for answer in self.answers)


@dataclass(frozen=True)
class Trail:
    hooks: tuple[Hook, ...]
    summary: FindingSummary
    sessions: tuple[Session, ...]
    related: Related
    versions: tuple[SheetVersion, ...]
    led: tuple[Led, ...]
    went_on: tuple[CarriedPoint, ...]


def finding_with(public_id: str) -> Finding | None:
    return findings().filter(public_id=public_id).first()


def trail_of(cycle: Cycle, finding: Finding) -> Trail:
    """Countries and voices as the regime of each quote allows; a number of queries that does not grow with it."""
    one = finding_summaries(cycle, [finding])[0]
    related = related_to(finding)
    led = _led(cycle, finding, related)
    return Trail(
        hooks=_hooks(one.quotes),
        summary=one,
        sessions=_sessions(one.quotes),
        related=related,
        versions=_versions(cycle, finding),
        led=led,
        went_on=tuple(went_on_as(cycle, "recommendation", [one.finding.public_id for one in led])),
    )


def _hooks(quotes: Sequence[Excerpt]) -> tuple[Hook, ...]:
    """The threads that its quotes answered, whatever these come from: a caption, a question, a note or a poll."""
    picked_up = hooks_picked_up(quote.webinar_id for quote in quotes)
    answered = (hook_answered_at(picked_up.get(quote.webinar_id, ()), quote.start_ms / 1000) for quote in quotes)
    return tuple(sorted({hook for hook in answered if hook is not None}, key=lambda hook: hook.number))


def _sessions(quotes: Sequence[Excerpt]) -> tuple[Session, ...]:
    webinars = {quote.webinar_id: quote.webinar for quote in quotes}
    ordered = sorted(webinars.values(), key=lambda webinar: webinar.ordinal)
    return tuple(
        Session(webinar, tuple(quote for quote in quotes if quote.webinar_id == webinar.pk)) for webinar in ordered
    )


def _versions(cycle: Cycle, finding: Finding) -> tuple[SheetVersion, ...]:
    """The published versions that say this finding, the newest first."""
    published = SheetVersion.objects.filter(sheet__cycle=cycle).order_by("-number", "language")
    return tuple(version for version in published if _says(version.content, finding.label))


def _says(content: dict[str, Any], label: str) -> bool:
    return any(item.get("code") == label for field in FINDINGS for item in content.get(field) or [])


def _led(cycle: Cycle, finding: Finding, related: Related) -> tuple[Led, ...]:
    """Of a recommendation its own answers; of another finding those of the recommendations that it leads to."""
    chosen = [finding, *(link.target for link in related.leads_to)]
    today = cycle.today()
    return tuple(Led(one, _answers(one, today)) for one in chosen if one.kind == FindingKind.RECOMMENDATION)


def _answers(finding: Finding, today: date) -> tuple[Answer, ...]:
    responses = responses_to(finding).prefetch_related("actions__responsible")
    return tuple(Answer(one, state_today(one, today), tuple(one.actions.all())) for one in responses)

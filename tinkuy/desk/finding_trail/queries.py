"""The trail of one finding both ways: back to what was said, its minutes and the threads it answered, forward to the
sheet, the answers of the countries, what they do, and the next cycle. No one stage knows all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.planning.carried_points.models import CarriedPoint
from tinkuy.planning.carried_points.queries import went_on_as
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import state_today
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.queries import responses_to, states_of
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.versions.models import PublishedFinding
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
    """What an addressee answered to a recommendation, and what it does about it."""

    response: Response
    state: str
    actions: tuple[KeyAction, ...]


@dataclass(frozen=True)
class Led:
    """A recommendation that the finding is or leads to, with the answers to it."""

    finding: Finding
    answers: tuple[Answer, ...]

    @property
    def states(self) -> Sequence[str]:
        """Where each country stands, by the furthest of its institutions, and each body without a country."""
        return list(states_of(answer.response for answer in self.answers).values())

    @property
    def agreed(self) -> int:
        return sum(state in ENDORSED for state in self.states)

    @property
    def in_practice(self) -> int:
        return self.states.count("in_practice")


@dataclass(frozen=True)
class Trail:
    hooks: tuple[Hook, ...]
    summary: FindingSummary
    sessions: tuple[Session, ...]
    related: Related
    versions: tuple[PublishedFinding, ...]
    led: tuple[Led, ...]
    went_on: tuple[CarriedPoint, ...]

    @property
    def is_in_force(self) -> bool:
        """Whether a version that is not retired prints it."""
        return any(printed.version.retired_at is None for printed in self.versions)


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
        versions=_versions(finding),
        led=led,
        went_on=tuple(went_on_as(cycle, "recommendation", [one.finding.public_id for one in led])),
    )


def _hooks(quotes: Sequence[Excerpt]) -> tuple[Hook, ...]:
    """The threads that its quotes answered, whatever these come from: a caption, a question, a note or a poll."""
    answered = {quote.hook_id for quote in quotes if quote.hook_id is not None}
    hooks = Hook.objects.filter(pk__in=answered) if answered else Hook.objects.none()
    return tuple(hooks.select_related("origin", "target").order_by("number"))


def _sessions(quotes: Sequence[Excerpt]) -> tuple[Session, ...]:
    webinars = {quote.webinar_id: quote.webinar for quote in quotes}
    ordered = sorted(webinars.values(), key=lambda webinar: webinar.ordinal)
    return tuple(
        Session(webinar, tuple(quote for quote in quotes if quote.webinar_id == webinar.pk)) for webinar in ordered
    )


def _versions(finding: Finding) -> tuple[PublishedFinding, ...]:
    """The published versions that say this finding, the newest first, each with how it calls it."""
    printed = PublishedFinding.objects.filter(finding=finding).select_related("version")
    return tuple(printed.order_by("-version__number", "version__language"))


def _led(cycle: Cycle, finding: Finding, related: Related) -> tuple[Led, ...]:
    """Of a recommendation its own answers; of another finding those of the recommendations that it leads to."""
    chosen = [finding, *(link.target for link in related.leads_to)]
    today = cycle.today()
    return tuple(Led(one, _answers(one, today)) for one in chosen if one.kind == FindingKind.RECOMMENDATION)


def _answers(finding: Finding, today: date) -> tuple[Answer, ...]:
    responses = responses_to(finding).prefetch_related("actions__responsible")
    return tuple(Answer(one, state_today(one, today), tuple(one.actions.all())) for one in responses)

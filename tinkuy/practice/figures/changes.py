"""What changed since a day, or since a session: of each answer where it stood then and where it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import local_day
from tinkuy.practice.adoptions.models import PRACTISED, Adoption
from tinkuy.practice.adoptions.queries import adoptions
from tinkuy.practice.key_actions.models import ActionStep, KeyAction
from tinkuy.practice.key_actions.queries import overdue_actions
from tinkuy.practice.responses.models import Response, ResponseState, ResponseStep
from tinkuy.practice.verification.models import Verification, VerificationState
from tinkuy.practice.visits.models import PeerVisit
from tinkuy.practice.visits.queries import visits_between
from tinkuy.publication.sheets.models import SheetVersion

MOST_CHANGES = 60


@dataclass(frozen=True)
class Change:
    """An answer that was told anew: `before` is its state on the day before, `step` the last one since."""

    response: Response
    before: str
    step: ResponseStep

    @property
    def has_moved(self) -> bool:
        return self.before != self.step.state


@dataclass(frozen=True)
class Changes:
    """Since a day, that one included. `updated` is how many answers changed; `answers` has the latest of them."""

    since: date
    questions: int
    updated: int
    answers: Sequence[Change]
    actions: Sequence[ActionStep]
    overdue: Sequence[KeyAction]
    verified: Sequence[Verification]
    adopted: Sequence[Adoption]
    visits: Sequence[PeerVisit]
    versions: Sequence[SheetVersion]

    @property
    def are_any(self) -> bool:
        of_answers = self.questions or self.updated or self.actions or self.overdue
        return bool(of_answers or self.verified or self.adopted or self.visits or self.versions)


def sessions_before(cycle: Cycle) -> list[tuple[Webinar, date]]:
    """The sessions that took place, the latest first, each with its day in the cycle's zone."""
    webinars = Webinar.objects.filter(cycle=cycle).order_by("-starts_at")
    return [(one, local_day(one.starts_at, cycle.zone)) for one in webinars if one.is_held and one.starts_at]


def changes_since(cycle: Cycle, since: date, countries: Sequence[str] = ()) -> Changes:
    """Of *countries* alone where any are named."""
    only = {"response__country__in": countries} if countries else {}
    steps = ResponseStep.objects.filter(cycle=cycle, taken_on__gte=since, **only)
    steps_of_actions = ActionStep.objects.filter(cycle=cycle, taken_on__gte=since, **_of_action(countries))
    communicated = Response.objects.filter(cycle=cycle, communicated_on__gte=since)
    begins = datetime.combine(since, time.min, tzinfo=ZoneInfo(cycle.zone))
    versions = SheetVersion.objects.filter(sheet__cycle=cycle, published_at__gte=begins).defer("content")
    late = overdue_actions(cycle).filter(due_on__gte=since, **only)
    return Changes(
        since=since,
        questions=(communicated.filter(country__in=countries) if countries else communicated).count(),
        updated=steps.order_by().values("response").distinct().count(),
        answers=_answers(steps, since),
        actions=list(
            steps_of_actions.select_related("action__response__finding", "action__response__institution").order_by(
                "-taken_on", "-id"
            )[:MOST_CHANGES]
        ),
        overdue=list(late[:MOST_CHANGES]),
        verified=_verified(cycle, since, countries),
        adopted=_adopted(cycle, since, countries),
        visits=visits_between(cycle, since, cycle.today(), countries)[:MOST_CHANGES],
        versions=list(versions.order_by("-number", "language")[:MOST_CHANGES]),
    )


def _verified(cycle: Cycle, since: date, countries: Sequence[str]) -> list[Verification]:
    """Concluded, of what *countries* do or by them."""
    rows = Verification.objects.filter(cycle=cycle, state=VerificationState.CONCLUDED, concluded_on__gte=since)
    if countries:
        rows = rows.filter(Q(response__country__in=countries) | Q(country__in=countries))
    related = rows.select_related("response__finding", "response__institution", "institution")
    return list(related.order_by("-concluded_on", "-id")[:MOST_CHANGES])


def _adopted(cycle: Cycle, since: date, countries: Sequence[str]) -> list[Adoption]:
    """Begun or ended, by *countries* or from them; an end stands with its own day."""
    rows = adoptions().filter(Q(adopted_on__gte=since) | Q(ended_on__gte=since), cycle=cycle, state__in=PRACTISED)
    if countries:
        rows = rows.filter(Q(country__in=countries) | Q(origin_country__in=countries))
    return list(rows.order_by("-adopted_on", "-id")[:MOST_CHANGES])


def _of_action(countries: Sequence[str]) -> dict[str, Sequence[str]]:
    return {"action__response__country__in": countries} if countries else {}


def _answers(steps: QuerySet[ResponseStep], since: date) -> list[Change]:
    """The answers of the latest steps, each once, with what stood before."""
    latest: dict[int, ResponseStep] = {}
    related = steps.select_related("response__finding", "response__institution")
    for step in related.order_by("-taken_on", "-id")[: MOST_CHANGES * 4]:
        if len(latest) < MOST_CHANGES:
            latest.setdefault(step.response_id, step)
    former = ResponseStep.objects.filter(response__in=list(latest), taken_on__lt=since).order_by("taken_on", "id")
    before = dict(former.values_list("response_id", "state"))
    return [
        Change(step.response, before.get(response, ResponseState.NO_ANSWER), step) for response, step in latest.items()
    ]

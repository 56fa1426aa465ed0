"""The outcomes of a cycle, and what everybody reads of them. No person's row is read."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.practice.outcomes.models import Outcome, OutcomeLink, OutcomeState
from tinkuy.systematisation.evidence.models.finding import Finding


def outcomes() -> QuerySet[Outcome]:
    return Outcome.objects.select_related("cycle", "finding", "adoption").order_by("-changed_on", "-id")


def outcome_of(cycle: Cycle, public_id: str) -> Outcome | None:
    """One of *cycle* by its public id, or None."""
    return outcomes().filter(cycle=cycle, public_id=public_id).first()


def outcomes_of_cycle(cycle: Cycle) -> list[Outcome]:
    """All that its team recorded, the latest change first."""
    return list(outcomes().filter(cycle=cycle))


def public_outcomes(*, findings: Iterable[Finding] | None = None, country: str = "") -> list[Outcome]:
    """Those that their countries show, of *findings* or of *country*, in one query, whichever cycles they are of."""
    with scopes_disabled():
        rows = (
            outcomes().filter(is_public=True, cycle__state__in=ANNOUNCED_STATES).exclude(state=OutcomeState.WITHDRAWN)
        )
        if findings is not None:
            rows = rows.filter(finding__in=[one.pk for one in findings])
        return list(rows.filter(country=country) if country else rows)


def link_with_fingerprint(fingerprint: str) -> OutcomeLink | None:
    """Of any cycle, with the change that it asks about."""
    with scopes_disabled():
        related = ("cycle", "outcome__cycle", "outcome__finding")
        return OutcomeLink.objects.filter(fingerprint=fingerprint).select_related(*related).first()


def answers_about(outcome: Outcome) -> QuerySet[OutcomeLink]:
    """What was said behind the links, the oldest first."""
    answered: QuerySet[OutcomeLink] = outcome.links.exclude(used_at=None).order_by("used_at", "id")
    return answered

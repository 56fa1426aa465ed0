from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from tinkuy.dialogue.agreements.models import AgreementState
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.visits.models import PeerVisit


def visit_of(support: PeerSupport) -> PeerVisit | None:
    """The visit that *support* consists of, with its agreement."""
    rows = PeerVisit.objects.select_related("cycle", "agreement__cycle", "support__finding__cycle", "decided_by")
    return rows.filter(support=support).first()


def visits_between(cycle: Cycle, since: date, until: date, countries: Sequence[str] = ()) -> list[PeerVisit]:
    """Those whose day or whose decision lies between, the latest first; of *countries* alone where any are named.

    What was called off is none, and of one without notes nobody has said that it took place.
    """
    days = Q(agreement__due_on__range=(since, until)) | Q(decided_on__range=(since, until))
    rows = PeerVisit.objects.filter(days, cycle=cycle).exclude(agreement__state=AgreementState.DROPPED)
    rows = rows.exclude(visitor_notes="", host_notes="", decision="")
    if countries:
        rows = rows.filter(Q(support__asking__in=countries) | Q(support__giving__in=countries))
    return list(rows.select_related("agreement", "support__finding").order_by("-agreement__due_on", "-pk"))

from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.visits.models import PeerVisit


def visit_of(support: PeerSupport) -> PeerVisit | None:
    """The visit that *support* consists of, with its agreement."""
    rows = PeerVisit.objects.select_related("cycle", "agreement__cycle", "support__finding__cycle", "decided_by")
    return rows.filter(support=support).first()

"""Who arranges a peer visit, and when the visiting country may decide."""

from tinkuy.people.models import Person
from tinkuy.practice.support.models import PeerSupport, SupportState
from tinkuy.practice.support.rules import may_speak
from tinkuy.practice.visits.models import PeerVisit


def has_visit(support: PeerSupport) -> bool:
    return PeerVisit.objects.filter(support=support).exists()


def may_arrange(person: Person, support: PeerSupport) -> bool:
    """Either side, while the support is agreed on and has no visit yet."""
    is_side = any(may_speak(person, support.cycle, code) for code in (support.asking, support.giving))
    return support.state == SupportState.AGREED and is_side and not has_visit(support)


def may_decide(visit: PeerVisit) -> bool:
    """Both sides have written."""
    return bool(visit.visitor_notes and visit.host_notes)


def is_ahead(visit: PeerVisit) -> bool:
    """Whether its day is still to come."""
    day = visit.agreement.due_on
    return day is not None and day > visit.cycle.today()

from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle, Governance
from tinkuy.practice.models import ResponseState

ENDORSED = (ResponseState.AGREED, ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE)
"""The states in which a country stands by the recommendation: an agreement, or what followed from it."""


def may_endorse(cycle: Cycle, institution: Organisation | None) -> bool:
    """Whether *institution* may endorse in *cycle*: any may, unless the cycle leaves it to governments."""
    if cycle.governance != Governance.GOVERNMENTS_ONLY:
        return True
    return institution is not None and institution.sector == Sector.GOVERNMENT

"""Hours of work that the record knows: whoever of the team runs a session is there as long as it lasts. Nothing else is
reckoned: preparing, writing and answering leave no hours, and are written by hand.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.models import GuestPart

IN_SESSIONS = (Role.COORDINATION, Role.FOCAL_POINT, Role.FACILITATION, Role.RAPPORTEUR, Role.SUPPORT)
"""Who works in a session. Systematising and reviewing happen outside of it."""
HUNDREDTH = Decimal("0.01")


def hours_in_sessions(cycle: Cycle, sessions: Sequence[Webinar]) -> dict[str, Decimal]:
    """Of the *cycle* in scope, by role: persons who have it today × hours that the *sessions* really took.

    A guest counts as a speaker in each session in which they are heard.
    """
    working = TeamRole.objects.filter(role__in=IN_SESSIONS).exclude(TeamRole.AWAITED)
    persons = Counter(role for role, _person in set(working.values_list("role", "person")))
    parts = set(GuestPart.objects.values_list("webinar_id", "guest_id"))
    guests_by_session = Counter(webinar for webinar, _guest in parts)
    hours: dict[str, Decimal] = defaultdict(Decimal)
    for webinar in sessions:
        length = length_of(webinar)
        for role, count in (*persons.items(), (Role.SPEAKER.value, guests_by_session[webinar.pk])):
            hours[role] += count * length
    return {role: total.quantize(HUNDREDTH) for role, total in hours.items() if total}


def length_of(webinar: Webinar) -> Decimal:
    """In hours, as it really was."""
    starts_at, ends_at = webinar.window
    return max(Decimal(0), Decimal(int((ends_at - starts_at).total_seconds())) / 3600)

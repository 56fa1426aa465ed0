"""What of the invitations of many cycles waits for somebody: mails to approve, invitees to tell by telephone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from tinkuy.convening.invitations.models import InvitationSending, Invitee, SendingState
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole

DRAFTS = RowsOfKeys[tuple[int, list[str]]](
    lambda cycles: (
        InvitationSending._base_manager.filter(cycle__in=cycles, state=SendingState.DRAFT)
        .order_by("pk")
        .values_list("cycle", "countries")
    )
)


def draft_mails(cycles: Iterable[int]) -> dict[int, Counter[str]]:
    """By the key of the cycle, how many there are by their one country, or by "" for several; one query."""
    by_cycle: dict[int, Counter[str]] = {}
    for pk, countries in DRAFTS.rows(list(cycles)):
        by_cycle.setdefault(pk, Counter())[countries[0] if len(countries) == 1 else ""] += 1
    return by_cycle


@dataclass(frozen=True)
class Unreached:
    """Of one cycle: how many in each country, and whether one of these has no focal point who could tell them."""

    counts: Counter[str]
    lack_focal_point: bool


def _unreached(cycles: Sequence[int]) -> QuerySet[Invitee, tuple[int, str, bool, int]]:
    focal_points = TeamRole._base_manager.filter(
        cycle=OuterRef("cycle"), country=OuterRef("country"), role=Role.FOCAL_POINT, person__is_active=True
    )
    invitees = Invitee._base_manager.filter(
        cycle__in=cycles, failed_at__isnull=False, called_at=None, declined_at=None, registered_at=None
    ).exclude(sealed_email=b"")
    by_country = invitees.order_by().annotate(is_handled=Exists(focal_points))
    rows = by_country.values("cycle", "country", "is_handled").annotate(count=Count("pk"))
    return rows.values_list("cycle", "country", "is_handled", "count")


UNREACHED = RowsOfKeys(_unreached)


def unreached_and_not_called(cycles: Iterable[int]) -> dict[int, Unreached]:
    """By the key of the cycle, those whom no mail reaches and for whom nobody made a link yet; one query."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    alone = set()
    for pk, country, is_handled, count in UNREACHED.rows(list(cycles)):
        counts[pk][country] += count
        if not is_handled:
            alone.add(pk)
    return {pk: Unreached(by_code, pk in alone) for pk, by_code in counts.items()}

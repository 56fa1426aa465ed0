"""Certificates that can be issued: once a cycle that gives them has held its last session."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from tinkuy.attendance.certificates.models import CertificateIssue, IssueState
from tinkuy.attendance.certificates.rules import follows_attendance
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.convening.registrations.rules import may_be_joined
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import HELD_STATES, Webinar, WebinarState
from tinkuy.uploads.models import ImportState

from .item import Due

MINUTES = 5
"""An estimate: the rule is read, accounts without an owner are looked at, and all are issued at once."""
NOT_ANY_MORE = (CycleState.ARCHIVED, CycleState.CANCELLED)


ISSUED = RowsOfKeys[int](
    lambda cycles: (
        CertificateIssue._base_manager.filter(cycle__in=cycles)
        .exclude(state=IssueState.FAILED)
        .values_list("cycle_id", flat=True)
    )
)
WEBINARS_OF = RowsOfKeys[Webinar](lambda cycles: Webinar._base_manager.filter(cycle__in=cycles))
COUNTED = RowsOfKeys[int](
    lambda cycles: (
        AttendanceImport._base_manager.filter(cycle__in=cycles, state=ImportState.COMMITTED)
        .order_by()
        .values_list("cycle_id", flat=True)
        .distinct()
    )
)


def certificates_to_issue(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """The coordination's, until they were issued once: whoever earned one later stands on that page alone."""
    giving = {
        pk: cycle for pk, cycle in cycles.items() if cycle.certificate_percent and cycle.state not in NOT_ANY_MORE
    }
    waiting = sorted(giving.keys() - set(ISSUED.rows(list(giving))))
    webinars = defaultdict(list)
    for webinar in WEBINARS_OF.rows(waiting):
        webinar.cycle = cycles[webinar.cycle_id]
        webinars[webinar.cycle_id].append(webinar)
    counted = set(COUNTED.rows(waiting))
    for pk in sorted(counted):
        if _is_over(webinars[pk]) and follows_attendance(cycles[pk]):
            yield _due(cycles[pk])


def _is_over(webinars: list[Webinar]) -> bool:
    is_ahead = any(may_be_joined(one) or one.state == WebinarState.LIVE for one in webinars)
    return not is_ahead and any(one.state in HELD_STATES for one in webinars)


def _due(cycle: Cycle) -> Due:
    coordination = str(Role.COORDINATION.label)
    return Due(
        cycle=cycle,
        on=cycle.today(),
        has_day=False,
        words=_("Issue the certificates"),
        who=coordination,
        code=initials(coordination),
        pages=[page_of(cycle, addresses.CERTIFICATES)],
        roles=frozenset({Role.COORDINATION}),
        deed=_("Issue"),
        thing=_("Certificates of participation"),
        why=_("The last session is over: whoever earned one waits for it."),
        minutes=MINUTES,
    )

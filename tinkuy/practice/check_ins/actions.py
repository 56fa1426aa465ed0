"""When the addressees of a recommendation are asked how it goes: the coordination says it."""

from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.practice.check_ins.models import ReportSchedule
from tinkuy.practice.check_ins.schedule import LONGEST, Schedule, parsed
from tinkuy.systematisation.evidence.models.finding import Finding

MOST_DAYS = 10
LEAST = 7
"""Days between two askings: more often nobody has anything to tell."""


@transaction.atomic
def set_schedule(*, actor: Person, finding: Finding, days: str, every: int | None = None) -> Schedule:
    """Ask all addressees of *finding* on other days; what was asked before stays asked."""
    demand(actor, "schedule_reports", finding.cycle)
    try:
        numbers = parsed(days)
    except ValueError as fault:
        raise Refused(
            _("Write numbers of days between 1 and %(most)d, for example 30 90 180.") % {"most": LONGEST}, about="days"
        ) from fault
    if any(later - sooner < LEAST for sooner, later in pairwise(numbers)):
        raise Refused(_("Leave at least %(least)d days between two askings.") % {"least": LEAST}, about="days")
    if every is not None and not LEAST <= every <= LONGEST:
        raise Refused(_("Leave at least %(least)d days between two askings.") % {"least": LEAST}, about="every")
    if len(numbers) > 10:
        raise Refused(_("Write at most %(most)d days.") % {"most": MOST_DAYS}, about="days")
    ReportSchedule.objects.update_or_create(
        finding=finding, defaults={"cycle": finding.cycle, "days": " ".join(map(str, numbers)), "every": every}
    )
    record(actor, "scheduled reports on", finding, label=finding.label)
    return Schedule(numbers, every)

"""When a link of this stage ended: a sentence for whoever still has it."""

from datetime import datetime

from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.practice.responses.actions.asking import OPENS_FOR


def day_it_ended(made_at: datetime, cycle: Cycle) -> str:
    """The day in words, in the cycle's zone, on which a link of *made_at* ended; nothing while it opens."""
    ends_at = made_at + OPENS_FOR
    return day_with_year(local_day(ends_at, cycle.zone)) if clock.now() > ends_at else ""


def why_it_ended(made_at: datetime, cycle: Cycle) -> str:
    """Of a link that somebody passed on by their own ways."""
    day = day_it_ended(made_at, cycle)
    return _("It ended on %(day)s. Ask whoever sent it to you for a new one.") % {"day": day} if day else ""

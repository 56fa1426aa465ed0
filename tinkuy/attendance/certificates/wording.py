"""What several pages of certificates, or a page and the paper, both say."""

from datetime import datetime

from django.utils.translation import gettext as _, ngettext

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year, local_day

from .rules import tells_theme


def day_on_it(cycle: Cycle, moment: datetime) -> str:
    """The day of *moment*; of a delicate theme the year alone, since by its days anyone finds a cycle."""
    day = local_day(moment, cycle.zone)
    return day_with_year(day) if tells_theme(cycle) else str(day.year)


def hours_in_words(minutes: int) -> str:
    """«6 hours», «5 hours 30 minutes»: of the sessions that were attended."""
    hours, rest = divmod(minutes, 60)
    whole = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    part = ngettext("%(minutes)d minute", "%(minutes)d minutes", rest) % {"minutes": rest}
    if not rest:
        return whole
    return _("%(hours)s %(minutes)s") % {"hours": whole, "minutes": part} if hours else part


def sessions_ahead_in_words(count: int) -> str:
    """Why none is issued yet."""
    sentence = ngettext(
        "A session is still to come. Certificates are issued once all of them are over.",
        "%(count)d sessions are still to come. Certificates are issued once all of them are over.",
        count,
    )
    return sentence % {"count": count}

"""What the form of a cycle says, before it is saved, of the rule that earns a certificate."""

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.core.text import listed
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import Certificate
from .rules import sessions_needed

EXAMPLES = (50, 75, 100)


def certificates_today(cycle: Cycle) -> str:
    """Of the *cycle* in scope: in sessions, for how many persons a rule would let through is nobody's to try out."""
    counted = len(attendance_of(cycle).webinars)
    if not counted:
        return ""
    sentence = ngettext(
        "Today %(count)d session has attendance: %(rules)s.",
        "Today %(count)d sessions have attendance: %(rules)s.",
        counted,
    )
    rules = [rule_in_words(percent, sessions_needed(percent, counted)) for percent in EXAMPLES]
    words = sentence % {"count": counted, "rules": listed(rules)}
    if Certificate.objects.exists():
        words += " " + _("Those that were issued already keep the rule by which they were issued.")
    return words


def rule_in_words(percent: int, needed: int) -> str:
    sentence = ngettext("%(percent)d %% asks for %(needed)d", "%(percent)d %% asks for %(needed)d of them", needed)
    return sentence % {"percent": percent, "needed": needed}

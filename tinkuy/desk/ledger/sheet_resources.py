"""What the ledger of a cycle says in its sheet: hours of work, money, tools, what institutions gave."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _, ngettext

from tinkuy.desk.ledger.queries import LedgerSummary, Money, ledger_of
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.sheets.drafting.suppliers import supplies


def register_sheet_resources() -> None:
    supplies("resources", resources_of)


def resources_of(cycle: Cycle) -> str:
    """Sentences for anybody; empty while the ledger is. Hours of all together: those of a role may be one person's."""
    return " ".join(_sentences(ledger_of(cycle, audience=Audience.PUBLIC)))


def _sentences(ledger: LedgerSummary) -> Iterator[str]:
    if ledger.total_hours:
        yield _("%(hours)s hours of work of the team, in sessions and as written down.") % {
            "hours": number_format(round(ledger.total_hours))
        }
    if ledger.work_per_hour is not None:
        yield _("That is %(hours)s hours for each hour of attendance.") % {
            "hours": number_format(round(ledger.work_per_hour, 1), 1)
        }
    if ledger.spent:
        yield _("Money spent: %(money)s.") % {"money": _money(ledger.spent)}
    if tools := ledger.free_tools + ledger.paid_tools:
        words = ngettext(
            "%(count)d tool, free of charge: %(free)d.", "%(count)d tools, free of charge: %(free)d.", tools
        )
        yield words % {"count": tools, "free": ledger.free_tools}
    if ledger.in_kind:
        institutions = len(ledger.in_kind)
        yield ngettext(
            "%(count)d institution gave time or means.", "%(count)d institutions gave time or means.", institutions
        ) % {"count": institutions}


def _money(sums: Money) -> str:
    return ", ".join(f"{code} {number_format(amount, 2, force_grouping=True)}" for code, amount in sums.items())
